import Reckoning
import Storage

/// One school of a list, with what is measured of it this term.
package struct SchoolMeasure: Codable, Sendable {
    package let urn: URN
    package let name: String
    package let phase: String
    package let zone: String?
    package let trust: Int?
    package let trustName: String?
    package var last: MeasuredMeeting?
    package var next: MeasuredMeeting?
    package var openConcerns = 0
    package var overdueActions = 0
    package var openRequests = 0
    /// Half-hours logged this term, and half-days of open support that are still to come.
    package var usedHalfHours = 0
    package var halfDaysToCome = 0
    /// The last day on which anyone heard from the school or worked with it: a concern, a meeting
    /// or a session.
    package var lastContact: Day?
    /// Nobody has heard from it for as long as ``Quiet`` says.
    package var isQuiet = false
}

/// A meeting as a list of schools names it.
package struct MeasuredMeeting: Codable, Sendable {
    package let id: ID<Meeting>
    package let day: Day
    package let state: Meeting.State
}

/// The measures of the schools of a list: what is kept of each school (``SchoolStanding``), and a
/// grouped query for what changes with the day. The number of queries is the same for one school
/// and for a thousand, and each is bounded by the schools named, never by the county.
struct SchoolMeasures {
    let authority: Authority
    let today: Day
    let database: any Connection

    /// The schools in a reader's scope that fulfil a condition, as ``School/query(_:on:where:)``
    /// has it; it may end in an order.
    func of(_ person: Person, where condition: SQL) throws -> [SchoolMeasure] {
        var counted: Set<Int> = []
        let term = authority.calendar.termStart(on: today)
        var measures = try database.all(
            """
            SELECT s.urn, s.name, s.phase, s.status, zm.zone, tm.trust, t.name,
                n.open_concerns, n.open_requests, n.half_days_to_come, n.last_concern_at,
                n.last_session_day, n.last_meeting, n.last_meeting_day, n.last_meeting_state,
                n.next_meeting, n.next_meeting_day, n.next_meeting_state,
                n.term_day, n.term_half_hours
            FROM school s
            LEFT JOIN zone_membership zm ON zm.school = s.urn AND zm.from_day <= \(today)
                AND (zm.until_day IS NULL OR zm.until_day > \(today))
            LEFT JOIN trust_membership tm ON tm.school = s.urn AND tm.from_day <= \(today)
                AND (tm.until_day IS NULL OR tm.until_day > \(today))
            LEFT JOIN trust t ON t.uid = tm.trust
            LEFT JOIN school_standing n ON n.school = s.urn
            WHERE \(person.scope(.seeSchool).schools("s.urn", on: today)) AND \(condition)
            """
        ) { row in
            var measure = try measure(row)
            if let counting: Day = try row[18], counting == term {
                measure.usedHalfHours = try row[19] ?? 0
                counted.insert(measure.urn.number)
            }
            return measure
        }
        guard !measures.isEmpty else { return [] }
        let urns = measures.map(\.urn.number)
        let overdue = try overdue(urns)
        // In a new term, until something is logged, the counts are still those of the term before.
        let uncounted = urns.filter { !counted.contains($0) }
        let used = uncounted.isEmpty ? [:] : try used(uncounted, since: term)
        for index in measures.indices {
            measures[index].overdueActions = overdue[urns[index]] ?? 0
            if let halfHours = used[urns[index]] { measures[index].usedHalfHours = halfHours }
        }
        return measures
    }

    private func measure(_ row: Row) throws -> SchoolMeasure {
        var measure = SchoolMeasure(
            urn: try row[0], name: try row[1], phase: try row[2], zone: try row[4], trust: try row[5],
            trustName: try row[6])
        measure.openConcerns = try row[7] ?? 0
        measure.openRequests = try row[8] ?? 0
        measure.halfDaysToCome = try row[9] ?? 0
        if let id: ID<Meeting> = try row[12] {
            measure.last = try within(MeasuredMeeting(id: id, day: row[13], state: row[14]))
        }
        if let id: ID<Meeting> = try row[15] {
            measure.next = try within(MeasuredMeeting(id: id, day: row[16], state: row[17]))
        }
        let concern: Instant? = try row[10]
        measure.lastContact = [
            concern.map { authority.timeZone.localTime(of: $0).day }, try row[11], measure.last?.day,
        ].compactMap(\.self).max()
        let status: School.Status = try row[3]
        measure.isQuiet = status == .open && Quiet.isQuiet(measure.lastContact, authority, on: today)
        return measure
    }

    /// A meeting of more than a school year ago is no longer told of.
    private func within(_ meeting: MeasuredMeeting) -> MeasuredMeeting? {
        meeting.day >= today.adding(days: -MeetingStanding.daysBack) ? meeting : nil
    }

    private func overdue(_ urns: [Int]) throws -> [Int: Int] {
        try pairs(
            """
            SELECT school, count(*) FROM agreed_action WHERE school IN \(list: urns)
            AND state = 'open' AND due_day < \(today) GROUP BY school
            """)
    }

    private func used(_ urns: [Int], since term: Day) throws -> [Int: Int] {
        try pairs(
            """
            SELECT r.school, CAST(sum(x.half_hours) AS BIGINT)
            FROM support_request r JOIN support_session x ON x.request = r.id
            WHERE r.school IN \(list: urns) AND x.day >= \(term)
            AND x.day <= \(today) GROUP BY r.school
            """)
    }

    private func pairs(_ sql: SQL) throws -> [Int: Int] {
        var found: [Int: Int] = [:]
        try database.each(sql) { found[try $0[0]] = try $0[1] as Int }
        return found
    }
}

extension HalfDays {
    /// Half-hours as the days begun: "2½ days".
    static func words(halfHours: Int) -> String { words(begun(halfHours)) }
    /// The same as a number: "2½".
    static func count(halfHours: Int) -> String { number(begun(halfHours)) }
    private static func begun(_ halfHours: Int) -> Int { (halfHours + Self.halfHours - 1) / Self.halfHours }
}
