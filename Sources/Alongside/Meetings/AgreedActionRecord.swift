import Pages
import Reckoning
import Storage

/// What somebody agreed to do by a day, as it is read. One that comes from an item about a child
/// says nothing to a reader outside the child's scope.
package struct AgreedActionRecord: Codable, Sendable, RowReadable {
    package let id: ID<AgreedAction>
    package let meeting: ID<Meeting>
    package let item: ID<AgendaItem>?
    package let school: URN?
    package let schoolName: String?
    package let zone: String?
    /// The child whose item it comes from, for a reader in the child's scope.
    package let child: ID<Child>?
    package let isWithheld: Bool
    package let what: String
    package let owner: String
    package let due: Day
    package let state: AgreedAction.State
    package let outcome: String
    package let closedBy: String?
    package let closedAt: Instant?
    package let version: Int
    /// Whether the reader may close it: its owner, its school, or whoever holds the meeting.
    package let mayClose: Bool

    package init(row: Row) throws {
        let visible: Bool = try row[6]
        id = try row[0]
        meeting = try row[1]
        item = try row[2]
        school = try row[3]
        schoolName = try row[4]
        zone = try row[5]
        isWithheld = !visible
        child = visible ? try row[16] : nil
        what = visible ? try row[7] : "This action is withheld"
        owner = try row[8]
        due = try row[9]
        state = try row[10]
        outcome = visible ? try row[11] : ""
        closedBy = try row[12]
        closedAt = try row[13]
        version = try row[14]
        mayClose = visible ? try row[15] : false
    }

    package func isOverdue(on today: Day) -> Bool { state == .open && due < today }

    package func tag(on today: Day) -> HTML {
        switch state {
        case .done: Part.tag("Done", .green)
        case .dropped: Part.tag("Dropped", .grey)
        case .open:
            if due < today {
                Part.tag("Overdue", .red)
            } else if due <= today.adding(days: 7) {
                Part.tag("Due soon", .amber)
            } else {
                Part.tag("Open", .blue)
            }
        }
    }
}

extension AgreedActionRecord {
    /// What is read, for a reader: the scope stands in the SQL, for the action's meeting and for
    /// the child.
    static func query(_ person: Person, on today: Day, where condition: SQL) -> SQL {
        let meetings = person.scope(.seeSchool).meetings(on: today)
        let held = person.scope(.holdMeeting).meetings(on: today)
        let schools = person.scope(.bringConcern).schools("a.school", on: today)
        let children = person.scope(.seeChild).children(
            "coalesce(c.child, r.child, m.child)", on: today)
        return """
            SELECT a.id, a.meeting, a.item, a.school, s.name, a.zone,
                coalesce(c.child, r.child, m.child) IS NULL OR \(children), a.what, a.owner,
                a.due_day, a.state, a.outcome, p.name, a.closed_at, a.version,
                coalesce(a.owner_person, '') = \(person.id) OR (\(held))
                    OR (a.school IS NOT NULL AND \(schools)),
                coalesce(c.child, r.child, m.child)
            FROM agreed_action a JOIN meeting m ON m.id = a.meeting
            LEFT JOIN agenda_item i ON i.id = a.item
            LEFT JOIN concern c ON c.id = i.concern
            LEFT JOIN support_request r ON r.id = i.review_of
            LEFT JOIN school s ON s.urn = a.school
            LEFT JOIN person p ON p.id = a.closed_by
            WHERE (\(meetings)) AND \(condition)
            """
    }

    package static func find(
        _ id: ID<AgreedAction>, for person: Person, on today: Day, in database: any Connection
    ) throws -> AgreedActionRecord? {
        try database.first(query(person, on: today, where: "a.id = \(id)"))
    }

    /// The actions agreed at a meeting, by due day.
    package static func of(
        _ meeting: ID<Meeting>, for person: Person, on today: Day, in database: any Connection
    ) throws -> [AgreedActionRecord] {
        try database.all(
            query(person, on: today, where: "a.meeting = \(meeting) ORDER BY a.due_day, a.id"))
    }

    /// The open actions of a school, by due day.
    package static func open(
        at school: URN, for person: Person, on today: Day, in database: any Connection
    ) throws -> [AgreedActionRecord] {
        let condition: SQL =
            "a.school = \(school) AND a.state = 'open' ORDER BY a.due_day, a.id"
        return try database.all(query(person, on: today, where: condition))
    }

    /// What earlier meetings of a meeting's school agreed and nobody had closed by its day.
    package static func stillOpen(
        at meeting: MeetingRecord, for person: Person, on today: Day, in database: any Connection
    ) throws -> [AgreedActionRecord] {
        guard let school = meeting.school, !meeting.isWithheld else { return [] }
        let condition: SQL = """
            a.school = \(school) AND m.day < \(meeting.day)
            AND (a.closed_at IS NULL OR substr(a.closed_at, 1, 10) > \(meeting.day))
            ORDER BY a.due_day, a.id
            """
        return try database.all(query(person, on: today, where: condition))
    }

    /// The open actions that the reader owns, by due day.
    package static func mine(
        _ person: Person, on today: Day, in database: any Connection
    ) throws -> [AgreedActionRecord] {
        let condition: SQL =
            "a.owner_person = \(person.id) AND a.state = 'open' ORDER BY a.due_day, a.id"
        return try database.all(query(person, on: today, where: condition))
    }

    /// The open actions in scope, by due day: at most 500.
    package static func open(
        for person: Person, on today: Day, in database: any Connection
    ) throws -> [AgreedActionRecord] {
        let condition: SQL = "a.state = 'open' ORDER BY a.due_day, a.id LIMIT 500"
        return try database.all(query(person, on: today, where: condition))
    }
}
