import Reckoning
import Storage

/// What lets a person sign in: a name, a password and a state.
package struct Account: Sendable, RowReadable {
    package enum State: String, Sendable, Codable, CaseIterable, StorableText {
        case open, closed
    }

    package let person: ID<Person>
    package let personName: String
    package let name: String
    package let state: State

    package init(row: Row) throws {
        person = try row[0]
        personName = try row[1]
        name = try row[2]
        state = try row[3]
    }

    /// The account of a person, where this administrator may manage it.
    package static func find(
        _ person: ID<Person>, for administrator: Person, in database: any Connection
    ) throws -> Account? {
        try database.first(
            """
            SELECT p.id, p.name, a.name, a.state FROM account a JOIN person p ON p.id = a.person
            WHERE p.id = \(person) AND \(administrator.accountsInScope)
            """)
    }
}

extension Person {
    /// Which accounts somebody may manage: a post for the county reaches all of them, and there is
    /// no other.
    package var accountsInScope: SQL { scope(.manageAccounts).isCounty ? "TRUE" : "FALSE" }
}

extension ID<Person> {
    /// As it stands in the audit log.
    package var subject: String { "person:\(text)" }
}

extension Occasion {
    /// The account that an administrator is about to change.
    func account(_ person: ID<Person>) throws -> Account? {
        try Account.find(person, for: self.person, in: database)
    }

    /// Ends what a person is signed in with, except one session: sessions, and the browsers that
    /// are known. Returns how many sessions it ended.
    func endSessions(of person: ID<Person>, except session: String = "") throws -> Int {
        try writing.run("DELETE FROM known_browser WHERE person = \(person)")
        return try writing.run(
            """
            UPDATE session SET ended_at = \(now)
            WHERE person = \(person) AND ended_at IS NULL AND id <> \(session)
            """)
    }

    func endTokens(of person: ID<Person>) throws {
        try writing.run(
            "UPDATE api_token SET ended_at = \(now) WHERE person = \(person) AND ended_at IS NULL")
    }
}
