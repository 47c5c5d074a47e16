import Storage

extension Schema {
    /// Meetings, who comes, their papers, agenda items with their records, agreed actions, ratings.
    static let meetings = Migration(
        "S0006_Meetings",
        [
            """
            CREATE TABLE meeting (
                id TEXT NOT NULL PRIMARY KEY,
                kind TEXT NOT NULL,
                zone TEXT,
                school BIGINT REFERENCES school (urn),
                trust BIGINT REFERENCES trust (uid),
                child TEXT REFERENCES child (id),
                day TEXT NOT NULL,
                starts_minute BIGINT NOT NULL CHECK (starts_minute BETWEEN 0 AND 1439),
                minutes BIGINT NOT NULL CHECK (minutes BETWEEN 5 AND 600),
                place TEXT NOT NULL,
                state TEXT NOT NULL CHECK (state IN
                    ('planned', 'pack-closed', 'held', 'published', 'cancelled')),
                summary TEXT NOT NULL DEFAULT '',
                pack_closes_day TEXT NOT NULL,
                published_at TEXT,
                version BIGINT NOT NULL DEFAULT 1)
            """,
            "CREATE INDEX meeting_school ON meeting (school, day)",
            "CREATE INDEX meeting_school_state ON meeting (school, state, day)",
            "CREATE INDEX meeting_zone ON meeting (zone, day)",
            "CREATE INDEX meeting_trust ON meeting (trust, day)",
            """
            CREATE TABLE meeting_step (
                id TEXT NOT NULL PRIMARY KEY,
                meeting TEXT NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
                state TEXT NOT NULL,
                reason TEXT NOT NULL,
                person TEXT NOT NULL REFERENCES person (id),
                at TEXT NOT NULL)
            """,
            "CREATE INDEX meeting_step_meeting ON meeting_step (meeting, at)",
            """
            CREATE TABLE attendance (
                id TEXT NOT NULL PRIMARY KEY,
                meeting TEXT NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
                person TEXT REFERENCES person (id),
                name TEXT NOT NULL,
                role TEXT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('invited', 'attended', 'apologies')),
                UNIQUE (meeting, name))
            """,
            """
            CREATE TABLE paper (
                id TEXT NOT NULL PRIMARY KEY,
                meeting TEXT NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
                title TEXT NOT NULL,
                content TEXT NOT NULL,
                added_by TEXT NOT NULL REFERENCES person (id),
                added_at TEXT NOT NULL)
            """,
            "CREATE INDEX paper_meeting ON paper (meeting, added_at)",
            """
            CREATE TABLE agenda_item (
                id TEXT NOT NULL PRIMARY KEY,
                meeting TEXT NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
                position BIGINT NOT NULL,
                section TEXT NOT NULL,
                title TEXT NOT NULL,
                concern TEXT REFERENCES concern (id),
                review_of TEXT,
                carried_from TEXT REFERENCES agenda_item (id),
                notes TEXT NOT NULL DEFAULT '',
                decision TEXT,
                question TEXT NOT NULL DEFAULT '',
                pathway TEXT,
                outcome TEXT CHECK (outcome IN ('achieved', 'partly', 'not')),
                going TEXT CHECK (going IN ('close', 'continue')),
                next TEXT NOT NULL DEFAULT '',
                decided_at TEXT,
                recorded_by TEXT REFERENCES person (id),
                recorded_at TEXT,
                version BIGINT NOT NULL DEFAULT 1,
                UNIQUE (meeting, concern),
                UNIQUE (meeting, review_of))
            """,
            "CREATE INDEX agenda_item_meeting ON agenda_item (meeting, position)",
            "CREATE INDEX agenda_item_concern ON agenda_item (concern)",
            "CREATE INDEX agenda_item_review ON agenda_item (review_of)",
            """
            CREATE TABLE agreed_action (
                id TEXT NOT NULL PRIMARY KEY,
                meeting TEXT NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
                item TEXT REFERENCES agenda_item (id),
                school BIGINT REFERENCES school (urn),
                zone TEXT,
                what TEXT NOT NULL,
                owner_person TEXT REFERENCES person (id),
                owner TEXT NOT NULL,
                due_day TEXT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('open', 'done', 'dropped')),
                outcome TEXT NOT NULL DEFAULT '',
                closed_by TEXT REFERENCES person (id),
                closed_at TEXT,
                version BIGINT NOT NULL DEFAULT 1)
            """,
            "CREATE INDEX agreed_action_school ON agreed_action (school, state, due_day)",
            "CREATE INDEX agreed_action_zone ON agreed_action (zone, state, due_day)",
            "CREATE INDEX agreed_action_meeting ON agreed_action (meeting)",
            "CREATE INDEX agreed_action_owner ON agreed_action (owner_person, state)",
            """
            CREATE TABLE rating (
                meeting TEXT NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
                school BIGINT NOT NULL REFERENCES school (urn),
                stars BIGINT NOT NULL CHECK (stars BETWEEN 1 AND 5),
                comment TEXT NOT NULL,
                rated_by TEXT NOT NULL REFERENCES person (id),
                rated_at TEXT NOT NULL,
                PRIMARY KEY (meeting, school))
            """,
        ])
}
