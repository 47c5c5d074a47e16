import Reckoning
import Storage

/// An agreed action as a board shows it. What is to be done for a child is said on the action's own
/// page only, where the reading is written down: here it is "About a child in Year 4".
package struct BoardAction: Codable, Sendable, RowReadable {
    package let id: ID<AgreedAction>
    package let meeting: ID<Meeting>
    package let school: URN?
    package let schoolName: String?
    package let what: String
    package let isAboutChild: Bool
    package let owner: String
    package let due: Day

    package init(row: Row) throws {
        id = try row[0]
        meeting = try row[1]
        school = try row[2]
        schoolName = try row[3]
        isAboutChild = try row[4]
        let yearGroup: Int? = try row[8]
        let child = yearGroup.map { "a child in \(Child.yearWords($0))" } ?? "a child"
        what = isAboutChild ? "About \(child)" : try row[5]
        owner = try row[6]
        due = try row[7]
    }

    package func isOverdue(on today: Day) -> Bool { due < today }

    /// Open actions that fulfil a condition on `a`, of the meetings this person may open, the most
    /// overdue first.
    static func open(
        for person: Person, on today: Day, where condition: SQL, in database: any Connection
    ) throws -> [BoardAction] {
        let meetings = person.scope(.seeSchool).meetings(on: today)
        return try database.all(
            """
            SELECT a.id, a.meeting, a.school, s.name,
                coalesce(c.child, r.child, m.child) IS NOT NULL, a.what, a.owner, a.due_day,
                ch.year_group
            FROM agreed_action a JOIN meeting m ON m.id = a.meeting
            LEFT JOIN school s ON s.urn = a.school
            LEFT JOIN agenda_item i ON i.id = a.item LEFT JOIN concern c ON c.id = i.concern
            LEFT JOIN support_request r ON r.id = i.review_of
            LEFT JOIN child ch ON ch.id = coalesce(c.child, r.child, m.child)
            WHERE a.state = 'open' AND \(condition) AND (\(meetings))
            ORDER BY a.due_day, a.id LIMIT 200
            """)
    }
}
