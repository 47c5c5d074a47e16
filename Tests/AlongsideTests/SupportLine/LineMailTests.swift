import AlongsideTesting
import Pages
import Reckoning
import Storage
import Testing

@testable import Alongside

@Suite struct LineMailTests {
    private let address = "jo.finch@example.com"

    @Test(arguments: TestDatabase.engines)
    func `a caller is sent the list that the adviser saw, and the address is forgotten`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            let mail = try await MailSteps(test)
            var given = call()
            given = given.merging(Given(["signposted": ["service:epss", "contact:titan"]]))
            let id = try await mail.test.line(LogCall.self, given).call
            let liam = Client(mail.test)
            try await liam.signIn(Cast.liam)
            let path = "/line/calls/\(id)/services"
            #expect(try await liam.get(path).body.contains("Send this list to the caller"))
            let wrong = try await liam.post("\(path)/mail/check", [("send-to", "jo.finch@example")])
            #expect(wrong.status == 422 && wrong.body.contains("give an e-mail address, like name@example.org"))
            let shown = try await liam.post("\(path)/mail/check", [("send-to", address)])
            #expect(shown.status == 200 && shown.hidden("send-to") == address)
            #expect(try await mail.sent().isEmpty)

            let saved = try await liam.post("\(path)/mail", [("send-to", address)])
            #expect(saved.location == path)
            #expect(try await liam.get(path).body.contains("On its way to the caller"))
            let sent = try await mail.sent()
            #expect(sent.map(\.to.text) == [address] && sent[0].calendar == nil)
            for line in sent[0].words.split(separator: "\n") {
                #expect(
                    shown.body.contains(String(decoding: HTML(String(line)).bytes, as: UTF8.self)), "not shown: \(line)"
                )
            }
            let text = MailSteps.text(sent)
            #expect(text.contains("titan@norfolk.gov.uk") && text.contains("0333 313 7165"))
            for secret in ["Finch,", "Marshgate", "Reading does not", "01603 222300", "Ask for a review"] {
                #expect(!text.contains(secret), "\(secret)")
            }
            #expect(try await liam.get(path).body.contains("Sent to the caller by e-mail on"))
            #expect(try await places(test).isEmpty)
        }
    }

    /// Where in the database the address still stands.
    private func places(_ test: TestHouse) async throws -> [String] {
        let columns: [(SQL, String)] = [
            ("SELECT address FROM outgoing_mail", "outbox"), ("SELECT words FROM outgoing_mail", "outbox words"),
            ("SELECT fields FROM draft", "draft"), ("SELECT answer FROM once", "once"),
            ("SELECT detail FROM audit", "audit"), ("SELECT subject FROM audit", "audit subject"),
            ("SELECT notes FROM line_call", "call"),
        ]
        let address = address
        return try await test.store.read { database in
            try columns.filter { sql, _ in
                try database.values(sql, as: String.self).contains { $0.contains(address) }
            }.map(\.1)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `an address that nobody takes is forgotten too, and the call says that it failed`(_ engine: Engine)
        async throws
    {
        try await TestHouse.with(engine) { test in
            let mail = try await MailSteps(test)
            let id = try await mail.test.line(
                LogCall.self, call().merging(Given(["signposted": ["service:epss"]]))
            ).call
            _ = try await mail.test.line(
                SendServices.self, Given(["call": [id.text], "send-to": [address]]))
            mail.box.fail("No.")
            for _ in 0..<40 {
                _ = try await mail.worker.sendDue()
                test.clock.advance(minutes: 200)
            }
            #expect(try await mail.count("failed") == 1)
            #expect(try await places(test).isEmpty)
            let client = Client(mail.test)
            try await client.signIn(Cast.liam)
            #expect(try await client.get("/line/calls/\(id)/services").body.contains("It could not be sent by e-mail"))
            try await client.signIn(Cast.ada)
            let page = try await client.get("/mail").body
            #expect(page.contains("A caller") && !page.contains("Try again") && !page.contains(address))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `what a session that ended leaves behind does not have the caller's address`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            let mail = try await MailSteps(test)
            let id = try await mail.test.log().call
            let liam = Client(mail.test)
            try await liam.signIn(Cast.liam)
            test.clock.advance(minutes: 45)
            let answer = try await liam.post("/line/calls/\(id)/services/mail", [("send-to", address)])
            #expect(answer.location?.hasPrefix("/sign-in") == true)
            #expect(try await places(test).isEmpty)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `where mail is off the adviser is told to print the list`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let id = try await test.line(
                LogCall.self, call().merging(Given(["signposted": ["service:epss"]]))
            ).call
            let liam = Client(test)
            try await liam.signIn(Cast.liam)
            #expect(try await liam.get("/line/calls/\(id)/services").body.contains("Alongside sends no e-mail here"))
            let refused = await #expect(throws: Refusals.self) {
                _ = try await test.line(SendServices.self, Given(["call": [id.text], "send-to": [address]]))
            }
            #expect(refused?.list.first?.words.contains("sends no e-mail") == true)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the line's lead is told of an overdue promise once, without a name`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            let mail = try await MailSteps(test)
            func told() async throws -> [MailMessage] {
                try await OverduePromises.tell(mail.test.house)
                return try await mail.sent()
            }
            let first = try await mail.test.promised(within: "1")
            _ = try await mail.test.promised(within: "2")
            #expect(try await told().isEmpty)
            test.clock.advance(minutes: 61)
            let one = try await told()
            #expect(one.map(\.to.text) == ["wren.lock@example.org"])
            #expect(one.first?.subject == "1 promise to a caller is overdue")
            #expect(one.first?.words.contains("Open the board: https://alongside.example.gov.uk/line") == true)
            let text = MailSteps.text(one)
            #expect(!text.contains("Finch") && !text.contains("01603") && !text.contains(first.text))
            #expect(try await told().isEmpty)
            test.clock.advance(minutes: 61)
            #expect(try await told().map(\.subject) == ["2 promises to callers are overdue"])
            test.clock.advance(days: 2)
            #expect(try await told().isEmpty)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `nobody is lost where there is no lead to tell yet`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            let mail = try await MailSteps(test)
            try await test.store.keep {
                try $0.run("UPDATE account SET state = 'closed' WHERE person = \(Cast.wren.id)")
            }
            _ = try await mail.test.promised(within: "1")
            test.clock.advance(minutes: 61)
            try await OverduePromises.tell(mail.test.house)
            try await test.store.keep { try $0.run("UPDATE account SET state = 'open' WHERE person = \(Cast.wren.id)") }
            try await OverduePromises.tell(mail.test.house)
            #expect(try await mail.sent().count == 1)
        }
    }
}
