import Storage

extension Schema {
    /// What is counted of each school, so that a list of schools reads one row a school. It can be
    /// counted again from the nouns at any time: `SchoolStanding` in Insight.
    static let schoolStanding = Migration(
        "S0013_SchoolStanding",
        [
            """
            CREATE TABLE school_standing (
                school BIGINT NOT NULL PRIMARY KEY REFERENCES school (urn) ON DELETE CASCADE,
                open_concerns BIGINT NOT NULL DEFAULT 0,
                last_concern_at TEXT,
                open_requests BIGINT NOT NULL DEFAULT 0,
                half_days_to_come BIGINT NOT NULL DEFAULT 0,
                last_session_day TEXT,
                term_day TEXT,
                term_half_hours BIGINT NOT NULL DEFAULT 0,
                last_meeting TEXT REFERENCES meeting (id),
                last_meeting_day TEXT,
                last_meeting_state TEXT,
                next_meeting TEXT REFERENCES meeting (id),
                next_meeting_day TEXT,
                next_meeting_state TEXT)
            """,
            """
            CREATE TABLE profile_count (
                school BIGINT NOT NULL REFERENCES school (urn) ON DELETE CASCADE,
                framework TEXT NOT NULL,
                version TEXT NOT NULL,
                children BIGINT NOT NULL,
                PRIMARY KEY (school, framework, version))
            """,
            """
            INSERT INTO school_standing (school, open_concerns, last_concern_at, open_requests,
                half_days_to_come, last_session_day, last_meeting, last_meeting_day,
                last_meeting_state, next_meeting, next_meeting_day, next_meeting_state)
            SELECT s.urn,
                (SELECT count(*) FROM concern c WHERE c.school = s.urn
                    AND c.state IN ('brought', 'on-agenda', 'carried', 'supported')),
                (SELECT max(c.brought_at) FROM concern c WHERE c.school = s.urn),
                (SELECT count(*) FROM support_request r WHERE r.school = s.urn AND r.state <> 'closed'),
                (SELECT CAST(coalesce(sum(CASE WHEN q.left_over > 0 THEN q.left_over ELSE 0 END), 0) AS BIGINT)
                    FROM (SELECT r.school AS school, al.half_days - (SELECT
                            CAST(coalesce(sum(u.half_hours), 0) AS BIGINT) FROM support_session u
                            WHERE u.request = r.id) / 7 AS left_over
                        FROM support_request r JOIN allocation al ON al.request = r.id
                        WHERE r.state <> 'closed') q WHERE q.school = s.urn),
                (SELECT max(x.day) FROM support_request r JOIN support_session x ON x.request = r.id
                    WHERE r.school = s.urn),
                l.id, l.day, l.state, n.id, n.day, n.state
            FROM school s
            LEFT JOIN meeting l ON l.id = (SELECT m.id FROM meeting m WHERE m.school = s.urn
                AND m.state IN ('held', 'published')
                AND m.kind IN ('team-around-school', 'core-consultation')
                ORDER BY m.day DESC, m.starts_minute DESC, m.id DESC LIMIT 1)
            LEFT JOIN meeting n ON n.id = (SELECT m.id FROM meeting m WHERE m.school = s.urn
                AND m.state IN ('planned', 'pack-closed')
                AND m.kind IN ('team-around-school', 'core-consultation')
                ORDER BY m.day, m.starts_minute, m.id LIMIT 1)
            """,
            """
            INSERT INTO profile_count (school, framework, version, children)
            SELECT ch.school, '', '', count(*) FROM child ch WHERE ch.stage IN ('K', 'E')
            GROUP BY ch.school
            UNION ALL
            SELECT ch.school, p.framework, p.version, count(*) FROM child ch
            JOIN need_profile p ON p.child = ch.id AND p.is_current WHERE ch.stage IN ('K', 'E')
            GROUP BY ch.school, p.framework, p.version
            """,
        ])
}
