import Storage

extension Schema {
    /// What a school's page shows, in the order in which it shows it: what is open, found without a look
    /// at what was closed in earlier years, its meetings, and its children counted by need.
    static let schoolPage = Migration(
        "S0016_SchoolPage",
        [
            """
            CREATE INDEX concern_open ON concern (school, brought_at, id)
            WHERE state IN ('brought', 'on-agenda', 'carried', 'supported')
            """,
            """
            CREATE INDEX support_request_open ON support_request (school, requested_at, id)
            WHERE state <> 'closed'
            """,
            """
            CREATE INDEX agreed_action_open ON agreed_action (school, due_day, id)
            WHERE state = 'open'
            """,
            "CREATE INDEX meeting_school_order ON meeting (school, day, starts_minute, id)",
            "DROP INDEX meeting_school",
            """
            CREATE INDEX need_count_school
            ON need_count (school, framework, version, section, level, children)
            """,
        ])
}
