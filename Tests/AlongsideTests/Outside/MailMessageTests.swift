import Alongside
import Foundation
import Reckoning
import Testing

@Suite struct MailMessageTests {
    private func message(
        subject: String = "Invitation", words: String = "Hello.\n", name: String = "Dawn Reed",
        calendar: MailMessage.Calendar? = nil
    ) throws -> [String] {
        let message = MailMessage(
            id: "0190-a", from: try #require(MailAddress("alongside@example.org")), fromName: "Norfolk",
            to: try #require(MailAddress("dawn.reed@example.org")), toName: name, subject: subject,
            words: words, calendar: calendar, date: Instant(milliseconds: 1_759_827_600_000))
        let text = String(decoding: message.bytes, as: UTF8.self)
        #expect(text.hasSuffix("\r\n") && !text.replacing("\r\n", with: "").contains { $0.isNewline })
        return text.components(separatedBy: "\r\n")
    }

    @Test func `an address is a plain one or none`() {
        for good in ["a@b.uk", "dawn.o'reed+send@sub.example.org", "x_1@a-b.example"] {
            #expect(MailAddress(good)?.text == good)
        }
        let bad = [
            "", "dawn", "dawn@", "@example.org", "dawn@example", "dawn @example.org",
            "dawn@example.org\r\nBcc: x@y.org",
            "Dawn <dawn@example.org>", "dawn@exa mple.org", "a@b@c.org", "-oQ/tmp@example.org", ".a@example.org",
            "a..b@example.org", "zoë@example.org", "a@-b.org", "a,b@example.org", "\"a\"@example.org",
            String(repeating: "a", count: 65) + "@example.org",
        ]
        for text in bad { #expect(MailAddress(text) == nil, "\(text)") }
    }

    @Test func `the headers are those of RFC 5322`() throws {
        let lines = try message()
        #expect(
            lines[0...3] == [
                "From: \"Norfolk\"", " <alongside@example.org>", "To: \"Dawn Reed\"", " <dawn.reed@example.org>",
            ])
        #expect(lines.contains("Subject: Invitation"))
        #expect(lines.contains("Date: Tue, 7 Oct 2025 09:00:00 +0000"))
        #expect(lines.contains("Message-ID: <0190-a@example.org>"))
        #expect(lines.contains("MIME-Version: 1.0") && lines.contains("Auto-Submitted: auto-generated"))
    }

    @Test func `a long plain subject is folded where a space is`() throws {
        let subject = "Invitation: Team Around the School, Larkspurhaven Primary School, 10 December 2026"
        let lines = try message(subject: subject)
        let start = try #require(lines.firstIndex { $0.hasPrefix("Subject: ") })
        #expect(lines[start].utf8.count <= 76 && lines[start + 1].hasPrefix(" "))
        #expect(lines[start] + lines[start + 1] == "Subject: \(subject)")
        let oneWord = try message(subject: String(repeating: "x", count: 200))
        #expect(oneWord.contains { $0.hasPrefix("Subject: =?utf-8?B?") })
    }

    @Test func `nothing that is put in begins a header`() throws {
        let evil = "Invitation\r\nBcc: everyone@example.org\n\nBody\u{2028}X: y\u{0}"
        let lines = try message(subject: evil, name: evil + "\"<a@b.org>")
        let headers = lines.prefix { !$0.isEmpty }
        #expect(headers.allSatisfy { !$0.hasPrefix("Bcc") && !$0.hasPrefix("X: ") && !$0.hasPrefix("Body") })
        #expect(headers.filter { !$0.hasPrefix(" ") }.count == 10)
    }

    @Test func `names and words of any alphabet go out in ASCII, in lines that every mail system takes`() throws {
        let long = String(repeating: "Zoë’s école 学校 👩‍🏫 ", count: 12)
        let calendar = MailMessage.Calendar(text: "SUMMARY:\(long)\r\n", method: "REQUEST")
        let lines = try message(
            subject: long, words: "From here\n.\n\(long)\nends in space \n", name: long, calendar: calendar)
        #expect(lines.allSatisfy { $0.utf8.count <= 76 && $0.utf8.allSatisfy { (32...126).contains($0) } })
        #expect(lines.contains("=46rom here") && lines.contains("=2E") && lines.contains("ends in space=20"))
        #expect(try decoded(lines) == long.split(separator: " ").joined(separator: " "))
    }

    /// The subject, put together again from its encoded words.
    private func decoded(_ lines: [String]) throws -> String {
        let start = try #require(lines.firstIndex { $0.hasPrefix("Subject: ") })
        let words =
            [String(lines[start].dropFirst(9))]
            + lines[(start + 1)...].prefix { $0.hasPrefix(" ") }.map { String($0.dropFirst()) }
        return try words.map { word in
            #expect(word.utf8.count <= 75 && word.hasPrefix("=?utf-8?B?") && word.hasSuffix("?="))
            let data = try #require(Data(base64Encoded: String(word.dropFirst(10).dropLast(2))))
            return try #require(String(data: data, encoding: .utf8))
        }.joined()
    }

    @Test func `an invitation is another form of the words, a file of meetings comes with them`() throws {
        let request = try message(calendar: .init(text: "BEGIN:VCALENDAR\r\n", method: "REQUEST"))
        #expect(request.contains("Content-Type: multipart/alternative;"))
        #expect(
            request.contains(" method=REQUEST; name=\"invitation.ics\"") && request.contains("QkVHSU46VkNBTEVOREFSDQo=")
        )
        #expect(request.filter { $0.hasPrefix("--=_alongside_0190-a") }.count == 3)
        let file = try message(calendar: .init(text: "BEGIN:VCALENDAR\r\n", method: "PUBLISH"))
        #expect(file.contains("Content-Type: multipart/mixed;"))
        #expect(file.contains("Content-Disposition: attachment; filename=\"meetings.ics\""))
    }

    @Test func `a program that fails says why, without the address; one that hangs is not waited for`() async throws {
        func send(_ script: String, within seconds: Int = 20) async throws {
            let file = FileManager.default.temporaryDirectory.appendingPathComponent("sendmail-\(UUID().uuidString)")
            try Data("#!/bin/sh\n\(script)\n".utf8).write(to: file)
            try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: file.path)
            defer { try? FileManager.default.removeItem(at: file) }
            let address = try #require(MailAddress("dawn.reed@example.org"))
            let message = MailMessage(
                id: "1", from: address, fromName: "", to: address, subject: "S", words: "W", date: Instant.now())
            try await Mail.sendmail(file.path, within: seconds).send(message)
        }
        try await send("cat >/dev/null; test \"$1 $2 $3\" = '-i -f dawn.reed@example.org'")
        try await send("exit 0")  // does not read what it is given
        let full = await #expect(throws: MailTrouble.self) {
            try await send("echo 'quota of <dawn.reed@example.org> is full' >&2; exit 75")
        }
        #expect(full?.words.contains("try again later") == true && full?.words.contains("quota of … is full") == true)
        let slow = await #expect(throws: MailTrouble.self) { try await send("exec sleep 30", within: 1) }
        #expect(slow?.words.contains("did not answer in time") == true)
    }
}
