import Storage

extension Schema {
    /// Questions of what one person more or fewer would mean for a plan. A question changes no plan;
    /// its answer is figures alone.
    static let whatIfs = Migration(
        "S0011_WhatIf",
        [
            """
            CREATE TABLE what_if (
                id TEXT NOT NULL PRIMARY KEY,
                plan TEXT NOT NULL REFERENCES term_plan (id) ON DELETE CASCADE,
                change TEXT NOT NULL CHECK (change IN ('more', 'fewer', 'away')),
                role TEXT NOT NULL DEFAULT '',
                zones TEXT NOT NULL DEFAULT '',
                weekdays TEXT NOT NULL DEFAULT '',
                most_a_week BIGINT NOT NULL DEFAULT 0,
                person TEXT REFERENCES person (id),
                first_day TEXT,
                last_day TEXT,
                state TEXT NOT NULL CHECK (state IN ('asked', 'running', 'answered', 'failed')),
                trouble TEXT NOT NULL DEFAULT '',
                answer TEXT NOT NULL DEFAULT '',
                worker TEXT,
                heard_at TEXT,
                made_by TEXT NOT NULL REFERENCES person (id),
                made_at TEXT NOT NULL)
            """,
            "CREATE INDEX what_if_state ON what_if (state, made_at)",
            "CREATE INDEX what_if_plan ON what_if (plan, made_at)",
        ])
}
