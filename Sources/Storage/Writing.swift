import Reckoning

/// An open write transaction: the connection, who is writing, and what will stand in the audit log.
public final class Writing {
    struct Entry {
        let act: String
        let subject: String
        let detail: String
    }

    public let connection: any Connection
    /// The time of the write: the same for every row it makes.
    public let now: Instant
    /// The id of the person who writes, or `system`.
    public let person: String
    private(set) var entries: [Entry] = []
    private let newBits: () -> (UInt64, UInt64)

    init(
        _ connection: any Connection, person: String, now: Instant,
        newBits: @escaping () -> (UInt64, UInt64)
    ) {
        self.connection = connection
        self.person = person
        self.now = now
        self.newBits = newBits
    }

    /// A new id. Those of one process sort in the order in which they were made: what was written
    /// down at the same instant is still read back in order (RFC 9562, 6.2: a counter).
    public func newID<Noun>() -> ID<Noun> {
        let (high, low) = newBits()
        return ID(milliseconds: now.milliseconds, random: high, low)
    }

    @discardableResult
    public func run(_ sql: SQL) throws -> Int { try connection.run(sql) }

    /// Says what this write did, for the audit log. `subject` is a kind and an id; `detail` names
    /// fields and states, never a person or what was written.
    public func note(_ act: String, _ subject: String, detail: String = "") {
        entries.append(Entry(act: act, subject: subject, detail: detail))
    }
}
