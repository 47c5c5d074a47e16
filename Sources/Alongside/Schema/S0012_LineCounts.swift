import Storage

extension Schema {
    /// What the support line's pages look up by, so that they cost what they show, however many
    /// calls there are: calls counted by day and by month, a number's calls in order of time, the
    /// words of a caller's name, and what waits by whose turn it is.
    ///
    /// `line_count` is filled from the calls that are there. A name that was taken down before this
    /// step is found by its beginning, as it was until now: words are told apart in Swift.
    static let lineCounts = Migration(
        "S0012_LineCounts",
        [
            """
            CREATE TABLE line_count (
                span TEXT NOT NULL CHECK (span IN ('day', 'month')),
                period TEXT NOT NULL,
                what TEXT NOT NULL CHECK (what IN (
                    'all', 'settled', 'reason', 'zone', 'caller', 'outcome')),
                code TEXT NOT NULL,
                calls BIGINT NOT NULL,
                PRIMARY KEY (span, period, what, code))
            """
        ] + [("day", "c.day"), ("month", "substr(c.day, 1, 7) || '-01'")].flatMap(counted) + [
            "ALTER TABLE line_call_phone ADD COLUMN started_at TEXT NOT NULL DEFAULT ''",
            """
            UPDATE line_call_phone SET started_at =
                (SELECT c.started_at FROM line_call c WHERE c.id = line_call_phone.call)
            """,
            "CREATE INDEX line_call_phone_time ON line_call_phone (phone, started_at, call)",
            """
            CREATE TABLE line_call_name (
                word TEXT NOT NULL,
                call TEXT NOT NULL REFERENCES line_call (id) ON DELETE CASCADE,
                PRIMARY KEY (word, call))
            """,
            "CREATE INDEX line_call_name_call ON line_call_name (call)",
            """
            INSERT INTO line_call_name (word, call)
            SELECT lower(c.caller_name), c.id FROM line_call c WHERE c.caller_name <> ''
            """,
            "CREATE INDEX line_call_not_found ON line_call (day, not_found) WHERE not_found <> ''",
            "DROP INDEX promise_due",
            "CREATE INDEX promise_order ON promise (state, due_at, id)",
            "CREATE INDEX promise_turn ON promise (state, owner, due_at, id)",
            """
            CREATE INDEX promise_free ON promise (due_at, id) WHERE state = 'open' AND owner IS NULL
            """,
            "CREATE INDEX promise_kind ON promise (state, kind, made_at)",
            "DROP INDEX line_notice_waiting",
            """
            CREATE INDEX line_notice_pressing ON line_notice (
                (CASE WHEN kind = 'urgent' THEN 0 ELSE 1 END), told_at, id) WHERE taken_at IS NULL
            """,
        ])

    /// Fills the counters of one kind of span from the calls.
    private static func counted(_ span: String, _ period: String) -> [String] {
        [
            ("all", "''", "TRUE"), ("settled", "''", "c.is_resolved"), ("reason", "c.reason", "TRUE"),
            ("zone", "coalesce(c.zone, '')", "TRUE"), ("caller", "c.caller", "TRUE"),
            ("outcome", "c.outcome", "TRUE"),
        ].map { what, code, condition in
            """
            INSERT INTO line_count (span, period, what, code, calls)
            SELECT '\(span)', \(period), '\(what)', \(code), count(*) FROM line_call c
            WHERE \(condition) GROUP BY 2, 4
            """
        }
    }
}
