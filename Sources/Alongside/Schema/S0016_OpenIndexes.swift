import Storage

extension Schema {
    /// What is open at a school, in the order in which its page shows it, found without a look at what
    /// was closed in earlier years.
    static let openIndexes = Migration(
        "S0016_OpenIndexes",
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
        ])
}
