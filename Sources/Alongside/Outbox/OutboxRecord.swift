import Reckoning
import Storage

/// A message as the administrator sees it: what kind, for whom, how it stands. Never what it says,
/// nor a caller's address.
package struct OutboxRecord: Codable, Sendable, RowReadable {
    package let id: ID<QueuedMail>
    package let kind: Outbox.Kind
    /// Whoever has an account; nil for a caller.
    package let person: String?
    package let state: Outbox.State
    package let tries: Int
    package let trouble: String
    package let queuedAt: Instant
    package let nextAt: Instant
    /// Whether what it says is still there, so that it can be sent again.
    package let isWhole: Bool

    package init(row: Row) throws {
        id = try row[0]
        kind = try row[1]
        person = try row[2]
        state = try row[3]
        tries = try row[4]
        trouble = try row[5]
        queuedAt = try row[6]
        nextAt = try row[7]
        isWhole = try row[8] as Int == 1
    }

    static func all(
        _ states: [Outbox.State], for person: Person, first count: Int, in database: any Connection
    ) throws -> [OutboxRecord] {
        try database.all(
            """
            SELECT m.id, m.kind, p.name, m.state, m.tries, m.trouble, m.queued_at, m.next_at,
                CASE WHEN m.words = '' THEN 0 ELSE 1 END
            FROM outgoing_mail m LEFT JOIN person p ON p.id = m.person
            WHERE m.state IN \(list: states) AND \(person.mailInScope)
            ORDER BY m.queued_at DESC, m.id DESC LIMIT \(count)
            """)
    }
}

/// The outbox as a whole.
package struct OutboxState: Codable, Sendable {
    package let isOn: Bool
    package let waiting: Int
    package let failed: Int
    package let sentLastWeek: Int
    /// The latest of those that wait and of those that were given up.
    package let messages: [OutboxRecord]

    static func load(
        for person: Person, _ settings: HouseSettings, at now: Instant, in database: any Connection
    ) throws -> OutboxState {
        let (mine, week) = (person.mailInScope, now.adding(seconds: -7 * 86_400))
        func count(_ condition: SQL) throws -> Int {
            try database.count("SELECT count(*) FROM outgoing_mail WHERE \(mine) AND \(condition)")
        }
        return OutboxState(
            isOn: settings.mail != nil, waiting: try count("state IN ('waiting', 'sending')"),
            failed: try count("state = 'failed'"),
            sentLastWeek: try count("state = 'sent' AND ended_at >= \(week)"),
            messages: try OutboxRecord.all([.failed], for: person, first: 100, in: database)
                + OutboxRecord.all([.waiting, .sending], for: person, first: 100, in: database))
    }
}

extension Person {
    /// Which messages somebody may see the state of: an administrator's post for the county reaches
    /// all of them, and there is no other.
    var mailInScope: SQL { scope(.manageAccounts).isCounty ? "TRUE" : "FALSE" }
}
