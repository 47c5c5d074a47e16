import Storage

extension Schema {
    /// Children and cohorts of a school, the schools a child came from, the lawful bases on which they are discussed, and with
    /// whom they are shared under which basis.
    static let children = Migration(
        "S0003_Children",
        [
            """
            CREATE TABLE child (
                id TEXT NOT NULL PRIMARY KEY,
                school BIGINT NOT NULL REFERENCES school (urn),
                given_name TEXT NOT NULL,
                family_name TEXT NOT NULL,
                upn TEXT UNIQUE,
                born_day TEXT,
                year_group BIGINT NOT NULL CHECK (year_group BETWEEN -2 AND 14),
                stage TEXT NOT NULL CHECK (stage IN ('N', 'K', 'E')),
                version BIGINT NOT NULL DEFAULT 1)
            """,
            "CREATE INDEX child_school ON child (school, stage)",
            """
            CREATE TABLE child_move (
                id TEXT NOT NULL PRIMARY KEY,
                child TEXT NOT NULL REFERENCES child (id) ON DELETE CASCADE,
                from_school BIGINT NOT NULL REFERENCES school (urn),
                to_school BIGINT NOT NULL REFERENCES school (urn),
                day TEXT NOT NULL,
                told TEXT NOT NULL,
                moved_by TEXT NOT NULL REFERENCES person (id),
                moved_at TEXT NOT NULL)
            """,
            "CREATE INDEX child_move_child ON child_move (child, moved_at)",
            """
            CREATE TABLE cohort (
                id TEXT NOT NULL PRIMARY KEY,
                school BIGINT NOT NULL REFERENCES school (urn),
                name TEXT NOT NULL,
                children BIGINT CHECK (children > 0),
                made_at TEXT NOT NULL,
                UNIQUE (school, name))
            """,
            """
            CREATE TABLE lawful_basis (
                id TEXT NOT NULL PRIMARY KEY,
                child TEXT NOT NULL REFERENCES child (id) ON DELETE CASCADE,
                kind TEXT NOT NULL,
                details TEXT NOT NULL,
                from_day TEXT NOT NULL,
                until_day TEXT,
                recorded_by TEXT NOT NULL REFERENCES person (id),
                recorded_at TEXT NOT NULL,
                withdrawn_by TEXT REFERENCES person (id),
                withdrawn_at TEXT,
                mistake TEXT CHECK (mistake IS NULL OR withdrawn_at IS NOT NULL))
            """,
            "CREATE INDEX lawful_basis_child ON lawful_basis (child, from_day)",
            """
            CREATE TABLE child_share (
                child TEXT NOT NULL REFERENCES child (id) ON DELETE CASCADE,
                kind TEXT NOT NULL CHECK (kind IN ('zone', 'service')),
                value TEXT NOT NULL,
                basis TEXT NOT NULL REFERENCES lawful_basis (id) ON DELETE CASCADE,
                why TEXT NOT NULL,
                from_day TEXT NOT NULL,
                until_day TEXT,
                PRIMARY KEY (child, kind, value, basis))
            """,
            "CREATE INDEX child_share_with ON child_share (kind, value)",
        ])
}
