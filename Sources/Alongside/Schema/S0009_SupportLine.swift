import Storage

extension Schema {
    /// Calls to the support line, what was promised in them, and what they told the zone teams.
    ///
    /// `day` is the call's day on the authority's calendar, so that calls are counted by day without
    /// reckoning with time zones in SQL. `zone` is the setting's zone on that day.
    static let supportLine = Migration(
        "S0009_SupportLine",
        [
            """
            CREATE TABLE line_call (
                id TEXT NOT NULL PRIMARY KEY,
                form TEXT NOT NULL UNIQUE,
                channel TEXT NOT NULL CHECK (channel IN ('telephone', 'paper')),
                started_at TEXT NOT NULL,
                ended_at TEXT NOT NULL CHECK (ended_at >= started_at),
                day TEXT NOT NULL,
                caller TEXT NOT NULL,
                caller_name TEXT NOT NULL,
                phone TEXT NOT NULL,
                school BIGINT REFERENCES school (urn),
                zone TEXT,
                setting TEXT NOT NULL,
                child TEXT REFERENCES child (id) ON DELETE SET NULL,
                child_name TEXT NOT NULL,
                stage TEXT,
                year_group BIGINT CHECK (year_group BETWEEN -2 AND 14),
                reason TEXT NOT NULL,
                urgency TEXT NOT NULL,
                notes TEXT NOT NULL,
                advice TEXT NOT NULL,
                not_found TEXT NOT NULL,
                outcome TEXT NOT NULL,
                is_resolved BOOLEAN NOT NULL,
                safeguarding TEXT,
                safeguarding_words TEXT NOT NULL,
                adviser TEXT NOT NULL REFERENCES person (id),
                logged_at TEXT NOT NULL,
                version BIGINT NOT NULL DEFAULT 1)
            """,
            "CREATE INDEX line_call_day ON line_call (day, started_at)",
            "CREATE INDEX line_call_school ON line_call (school, started_at)",
            "CREATE INDEX line_call_child ON line_call (child, started_at)",
            """
            CREATE TABLE line_call_phone (
                phone TEXT NOT NULL,
                call TEXT NOT NULL REFERENCES line_call (id) ON DELETE CASCADE,
                PRIMARY KEY (phone, call))
            """,
            "CREATE INDEX line_call_phone_call ON line_call_phone (call)",
            """
            CREATE TABLE line_call_reason (
                call TEXT NOT NULL REFERENCES line_call (id) ON DELETE CASCADE,
                reason TEXT NOT NULL,
                PRIMARY KEY (call, reason))
            """,
            """
            CREATE TABLE line_call_signpost (
                call TEXT NOT NULL REFERENCES line_call (id) ON DELETE CASCADE,
                signpost TEXT NOT NULL,
                PRIMARY KEY (call, signpost))
            """,
            """
            CREATE TABLE line_call_concern (
                call TEXT NOT NULL REFERENCES line_call (id) ON DELETE CASCADE,
                concern TEXT NOT NULL REFERENCES concern (id),
                way TEXT NOT NULL CHECK (way IN ('concern', 'way-forward', 'request')),
                PRIMARY KEY (call, concern))
            """,
            "CREATE INDEX line_call_concern_concern ON line_call_concern (concern)",
            """
            CREATE TABLE line_notice (
                id TEXT NOT NULL PRIMARY KEY,
                call TEXT NOT NULL REFERENCES line_call (id) ON DELETE CASCADE,
                kind TEXT NOT NULL CHECK (kind IN ('urgent', 'zone-team', 'way-forward', 'request')),
                school BIGINT REFERENCES school (urn),
                zone TEXT,
                concern TEXT REFERENCES concern (id),
                told_by TEXT NOT NULL REFERENCES person (id),
                told_at TEXT NOT NULL,
                taken_by TEXT REFERENCES person (id),
                taken_at TEXT,
                UNIQUE (call, kind))
            """,
            "CREATE INDEX line_notice_waiting ON line_notice (taken_at, told_at)",
            "CREATE INDEX line_notice_zone ON line_notice (zone, taken_at)",
            """
            CREATE TABLE promise (
                id TEXT NOT NULL PRIMARY KEY,
                reference TEXT NOT NULL UNIQUE,
                call TEXT REFERENCES line_call (id) ON DELETE CASCADE,
                kind TEXT NOT NULL CHECK (kind IN ('call-back', 'tell')),
                name TEXT NOT NULL,
                phone TEXT NOT NULL,
                postcode TEXT NOT NULL,
                reason TEXT NOT NULL,
                what TEXT NOT NULL,
                due_at TEXT NOT NULL,
                owner TEXT REFERENCES person (id),
                state TEXT NOT NULL CHECK (state IN ('open', 'kept', 'broken')),
                made_by TEXT REFERENCES person (id),
                made_at TEXT NOT NULL,
                closed_at TEXT,
                version BIGINT NOT NULL DEFAULT 1,
                CHECK ((state = 'open') = (closed_at IS NULL)))
            """,
            "CREATE INDEX promise_due ON promise (state, due_at)",
            "CREATE INDEX promise_call ON promise (call)",
            """
            CREATE TABLE promise_step (
                id TEXT NOT NULL PRIMARY KEY,
                promise TEXT NOT NULL REFERENCES promise (id) ON DELETE CASCADE,
                state TEXT NOT NULL,
                reason TEXT NOT NULL,
                person TEXT NOT NULL REFERENCES person (id),
                at TEXT NOT NULL)
            """,
            "CREATE INDEX promise_step_promise ON promise_step (promise, at)",
        ])
}
