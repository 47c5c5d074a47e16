import Reckoning
import Storage

/// A concern as a board shows it. Nothing that was written about a child stands on a board: it is
/// "A child in Year 4", and its own page says more to those who may know.
package struct BoardConcern: Codable, Sendable, RowReadable {
    package let id: ID<Concern>
    package let school: URN
    package let schoolName: String
    package let focus: Focus
    package let about: String
    /// Empty where it is about a child.
    package let title: String
    package let offer: String
    package let state: Concern.State
    package let broughtAt: Instant
    /// False where the child has no lawful basis in force, so that it cannot go to a meeting.
    package let mayBeDiscussed: Bool

    package init(row: Row) throws {
        id = try row[0]
        school = try row[1]
        schoolName = try row[2]
        focus = try row[3]
        let cohort: String? = try row[4]
        let yearGroup: Int? = try row[5]
        about =
            cohort ?? yearGroup.map { "A child in \(Child.yearWords($0))" } ?? "The whole school"
        title = focus == .child ? "" : try row[6]
        offer = try row[7]
        state = try row[8]
        broughtAt = try row[9]
        mayBeDiscussed = try row[10]
    }

    var words: String { title.isEmpty ? about : title }

    /// Open concerns that fulfil a condition on `c`, newest first.
    static func open(
        where condition: SQL, on today: Day, in database: any Connection
    ) throws -> [BoardConcern] {
        try database.all(
            """
            SELECT c.id, c.school, s.name, c.focus, co.name, ch.year_group, c.title, c.offer,
                c.state, c.brought_at,
                c.child IS NULL OR \(LawfulBasis.isInForce("c.child", on: today))
            FROM concern c JOIN school s ON s.urn = c.school
            LEFT JOIN cohort co ON co.id = c.cohort LEFT JOIN child ch ON ch.id = c.child
            WHERE \(Concern.State.isOpen("c.state")) AND \(condition)
            ORDER BY c.brought_at DESC, c.id DESC LIMIT 200
            """)
    }
}
