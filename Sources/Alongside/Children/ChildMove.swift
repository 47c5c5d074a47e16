import Reckoning
import Storage

/// That a child changed schools, and the record with them (``MoveChild``).
package struct ChildMove: Codable, Sendable, RowReadable {
    package let from: URN
    package let fromName: String
    package let to: URN
    /// The child's first day at the new school.
    package let day: Day
    /// How the family was told that the record goes along.
    package let told: String
    package let movedBy: String
    package let movedAt: Instant

    package init(row: Row) throws {
        from = try row[0]
        fromName = try row[1]
        to = try row[2]
        day = try row[3]
        told = try row[4]
        movedBy = try row[5]
        movedAt = try row[6]
    }

    /// The moves of a child, the latest first; the caller has asked for the child's scope.
    package static func of(_ child: ID<Child>, in database: any Connection) throws -> [ChildMove] {
        try database.all(
            """
            SELECT cm.from_school, s.name, cm.to_school, cm.day, cm.told, p.name, cm.moved_at
            FROM child_move cm JOIN school s ON s.urn = cm.from_school
            JOIN person p ON p.id = cm.moved_by
            WHERE cm.child = \(child) ORDER BY cm.moved_at DESC, cm.id DESC
            """)
    }
}
