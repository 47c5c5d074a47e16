import Reckoning
import Storage

/// Tells the line's lead by e-mail that promises to callers are overdue: how many, and where they
/// are; nobody's name. Each promise is told of once, and those of a quarter of an hour together.
package enum OverduePromises {
    static let pauseSeconds = 900

    package static func tell(_ house: House) async throws {
        guard let settings = house.settings.mail else { return }
        let (at, today) = (house.now(), house.today)
        guard try await house.store.read({ try isDue(at: at, in: $0) }) else { return }
        try await house.store.keep { writing in
            // Asked again under the writers' lock: another server may have told of them meanwhile.
            guard try isDue(at: writing.now, in: writing.connection) else { return }
            let leads = try leads(on: today, in: writing.connection)
            guard !leads.isEmpty else { return }
            try writing.run(
                """
                INSERT INTO promise_overdue_told (promise, told_at)
                SELECT pr.id, \(writing.now) FROM promise pr WHERE \(new(at: writing.now))
                """)
            let overdue = try writing.connection.count(
                "SELECT count(*) FROM promise WHERE state = 'open' AND due_at < \(writing.now)")
            try writing.queue(leads.map { message(overdue, to: $0, settings) }, settings)
        }
    }

    private static func new(at now: Instant) -> SQL {
        """
        pr.state = 'open' AND pr.due_at < \(now)
        AND NOT EXISTS (SELECT 1 FROM promise_overdue_told t WHERE t.promise = pr.id)
        """
    }

    private static func isDue(at now: Instant, in database: any Connection) throws -> Bool {
        guard try database.exists("SELECT 1 FROM promise pr WHERE \(new(at: now))") else { return false }
        return try !database.exists(
            "SELECT 1 FROM promise_overdue_told WHERE told_at > \(now.adding(seconds: -pauseSeconds))")
    }

    /// The line's leads of today who can be written to.
    private static func leads(on day: Day, in database: any Connection) throws -> [ID<Person>] {
        let people = try database.all(
            """
            SELECT DISTINCT p.id, p.email FROM post po JOIN person p ON p.id = po.person
            JOIN account a ON a.person = p.id AND a.state = 'open'
            WHERE po.role = \(Role.lineLead) AND po.from_day <= \(day)
            AND (po.until_day IS NULL OR po.until_day > \(day)) ORDER BY p.id
            """
        ) { (id: try $0[0] as ID<Person>, email: try $0[1] as String) }
        return people.filter { MailAddress($0.email) != nil }.map(\.id)
    }

    private static func message(
        _ overdue: Int, to lead: ID<Person>, _ settings: MailSettings
    ) -> QueuedMail {
        let words = overdue == 1 ? "1 promise to a caller is overdue" : "\(overdue) promises to callers are overdue"
        let board = settings.link(Address.line).map { "Open the board: \($0)" } ?? "Open the line’s board in Alongside."
        return QueuedMail(
            .overdue, about: "line", to: .person(lead), subject: words,
            words: """
                \(words).

                \(board)

                You get this once for each promise, because you lead the line. This message was sent by \
                Alongside; nobody reads answers to it.

                """)
    }
}
