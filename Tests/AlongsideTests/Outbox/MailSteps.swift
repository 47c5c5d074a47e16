import Alongside
import AlongsideTesting
import Pages
import Reckoning
import Storage
import Testing

/// A house that sends mail, and the box into which it goes.
struct MailSteps {
    let test: TestHouse
    let box = PretendMailbox()

    init(_ test: TestHouse, site: String? = "https://alongside.example.gov.uk") async throws {
        try await test.withCast()
        var settings = test.house.settings
        settings.mail = MailAddress("alongside@example.gov.uk").map { MailSettings(from: $0, site: site) }
        let house = House(
            store: test.store, authority: test.house.authority, settings: settings, now: test.house.now)
        self.test = TestHouse(house: house, clock: test.clock)
    }

    var worker: OutboxWorker { get throws { try #require(OutboxWorker(house: test.house, mail: .pretend(box))) } }

    /// Sends what is due and takes it out of the box.
    func sent() async throws -> [MailMessage] {
        _ = try await worker.sendDue()
        return box.empty()
    }

    func count(_ state: String) async throws -> Int {
        try await test.store.read { try $0.count("SELECT count(*) FROM outgoing_mail WHERE state = \(state)") }
    }

    /// Puts so many plain messages into the outbox.
    func queue(_ count: Int, to person: Person = Cast.dawn) async throws {
        let settings = try #require(test.house.settings.mail)
        try await test.store.keep { writing in
            try writing.queue(
                (0..<count).map {
                    QueuedMail(
                        .invitation, about: "test:\($0)", to: .person(person.id), subject: "Number \($0)",
                        words: "The words of number \($0).")
                }, settings)
        }
    }

    /// All that anybody could read anywhere in messages.
    static func text(_ messages: [MailMessage]) -> String {
        messages.map { "\($0.toName) \($0.to.text) \($0.subject) \($0.words) \($0.calendar?.text ?? "")" }
            .joined(separator: "\n").replacing("\r\n ", with: "")
    }
}
