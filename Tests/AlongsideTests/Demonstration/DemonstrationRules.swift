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

    /// What whoever tries the demonstration is to find.
    static let life: [(words: String, query: SQL)] = [
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
