import Reckoning
import Storage

/// A request for support as a board shows it: where it stands and what was agreed and given. The
/// question it asks stands on its own page.
package struct BoardRequest: Codable, Sendable, RowReadable {
    package let id: ID<SupportRequest>
    package let school: URN
    package let schoolName: String
    package let service: String
    package let focus: Focus
    package let about: String
    package let offer: String
    package let state: SupportRequest.State
    package let requestedAt: Instant
    package let practitioner: String?
    package let agreedHalfDays: Int
    package let usedHalfHours: Int

    package init(row: Row) throws {
        id = try row[0]
        school = try row[1]
        schoolName = try row[2]
        service = try row[3]
        focus = try row[4]
        let cohort: String? = try row[5]
        let yearGroup: Int? = try row[6]
        about =
            cohort ?? yearGroup.map { "A child in \(Child.yearWords($0))" } ?? "The whole school"
        offer = try row[7]
        state = try row[8]
        requestedAt = try row[9]
        practitioner = try row[10]
        agreedHalfDays = try row[11]
        usedHalfHours = try row[12]
    }

    /// "1½ of 3 days used", or what is agreed where nothing is used yet.
    var daysWords: String {
        agreedHalfDays == 0
            ? "" : "\(HalfDays.used(halfHours: usedHalfHours, of: agreedHalfDays)) used"
    }

    /// The requests this person may see that fulfil a condition on `r` and its allocation `al`, the
    /// longest waiting first.
    static func all(
        for person: Person, on today: Day, where condition: SQL, in database: any Connection
    ) throws -> [BoardRequest] {
        try database.all(
            """
            SELECT r.id, r.school, s.name, r.service, r.focus, co.name, ch.year_group, r.offer,
                r.state, r.requested_at, p.name, coalesce(al.half_days, 0),
                \(SupportRecord.halfHoursUsed("r.id"))
            FROM support_request r JOIN school s ON s.urn = r.school
            JOIN concern c ON c.id = r.concern LEFT JOIN cohort co ON co.id = c.cohort
            LEFT JOIN child ch ON ch.id = r.child
            LEFT JOIN allocation al ON al.request = r.id
            LEFT JOIN person p ON p.id = al.practitioner
            WHERE \(person.supportRequests(on: today)) AND \(condition)
            ORDER BY r.requested_at, r.id LIMIT 200
            """)
    }

    static func open(
        for person: Person, on today: Day, where condition: SQL, in database: any Connection
    ) throws -> [BoardRequest] {
        try all(
            for: person, on: today, where: "\(SupportRequest.State.isOpen("r.state")) AND \(condition)",
            in: database)
    }
}
