import Reckoning
import Storage

/// Somebody at a meeting: asked, there, or sorry not to be.
package struct AttendeeRecord: Codable, Sendable, RowReadable {
    package let id: ID<Attendance>
    package let person: ID<Person>?
    package let name: String
    /// The role's code in the authority's package.
    package let role: String
    package let state: Attendance

    package init(row: Row) throws {
        id = try row[0]
        person = try row[1]
        name = try row[2]
        role = try row[3]
        state = try row[4]
    }

    /// "Sana Wells, SEND adviser".
    package func words(_ authority: Authority) -> String {
        "\(name), \(authority.role(role)?.name ?? role)"
    }

    /// In the order in which they were invited.
    package static func of(
        _ meeting: ID<Meeting>, in database: any Connection
    ) throws -> [AttendeeRecord] {
        try database.all(
            """
            SELECT id, person, name, role, state FROM attendance WHERE meeting = \(meeting)
            ORDER BY id
            """)
    }
}

/// A paper of a meeting: a text, or a link that starts https://.
package struct PaperRecord: Codable, Sendable, RowReadable {
    package let id: ID<Paper>
    package let title: String
    package let content: String
    package let addedBy: String
    package let addedAt: Instant

    package init(row: Row) throws {
        id = try row[0]
        title = try row[1]
        content = try row[2]
        addedBy = try row[3]
        addedAt = try row[4]
    }

    package var isLink: Bool { content.hasPrefix("https://") }

    package static func of(
        _ meeting: ID<Meeting>, in database: any Connection
    ) throws -> [PaperRecord] {
        try database.all(
            """
            SELECT pa.id, pa.title, pa.content, p.name, pa.added_at FROM paper pa
            JOIN person p ON p.id = pa.added_by WHERE pa.meeting = \(meeting)
            ORDER BY pa.added_at, pa.id
            """)
    }
}

/// What a school thought of a meeting, from 1 to 5.
package struct RatingRecord: Codable, Sendable, RowReadable {
    package let stars: Int
    package let comment: String
    package let ratedBy: String
    package let ratedAt: Instant

    package init(row: Row) throws {
        stars = try row[0]
        comment = try row[1]
        ratedBy = try row[2]
        ratedAt = try row[3]
    }

    package static func of(
        _ meeting: ID<Meeting>, in database: any Connection
    ) throws -> RatingRecord? {
        try database.first(
            """
            SELECT ra.stars, ra.comment, p.name, ra.rated_at FROM rating ra
            JOIN person p ON p.id = ra.rated_by WHERE ra.meeting = \(meeting)
            """)
    }
}
