import Reckoning
import Storage

/// What a list of schools shows of a school's support, counted when some of it changes.
package enum SupportStanding {
    /// Counts the support of the schools `s` that fulfil a condition. What is still to come is
    /// reckoned as ``HalfDays/left(of:halfHoursUsed:)`` says, request by request. Half-hours are
    /// those of the term that began on `term`; a later term is not counted yet until one is logged.
    package static func counted(where condition: SQL, term: Day) -> SQL {
        let open = SupportRequest.State.open
        let used: SQL = "\(SupportRecord.halfHoursUsed("r.id")) / \(HalfDays.halfHours)"
        return """
            INSERT INTO school_standing (school, open_requests, half_days_to_come, last_session_day,
                term_day, term_half_hours)
            SELECT s.urn, (SELECT count(*) FROM support_request r WHERE r.school = s.urn
                    AND r.state IN \(list: open)),
                (SELECT CAST(coalesce(sum(CASE WHEN q.left_over > 0 THEN q.left_over ELSE 0 END), 0) AS BIGINT)
                    FROM (SELECT r.school AS school, al.half_days - \(used) AS left_over
                        FROM support_request r JOIN allocation al ON al.request = r.id
                        WHERE r.state IN \(list: open)) q WHERE q.school = s.urn),
                (SELECT max(x.day) FROM support_request r JOIN support_session x ON x.request = r.id
                    WHERE r.school = s.urn),
                CAST(\(term) AS TEXT), (SELECT CAST(coalesce(sum(x.half_hours), 0) AS BIGINT)
                    FROM support_request r JOIN support_session x ON x.request = r.id
                    WHERE r.school = s.urn AND x.day >= \(term))
            FROM school s WHERE \(condition)
            ON CONFLICT (school) DO UPDATE SET open_requests = excluded.open_requests,
                half_days_to_come = excluded.half_days_to_come,
                last_session_day = excluded.last_session_day, term_day = excluded.term_day,
                term_half_hours = excluded.term_half_hours
            """
    }
}

extension Occasion {
    private var term: Day { authority.calendar.termStart(on: today) }

    /// Counts a school's support after a request was written or went elsewhere.
    package func countSupport(of school: URN) throws {
        try writing.run(SupportStanding.counted(where: "s.urn = \(school)", term: term))
    }

    /// Counts the support of a request's school after the request, its days or its sessions changed.
    func countSupport(beside request: ID<SupportRequest>) throws {
        try writing.run(
            SupportStanding.counted(
                where: "s.urn = (SELECT k.school FROM support_request k WHERE k.id = \(request))",
                term: term))
    }
}
