import Alongside
import AlongsideTesting
import Pages
import Reckoning
import Storage
import Testing

@Suite struct OutboxTests {
    @Test(arguments: TestDatabase.engines)
    func `what cannot be handed over is tried again, more and more seldom, then given up and shown`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine) { test in
            let mail = try await MailSteps(test)
            try await mail.queue(1)
            mail.box.fail("The mail system is away.")
            #expect(try await mail.worker.sendDue() == tally(waiting: 1))
            #expect(try await mail.worker.sendDue() == tally())
            test.clock.advance(minutes: 1)
            #expect(try await mail.worker.sendDue() == tally(waiting: 1))
            test.clock.advance(minutes: 1)
            #expect(try await mail.worker.sendDue() == tally())
            for _ in 0..<40 {
                test.clock.advance(minutes: 120)
                _ = try await mail.worker.sendDue()
            }
            #expect(try await mail.count("failed") == 1)
            let ada = Client(mail.test)
            try await ada.signIn(Cast.ada)
            let page = try await ada.get("/mail")
            #expect(page.body.contains("The mail system is away.") && page.body.contains("Dawn Reed"))
            #expect(!page.body.contains("words of number") && !page.body.contains("Number 0"))
            #expect(try await ada.get("/today").body.contains("e-mails that could not be sent"))

            mail.box.fail(nil)
            let message = page.hidden("message")
            #expect(try await ada.post("/mail/again", [("message", message)]).location == "/mail")
            #expect(try await mail.sent().map(\.subject) == ["Number 0"])
            #expect(try await ada.post("/mail/again", [("message", message)]).status == 422)
            await #expect(throws: NotAllowed.self) {
                try await mail.test.does(Cast.dev, SendMailAgain.self, ["message": message])
            }
        }
    }

    private func tally(sent: Int = 0, waiting: Int = 0) -> OutboxWorker.Tally {
        var tally = OutboxWorker.Tally()
        (tally.sent, tally.waiting) = (sent, waiting)
        return tally
    }

    @Test(arguments: TestDatabase.engines)
    func `two servers share the work and send nothing twice`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            let mail = try await MailSteps(test)
            try await mail.queue(40)
            let (one, other) = (try mail.worker, try mail.worker)
            async let first = one.sendDue()
            async let second = other.sendDue()
            let sent = try await first.sent + second.sent
            #expect(sent == 40 && Set(mail.box.messages.map(\.messageID)).count == 40)
            #expect(mail.box.messages.count == 40)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a message in the hands of a server that died is sent after two minutes, as the same message`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine) { test in
            let mail = try await MailSteps(test)
            try await mail.queue(1)
            // A server takes it and dies: nothing is ever heard of it again.
            try await test.store.keep { writing in
                try writing.run(
                    """
                    UPDATE outgoing_mail SET state = 'sending', worker = 'dead',
                        next_at = \(writing.now.adding(seconds: 120))
                    """)
            }
            #expect(try await mail.sent().isEmpty)
            test.clock.advance(minutes: 2)
            let id: String? = try await test.store.read { try $0.value("SELECT id FROM outgoing_mail") }
            #expect(try await mail.sent().map(\.messageID) == ["<\(id ?? "")@example.gov.uk>"])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a message goes to the address of the day it is sent, and to nobody whose account is closed`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine) { test in
            let mail = try await MailSteps(test)
            try await mail.queue(1)
            try await mail.queue(1, to: Cast.otto)
            try await mail.queue(1, to: Cast.tom)
            try await test.store.keep { writing in
                try writing.run("UPDATE person SET email = 'new@example.org' WHERE id = \(Cast.dawn.id)")
                try writing.run("UPDATE person SET email = 'no address' WHERE id = \(Cast.tom.id)")
            }
            try await mail.test.does(Cast.ada, CloseAccount.self, ["person": Cast.otto.id.text])
            #expect(try await mail.sent().map(\.to.text) == ["new@example.org"])
            #expect(try await mail.count("dropped") == 1)
            #expect(try await mail.count("failed") == 1)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `what messages said is gone after thirty days, that there were some after a year`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine) { test in
            let mail = try await MailSteps(test)
            try await mail.queue(2)
            _ = try await mail.sent()
            func kept() async throws -> [String] {
                try await Housekeeping.tidy(test.store, at: test.house.now())
                return try await test.store.read { try $0.values("SELECT words FROM outgoing_mail") }
            }
            test.clock.advance(days: 29)
            #expect(try await kept().allSatisfy { $0.hasPrefix("The words") })
            test.clock.advance(days: 2)
            #expect(try await kept() == ["", ""])
            test.clock.advance(days: 365)
            #expect(try await kept().isEmpty)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `where mail is off nothing is queued and pages say so`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            _ = try await test.plan()
            #expect(try await test.store.read { try $0.count("SELECT count(*) FROM outgoing_mail") } == 0)
            #expect(OutboxWorker(house: test.house, mail: .pretend(PretendMailbox())) == nil)
            let client = Client(test)
            try await client.signIn(Cast.ada)
            #expect(try await client.get("/mail").body.contains("Mail is off"))
            #expect(try await client.get("/account").body.contains("Alongside sends no e-mail here"))
            #expect(try await client.get("/api/mail").body.contains(#""isOn":false"#))
        }
    }
}
