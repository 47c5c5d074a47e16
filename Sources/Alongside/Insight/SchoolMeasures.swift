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
    package var last: BoardMeeting?
    package var next: BoardMeeting?
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

/// The measures of a list of schools: one grouped query a measure, joined by the school's number.
/// The number of queries is the same for one school and for a thousand, and each is bounded by the
/// schools named, never by the county.
struct SchoolMeasures {
    let authority: Authority
    let today: Day
    let database: any Connection

    func of(_ schools: [School]) throws -> [SchoolMeasure] {
        guard !schools.isEmpty else { return [] }
        let urns = schools.map(\.urn.number)
        let meetings = Dictionary(
            grouping: try BoardMeeting.aheadAndLast(of: urns, authority, on: today, in: database)
        ) { $0.school?.number ?? 0 }
        let concerns = try concerns(urns)
        let actions = try overdue(urns)
        let requests = try requests(urns)
        let toCome = try toCome(urns)
        let sessions = try sessions(urns)
        return schools.map { school in
            let urn = school.urn.number
            var measure = SchoolMeasure(
                urn: school.urn, name: school.name, phase: school.phase, zone: school.zone,
                trust: school.trust, trustName: school.trustName)
            measure.last = meetings[urn]?.last
            measure.next = meetings[urn]?.next
            measure.openConcerns = concerns[urn]?.open ?? 0
            measure.overdueActions = actions[urn] ?? 0
            measure.openRequests = requests[urn] ?? 0
            measure.halfDaysToCome = toCome[urn] ?? 0
            measure.usedHalfHours = sessions[urn]?.halfHours ?? 0
            measure.lastContact = [
                concerns[urn]?.last, sessions[urn]?.last, measure.last?.day,
            ].compactMap(\.self).max()
            measure.isQuiet =
                school.status == .open
                && Quiet.isQuiet(measure.lastContact, authority, on: today)
            return measure
        }
    }

    private var termStart: Day { Quiet.start(authority, on: today) }

    private func concerns(_ urns: [Int]) throws -> [Int: (open: Int, last: Day?)] {
        let open = Concern.State.allCases.filter(\.isOpen)
        var found: [Int: (open: Int, last: Day?)] = [:]
        try database.each(
            """
            SELECT school, CAST(sum(CASE WHEN state IN \(list: open) THEN 1 ELSE 0 END) AS BIGINT),
                max(brought_at)
            FROM concern WHERE school IN \(list: urns) GROUP BY school
            """
        ) { row in
            let last: Instant? = try row[2]
            found[try row[0]] = (try row[1], last.map { authority.timeZone.localTime(of: $0).day })
        }
        return found
    }

    private func overdue(_ urns: [Int]) throws -> [Int: Int] {
        try pairs(
            """
            SELECT school, count(*) FROM agreed_action WHERE school IN \(list: urns)
            AND state = 'open' AND due_day < \(today) GROUP BY school
            """)
    }

    private func requests(_ urns: [Int]) throws -> [Int: Int] {
        try pairs(
            """
            SELECT school, count(*) FROM support_request WHERE school IN \(list: urns)
            AND state IN \(list: SupportRequest.State.open) GROUP BY school
            """)
    }

    /// As ``HalfDays/left(of:halfHoursUsed:)`` says, request by request.
    private func toCome(_ urns: [Int]) throws -> [Int: Int] {
        let used: SQL = "\(SupportRecord.halfHoursUsed("r.id")) / \(HalfDays.halfHours)"
        return try pairs(
            """
            SELECT q.school, CAST(sum(CASE WHEN q.left_over > 0 THEN q.left_over ELSE 0 END) AS BIGINT)
            FROM (SELECT r.school AS school, al.half_days - \(used) AS left_over
                FROM support_request r JOIN allocation al ON al.request = r.id
                WHERE r.school IN \(list: urns) AND r.state IN \(list: SupportRequest.State.open)) q
            GROUP BY q.school
            """)
    }

    private func sessions(_ urns: [Int]) throws -> [Int: (halfHours: Int, last: Day)] {
        var found: [Int: (halfHours: Int, last: Day)] = [:]
        try database.each(
            """
            SELECT r.school, CAST(sum(CASE WHEN x.day >= \(termStart) THEN x.half_hours ELSE 0 END)
                AS BIGINT), max(x.day)
            FROM support_request r JOIN support_session x ON x.request = r.id
            WHERE r.school IN \(list: urns) AND x.day <= \(today) GROUP BY r.school
            """
        ) { row in found[try row[0]] = (try row[1], try row[2]) }
        return found
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
