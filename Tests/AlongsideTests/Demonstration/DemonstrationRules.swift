import Alongside
import AlongsideTesting
import Reckoning
import Storage

extension DemonstrationTests {
    private static let sections = TestHouse.norfolk?.latestNeedSections.count ?? 0

    /// What the acts never write, and the demonstration must not either.
    static let faults: [(words: String, query: SQL)] = [
        (
            "a child on an agenda without a lawful basis in force when the pack closed",
            """
            SELECT count(*) FROM agenda_item i JOIN meeting m ON m.id = i.meeting
            JOIN concern c ON c.id = i.concern WHERE c.child IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM lawful_basis b WHERE b.child = c.child
                AND b.from_day <= m.pack_closes_day
                AND (b.until_day IS NULL OR b.until_day > m.pack_closes_day))
            """
        ),
        (
            "a request about a child without its basis",
            "SELECT count(*) FROM support_request WHERE child IS NOT NULL AND basis IS NULL"
        ),
        (
            "a published meeting without attendance",
            """
            SELECT count(*) FROM meeting m WHERE state = 'published' AND NOT EXISTS
            (SELECT 1 FROM attendance a WHERE a.meeting = m.id AND a.state = 'attended')
            """
        ),
        (
            "a concern whose last step is not its state, or whose steps are not its version",
            """
            SELECT count(*) FROM concern c WHERE version <> (SELECT count(*) FROM concern_step s
            WHERE s.concern = c.id) OR state <> (SELECT s.state FROM concern_step s
            WHERE s.concern = c.id ORDER BY s.at DESC, s.id DESC LIMIT 1)
            """
        ),
        (
            "a request whose last step is not its state, or whose steps are not its version",
            """
            SELECT count(*) FROM support_request r WHERE version <> (SELECT count(*)
            FROM request_step s WHERE s.request = r.id) OR state <> (SELECT s.state
            FROM request_step s WHERE s.request = r.id ORDER BY s.at DESC, s.id DESC LIMIT 1)
            """
        ),
        (
            "a meeting whose last step is not its state",
            """
            SELECT count(*) FROM meeting m WHERE state <> (SELECT s.state FROM meeting_step s
            WHERE s.meeting = m.id ORDER BY s.at DESC, s.id DESC LIMIT 1)
            """
        ),
        (
            "a concern that is supported without open support",
            """
            SELECT count(*) FROM concern c WHERE state = 'supported' AND NOT EXISTS
            (SELECT 1 FROM support_request r WHERE r.concern = c.id AND r.state <> 'closed')
            """
        ),
        (
            "support given by somebody who does not work in the zone",
            """
            SELECT count(*) FROM allocation a JOIN support_request r ON r.id = a.request
            JOIN zone_membership z ON z.school = r.school AND z.until_day IS NULL
            WHERE NOT EXISTS (SELECT 1 FROM practitioner_zone p WHERE p.person = a.practitioner
                AND p.service = r.service AND p.zone = z.zone)
            """
        ),
        (
            "a session before the allocation, after today, or beyond what was agreed",
            """
            SELECT count(*) FROM allocation a JOIN support_request r ON r.id = a.request
            WHERE EXISTS (SELECT 1 FROM support_session s WHERE s.request = r.id
                AND (s.day < substr(a.allocated_at, 1, 10) OR s.day > \(today)))
            OR (SELECT coalesce(sum(s.half_hours), 0) FROM support_session s
                WHERE s.request = r.id) > a.half_days * \(HalfDays.halfHours)
            """
        ),
        (
            "a closed request that was reported and not reviewed, or reviewed and not closed",
            """
            SELECT count(*) FROM support_request r
            WHERE (state = 'closed' AND EXISTS (SELECT 1 FROM support_report p WHERE p.request = r.id))
            <> EXISTS (SELECT 1 FROM support_review v WHERE v.request = r.id)
            """
        ),
        (
            "a count of needs that a recount does not give",
            """
            SELECT count(*) FROM (SELECT c.school, p.framework, p.version, l.section, l.level,
                count(*) AS children FROM need_level l JOIN need_profile p ON p.id = l.profile
                JOIN child c ON c.id = p.child WHERE p.is_current GROUP BY 1, 2, 3, 4, 5) a
            FULL JOIN need_count n ON n.school = a.school AND n.framework = a.framework
                AND n.version = a.version AND n.section = a.section AND n.level = a.level
            WHERE n.children IS NULL OR a.children IS NULL OR n.children <> a.children
            """
        ),
        (
            "a need profile without a level in every section",
            """
            SELECT count(*) FROM need_profile p WHERE
            (SELECT count(*) FROM need_level l WHERE l.profile = p.id) <> \(sections)
            """
        ),
        (
            "a school whose sections do not each add up to its children with a profile",
            """
            SELECT count(*) FROM (SELECT n.school, n.section, CAST(sum(n.children) AS BIGINT) AS children
                FROM need_count n GROUP BY n.school, n.section) n
            WHERE n.children <> (SELECT count(*) FROM need_profile p JOIN child c ON c.id = p.child
                WHERE p.is_current AND c.school = n.school)
            """
        ),
        (
            "two first visits of one practitioner in one half day",
            """
            SELECT count(*) FROM (SELECT 1 FROM allocation WHERE first_day IS NOT NULL
            GROUP BY practitioner, first_day, first_half HAVING count(*) > 1) a
            """
        ),
        (
            "a child in a school that has closed",
            """
            SELECT count(*) FROM child c JOIN school s ON s.urn = c.school WHERE s.status <> 'open'
            """
        ),
        (
            "something of tomorrow",
            """
            SELECT count(*) FROM request_step WHERE substr(at, 1, 10) > \(today)
            """
        ),
    ]

    /// What the acts of the support line never write.
    static let faultsOfLine: [(words: String, query: SQL)] = [
        (
            "a call that was settled at once and promised something",
            """
            SELECT count(*) FROM line_call c WHERE c.is_resolved
            AND EXISTS (SELECT 1 FROM promise p WHERE p.call = c.id)
            """
        ),
        (
            "a call whose version is not what happened to it",
            """
            SELECT count(*) FROM line_call c WHERE version <> 1 + (SELECT count(*) FROM promise p
                WHERE p.call = c.id) + CASE WHEN c.child IS NULL THEN 0 ELSE 1 END
            """
        ),
        (
            "a promise whose last step is not its state, or whose steps are not its version",
            """
            SELECT count(*) FROM promise p WHERE version <> (SELECT count(*) FROM promise_step s
                WHERE s.promise = p.id) + CASE WHEN p.call IS NULL THEN 1 ELSE 0 END
            OR state <> coalesce((SELECT CASE WHEN s.state IN ('kept', 'broken') THEN s.state ELSE 'open' END
                FROM promise_step s WHERE s.promise = p.id ORDER BY s.at DESC, s.id DESC LIMIT 1), 'open')
            """
        ),
        (
            "a promise that is somebody's turn who neither made nor took it, nor was passed it",
            """
            SELECT count(*) FROM promise p WHERE p.state = 'open' AND p.owner IS NOT NULL
            AND p.owner <> coalesce(p.made_by, '') AND NOT EXISTS (SELECT 1 FROM promise_step s
                WHERE s.promise = p.id AND (s.state = 'taken' AND s.person = p.owner
                    OR s.state = 'passed'))
            """
        ),
        (
            "a promise that was closed, or a step taken, before it was made or after today",
            """
            SELECT count(*) FROM promise p WHERE p.closed_at < p.made_at OR EXISTS (SELECT 1
                FROM promise_step s WHERE s.promise = p.id
                AND (s.at < p.made_at OR substr(s.at, 1, 10) > \(today)))
            """
        ),
        (
            "a concern from a call that its adviser did not raise, of another school or child, or before it ended",
            """
            SELECT count(*) FROM line_call_concern l JOIN line_call c ON c.id = l.call
            JOIN concern o ON o.id = l.concern WHERE o.brought_by <> c.adviser
            OR o.school <> coalesce(c.school, 0) OR coalesce(o.child, '') <> coalesce(c.child, '')
            OR o.brought_at < c.ended_at
            """
        ),
        (
            "a concern that somebody of the line raised without a call",
            """
            SELECT count(*) FROM concern o JOIN post po ON po.person = o.brought_by
            WHERE po.role = 'line-adviser' AND NOT EXISTS (SELECT 1 FROM line_call_concern l
                WHERE l.concern = o.id)
            """
        ),
        (
            "a call about a child whose name the caller did not give, or of another school",
            """
            SELECT count(*) FROM line_call c JOIN child ch ON ch.id = c.child
            WHERE ch.given_name || ' ' || ch.family_name <> c.child_name OR ch.school <> c.school
            """
        ),
        (
            "an exclusion of which the zone team was not told, or a proposal without its notice",
            """
            SELECT count(*) FROM line_call c WHERE (c.urgency = 'imminent-exclusion' AND NOT EXISTS
                (SELECT 1 FROM line_notice n WHERE n.call = c.id AND n.kind = 'urgent'))
            OR EXISTS (SELECT 1 FROM line_call_concern l WHERE l.call = c.id AND l.way <> 'concern'
                AND NOT EXISTS (SELECT 1 FROM line_notice n WHERE n.call = c.id AND n.kind = l.way
                    AND n.concern = l.concern))
            """
        ),
    ]

    /// What whoever tries the demonstration is to find.
    static let life: [(words: String, query: SQL)] = [
        (
            "a concern from a call that waits",
            "SELECT 1 FROM line_call_concern l JOIN concern c ON c.id = l.concern WHERE c.state = 'brought'"
        ),
        ("a call about a child on record", "SELECT 1 FROM line_call WHERE child IS NOT NULL"),
        (
            "a promise that is overdue",
            "SELECT 1 FROM promise WHERE state = 'open' AND substr(due_at, 1, 10) <= \(today)"
        ),
        ("a promise that was kept", "SELECT 1 FROM promise WHERE state = 'kept'"),
        ("a promise that was not", "SELECT 1 FROM promise WHERE state = 'broken'"),
        ("a promise that waits for whoever is free", "SELECT 1 FROM promise WHERE state = 'open' AND owner IS NULL"),
        ("a call back asked for on the website", "SELECT 1 FROM promise WHERE call IS NULL"),
        ("a handover", "SELECT 1 FROM promise_step WHERE state = 'passed'"),
        ("a request for support from a call", "SELECT 1 FROM line_call_concern WHERE way = 'request'"),
        ("a Way Forward Meeting proposed in a call", "SELECT 1 FROM line_call_concern WHERE way = 'way-forward'"),
        ("an overdue action", "SELECT 1 FROM agreed_action WHERE state = 'open' AND due_day < \(today)"),
        ("a closed pack", "SELECT 1 FROM meeting WHERE state = 'pack-closed'"),
        ("a meeting to come", "SELECT 1 FROM meeting WHERE state = 'planned'"),
        ("a Core Consultation", "SELECT 1 FROM meeting WHERE kind = 'core-consultation'"),
        ("a partnership", "SELECT 1 FROM meeting WHERE kind = 'zone-inclusion-partnership'"),
        ("a concern that waits", "SELECT 1 FROM concern WHERE state = 'brought'"),
        ("a request that waits", "SELECT 1 FROM support_request WHERE state = 'requested'"),
        ("support in progress", "SELECT 1 FROM support_request WHERE state = 'delivering'"),
        ("support to review", "SELECT 1 FROM support_request WHERE state = 'reported'"),
        ("a rating", "SELECT 1 FROM rating"),
        ("a school that became another", "SELECT 1 FROM school_link"),
    ]
}
