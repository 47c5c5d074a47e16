import Foundation
import Reckoning

/// A message to one address: words, and with them an invitation or a file of meetings for a calendar.
///
/// Its bytes are what RFC 5322 and MIME (RFC 2045 to 2047) ask for: lines of ASCII that end in CRLF,
/// whatever the names and words are written in. Nothing that is put into it can begin a header.
package struct MailMessage: Sendable {
    /// What a calendar program reads (RFC 5545), with its method (RFC 5546).
    package struct Calendar: Sendable {
        package let text: String
        package let method: String

        package init(text: String, method: String) { (self.text, self.method) = (text, method) }
    }

    package let id: String
    package let from: MailAddress
    package let fromName: String
    package let to: MailAddress
    package let toName: String
    package let subject: String
    package let words: String
    package let calendar: Calendar?
    package let date: Instant

    package init(
        id: String, from: MailAddress, fromName: String, to: MailAddress, toName: String = "",
        subject: String, words: String, calendar: Calendar? = nil, date: Instant
    ) {
        (self.id, self.from, self.fromName, self.to, self.toName) = (id, from, fromName, to, toName)
        (self.subject, self.words, self.calendar, self.date) = (subject, words, calendar, date)
    }

    /// The whole message, as it is handed over.
    package var bytes: Data { Data((headers + body).map { $0 + "\r\n" }.joined().utf8) }

    /// The same message keeps its id, so that one that is handed over twice is known as one.
    package var messageID: String { "<\(MailText.atom(id))@\(from.domain)>" }

    private var headers: [String] {
        [
            MailText.header("From", fromName, from), MailText.header("To", toName, to),
            MailText.header("Subject", subject), "Date: \(MailText.date(date))",
            "Message-ID: \(messageID)", "Auto-Submitted: auto-generated",
            "X-Auto-Response-Suppress: All", "MIME-Version: 1.0",
        ]
    }

    private var body: [String] {
        let plain = [
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: quoted-printable", "",
        ]
        let text = plain + MailText.quotedPrintable(words)
        guard let calendar else { return text }
        // "=_" is in no text that is quoted-printable or base64.
        let boundary = "=_alongside_\(MailText.atom(id))"
        // An invitation is another form of the words; a file of meetings comes with them.
        let kind = calendar.method == "PUBLISH" ? "mixed" : "alternative"
        return ["Content-Type: multipart/\(kind);", " boundary=\"\(boundary)\"", ""]
            + ["--\(boundary)"] + text + ["--\(boundary)"] + part(calendar) + ["--\(boundary)--"]
    }

    private func part(_ calendar: Calendar) -> [String] {
        let isFile = calendar.method == "PUBLISH"
        let name = isFile ? "meetings.ics" : "invitation.ics"
        return [
            "Content-Type: text/calendar; charset=utf-8;",
            " method=\(MailText.atom(calendar.method)); name=\"\(name)\"",
            "Content-Transfer-Encoding: base64",
        ] + (isFile ? ["Content-Disposition: attachment; filename=\"\(name)\""] : [])
            + [""] + MailText.base64(calendar.text)
    }
}
