import Reckoning
import Storage

/// A message that a worker has taken up.
struct Outgoing: Sendable, RowReadable {
    let id: ID<QueuedMail>
    let kind: Outbox.Kind
    let name: String
    /// Nil where what stands in the record is no address.
    let to: MailAddress?
    let subject: String
    let words: String
    let calendar: MailMessage.Calendar?
    private let tries: Int
    private let givesUpAt: Instant

    init(row: Row) throws {
        id = try row[0]
        kind = try row[1]
        name = try row[2]
        to = MailAddress(try row[3])
        subject = try row[4]
        words = try row[5]
        let (text, method): (String, String) = (try row[6], try row[7])
        calendar = text.isEmpty ? nil : MailMessage.Calendar(text: text, method: method)
        tries = try row[8]
        givesUpAt = try row[9]
    }

    static func find(_ id: ID<QueuedMail>, in database: any Connection) throws -> Outgoing? {
        try database.first(
            """
            SELECT m.id, m.kind, coalesce(p.name, ''), coalesce(p.email, m.address), m.subject, m.words,
                m.calendar, m.method, m.tries, m.gives_up_at
            FROM outgoing_mail m LEFT JOIN person p ON p.id = m.person WHERE m.id = \(id)
            """)
    }

    /// Whether it is given up if it cannot be handed over now.
    func isLastTry(at now: Instant) -> Bool { now >= givesUpAt || to == nil }

    /// When it is tried again: after 1, 2, 4 … minutes, four hours at most, and a last time when it
    /// is given up.
    func nextTry(after now: Instant) -> Instant {
        min(now.adding(seconds: 60 * min(240, 1 << min(tries, 8))), givesUpAt)
    }
}
