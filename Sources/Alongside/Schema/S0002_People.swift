import Storage

extension Schema {
    /// People, their accounts and posts, sessions, drafts, and the working patterns of those who
    /// give support.
    static let people = Migration(
        "S0002_People",
        [
            """
            CREATE TABLE person (
                id TEXT NOT NULL PRIMARY KEY,
                name TEXT NOT NULL,
                email TEXT NOT NULL)
            """,
            "CREATE INDEX person_email ON person (email)",
            """
            CREATE TABLE account (
                person TEXT NOT NULL PRIMARY KEY REFERENCES person (id),
                name TEXT NOT NULL UNIQUE,
                password TEXT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
                must_change BOOLEAN NOT NULL DEFAULT FALSE,
                changed_at TEXT NOT NULL)
            """,
            """
            CREATE TABLE post (
                id TEXT NOT NULL PRIMARY KEY,
                person TEXT NOT NULL REFERENCES person (id),
                role TEXT NOT NULL,
                scope_kind TEXT NOT NULL,
                scope_value TEXT NOT NULL,
                from_day TEXT NOT NULL,
                until_day TEXT CHECK (until_day IS NULL OR until_day >= from_day))
            """,
            "CREATE INDEX post_person ON post (person)",
            "CREATE INDEX post_scope ON post (scope_kind, scope_value, role)",
            """
            CREATE TABLE session (
                id TEXT NOT NULL PRIMARY KEY,
                person TEXT NOT NULL REFERENCES person (id),
                token TEXT NOT NULL,
                started_at TEXT NOT NULL,
                seen_at TEXT NOT NULL,
                ended_at TEXT)
            """,
            "CREATE INDEX session_person ON session (person)",
            "CREATE INDEX session_seen ON session (seen_at)",
            """
            CREATE TABLE api_token (
                id TEXT NOT NULL PRIMARY KEY,
                person TEXT NOT NULL REFERENCES person (id),
                label TEXT NOT NULL,
                made_at TEXT NOT NULL,
                until_day TEXT NOT NULL,
                ended_at TEXT)
            """,
            "CREATE INDEX api_token_person ON api_token (person)",
            """
            CREATE TABLE throttle (
                id TEXT NOT NULL PRIMARY KEY,
                failures BIGINT NOT NULL,
                since TEXT NOT NULL)
            """,
            """
            CREATE TABLE known_browser (
                id TEXT NOT NULL,
                person TEXT NOT NULL REFERENCES person (id),
                seen_at TEXT NOT NULL,
                PRIMARY KEY (id, person))
            """,
            "CREATE INDEX known_browser_person ON known_browser (person)",
            """
            CREATE TABLE draft (
                person TEXT NOT NULL REFERENCES person (id),
                form TEXT NOT NULL,
                fields TEXT NOT NULL,
                saved_at TEXT NOT NULL,
                PRIMARY KEY (person, form))
            """,
            "CREATE INDEX draft_form ON draft (form, saved_at)",
            """
            CREATE TABLE practitioner (
                person TEXT NOT NULL REFERENCES person (id),
                service TEXT NOT NULL,
                profession TEXT NOT NULL,
                half_days_a_week BIGINT NOT NULL CHECK (half_days_a_week BETWEEN 0 AND 10),
                from_day TEXT NOT NULL,
                until_day TEXT,
                PRIMARY KEY (person, service, from_day))
            """,
            """
            CREATE TABLE practitioner_zone (
                person TEXT NOT NULL REFERENCES person (id),
                service TEXT NOT NULL,
                zone TEXT NOT NULL,
                PRIMARY KEY (person, service, zone))
            """,
            "CREATE INDEX practitioner_zone_zone ON practitioner_zone (zone, service)",
        ])
}
