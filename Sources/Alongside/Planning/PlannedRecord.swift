import Reckoning
import Storage

/// A meeting of a plan, as pages show it.
package struct PlannedRecord: Codable, Sendable, RowReadable {
    package struct Seat: Codable, Sendable {
        package let role: String
        package let person: ID<Person>?
        package let name: String?
    }

    package let id: ID<PlannedMeeting>
    package let plan: ID<TermPlan>
    package let code: String
    package let kind: MeetingKind.Code
    package let zone: String
    package let school: URN?
    package let schoolName: String?
    package let trust: Int?
    package let trustName: String?
    package let minutes: Int
    package let place: String
    package let importance: Int
    package let day: Day?
    package let starts: Int?
    package let isPinned: Bool
    /// The meeting it is already, or has become.
    package let meeting: ID<Meeting>?
    package let meetingVersion: Int?
    /// Why it has no place, line by line.
    package let reason: String
    package var seats: [Seat] = []
    package var forbidden: [String] = []

    package init(row: Row) throws {
        id = try row[0]
        plan = try row[1]
        code = try row[2]
        kind = try row[3]
        zone = try row[4]
        school = try row[5]
        schoolName = try row[6]
        trust = try row[7]
        trustName = try row[8]
        minutes = try row[9]
        place = try row[10]
        importance = try row[11]
        day = try row[12]
        starts = try row[13]
        isPinned = try row[14]
        meeting = try row[15]
        meetingVersion = try row[16]
        reason = try row[17]
    }

    /// "Team Around the School".
    package func kindName(_ authority: Authority) -> String {
        authority.meetingKind(kind)?.name ?? kind.rawValue
    }
    package func shortKind(_ authority: Authority) -> String {
        authority.meetingKind(kind)?.shortName ?? kind.rawValue
    }

    /// The school, trust or zone it is for.
    package func subject(_ authority: Authority) -> String {
        schoolName ?? trustName ?? authority.zone(zone)?.name ?? zone
    }

    /// "Tuesday 4 March 2025, 9am to 10:30am".
    package var when: String? {
        guard let day, let starts else { return nil }
        return "\(day.long), \(clockWords(starts)) to \(clockWords(starts + minutes))"
    }

    /// The meetings of a plan by day, those without a place first; with their seats.
    package static func all(
        _ condition: SQL, in database: any Connection
    ) throws -> [PlannedRecord] {
        var found: [PlannedRecord] = try database.all(
            """
            SELECT pm.id, pm.plan, pm.code, pm.kind, pm.zone, pm.school, s.name, pm.trust, t.name,
                pm.minutes, pm.place, pm.importance, pm.day, pm.starts_minute, pm.is_pinned,
                pm.meeting, pm.meeting_version, pm.reason
            FROM planned_meeting pm LEFT JOIN school s ON s.urn = pm.school
            LEFT JOIN trust t ON t.uid = pm.trust WHERE \(condition)
            ORDER BY CASE WHEN pm.day IS NULL THEN 0 ELSE 1 END, pm.day, pm.starts_minute, pm.code
            """)
        let places = Dictionary(
            found.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        try database.each(
            """
            SELECT ps.placement, ps.role, ps.person, p.name FROM planned_meeting pm
            JOIN planned_seat ps ON ps.placement = pm.id LEFT JOIN person p ON p.id = ps.person
            WHERE \(condition) ORDER BY ps.placement, ps.seat
            """
        ) { row in
            guard let index = places[try row[0]] else { return }
            found[index].seats.append(Seat(role: try row[1], person: try row[2], name: try row[3]))
        }
        try database.each(
            """
            SELECT pr.placement, pr.half FROM planned_meeting pm
            JOIN planned_refusal pr ON pr.placement = pm.id WHERE \(condition) ORDER BY pr.half
            """
        ) { row in
            if let index = places[try row[0]] { found[index].forbidden.append(try row[1]) }
        }
        return found
    }

    package static func of(
        _ plan: ID<TermPlan>, in database: any Connection
    ) throws -> [PlannedRecord] {
        try all("pm.plan = \(plan)", in: database)
    }
}
