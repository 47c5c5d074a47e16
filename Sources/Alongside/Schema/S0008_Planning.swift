import Storage

extension Schema {
    /// What a term's meetings are planned from: working weeks, leave, schools' half-days, who knows
    /// which school; the plans made from it; and what schools answer to what is published.
    static let planning = Migration("S0008_Planning", workingTime + schoolTime + plans + answers)

    /// When people work. Why somebody is on leave is not asked.
    private static let workingTime = [
        """
        CREATE TABLE working_week (
            person TEXT NOT NULL REFERENCES person (id),
            from_day TEXT NOT NULL,
            until_day TEXT CHECK (until_day IS NULL OR until_day > from_day),
            base_postcode TEXT,
            base_easting BIGINT,
            base_northing BIGINT,
            most_a_day BIGINT NOT NULL CHECK (most_a_day BETWEEN 0 AND 20),
            most_a_week BIGINT NOT NULL CHECK (most_a_week BETWEEN 0 AND 100),
            set_by TEXT NOT NULL REFERENCES person (id),
            set_at TEXT NOT NULL,
            CHECK ((base_easting IS NULL) = (base_northing IS NULL)),
            PRIMARY KEY (person, from_day))
        """,
        """
        CREATE TABLE working_day (
            person TEXT NOT NULL,
            from_day TEXT NOT NULL,
            weekday BIGINT NOT NULL CHECK (weekday BETWEEN 1 AND 5),
            starts_minute BIGINT NOT NULL CHECK (starts_minute >= 0),
            ends_minute BIGINT NOT NULL CHECK (ends_minute > starts_minute AND ends_minute <= 1440),
            PRIMARY KEY (person, from_day, weekday),
            FOREIGN KEY (person, from_day) REFERENCES working_week (person, from_day)
                ON DELETE CASCADE)
        """,
        """
        CREATE TABLE leave_period (
            id TEXT NOT NULL PRIMARY KEY,
            person TEXT NOT NULL REFERENCES person (id),
            from_day TEXT NOT NULL,
            until_day TEXT NOT NULL CHECK (until_day > from_day),
            recorded_by TEXT NOT NULL REFERENCES person (id),
            recorded_at TEXT NOT NULL)
        """,
        "CREATE INDEX leave_period_person ON leave_period (person, from_day)",
    ]

    /// When a school can meet, and who of the council's people knows it.
    private static let schoolTime = [
        """
        CREATE TABLE school_half_day (
            school BIGINT NOT NULL REFERENCES school (urn) ON DELETE CASCADE,
            half TEXT NOT NULL,
            is_preferred BOOLEAN NOT NULL,
            from_day TEXT NOT NULL,
            until_day TEXT CHECK (until_day IS NULL OR until_day > from_day),
            PRIMARY KEY (school, half, from_day))
        """,
        """
        CREATE TABLE school_closed_day (
            school BIGINT NOT NULL REFERENCES school (urn) ON DELETE CASCADE,
            day TEXT NOT NULL,
            PRIMARY KEY (school, day))
        """,
        """
        CREATE TABLE named_person (
            school BIGINT NOT NULL REFERENCES school (urn) ON DELETE CASCADE,
            role TEXT NOT NULL,
            person TEXT NOT NULL REFERENCES person (id),
            from_day TEXT NOT NULL,
            until_day TEXT CHECK (until_day IS NULL OR until_day > from_day),
            PRIMARY KEY (school, role, from_day))
        """,
        "CREATE INDEX named_person_person ON named_person (person)",
    ]

    /// A plan, what it was made from, and its meetings. `code` names a meeting within the plan, the
    /// same in every plan of the term; `meeting` is the meeting it is or becomes.
    private static let plans = [
        """
        CREATE TABLE term_plan (
            id TEXT NOT NULL PRIMARY KEY,
            term_first_day TEXT NOT NULL,
            kinds TEXT NOT NULL,
            seed BIGINT NOT NULL,
            seconds BIGINT NOT NULL CHECK (seconds BETWEEN 1 AND 600),
            after_plan TEXT REFERENCES term_plan (id),
            state TEXT NOT NULL CHECK (state IN
                ('asked', 'running', 'draft', 'failed', 'published')),
            trouble TEXT NOT NULL DEFAULT '',
            placed BIGINT NOT NULL DEFAULT 0,
            wanted BIGINT NOT NULL DEFAULT 0,
            cost BIGINT NOT NULL DEFAULT 0,
            is_stopped BOOLEAN NOT NULL DEFAULT FALSE,
            worker TEXT,
            heard_at TEXT,
            made_by TEXT NOT NULL REFERENCES person (id),
            made_at TEXT NOT NULL,
            published_by TEXT REFERENCES person (id),
            published_at TEXT,
            version BIGINT NOT NULL DEFAULT 1)
        """,
        "CREATE INDEX term_plan_state ON term_plan (state, made_at)",
        """
        CREATE TABLE term_plan_zone (
            plan TEXT NOT NULL REFERENCES term_plan (id) ON DELETE CASCADE,
            zone TEXT NOT NULL,
            PRIMARY KEY (plan, zone))
        """,
        "CREATE INDEX term_plan_zone_zone ON term_plan_zone (zone, plan)",
        """
        CREATE TABLE term_plan_source (
            plan TEXT NOT NULL PRIMARY KEY REFERENCES term_plan (id) ON DELETE CASCADE,
            instance TEXT NOT NULL)
        """,
        """
        CREATE TABLE planned_meeting (
            id TEXT NOT NULL PRIMARY KEY,
            plan TEXT NOT NULL REFERENCES term_plan (id) ON DELETE CASCADE,
            code TEXT NOT NULL,
            kind TEXT NOT NULL,
            zone TEXT NOT NULL,
            school BIGINT REFERENCES school (urn),
            trust BIGINT REFERENCES trust (uid),
            minutes BIGINT NOT NULL,
            place TEXT NOT NULL,
            importance BIGINT NOT NULL,
            day TEXT,
            starts_minute BIGINT,
            is_pinned BOOLEAN NOT NULL DEFAULT FALSE,
            meeting TEXT REFERENCES meeting (id),
            meeting_version BIGINT,
            reason TEXT NOT NULL DEFAULT '',
            CHECK ((day IS NULL) = (starts_minute IS NULL)),
            UNIQUE (plan, code))
        """,
        "CREATE INDEX planned_meeting_meeting ON planned_meeting (meeting)",
        """
        CREATE TABLE planned_seat (
            placement TEXT NOT NULL REFERENCES planned_meeting (id) ON DELETE CASCADE,
            seat BIGINT NOT NULL,
            role TEXT NOT NULL,
            person TEXT REFERENCES person (id),
            PRIMARY KEY (placement, seat))
        """,
        """
        CREATE TABLE planned_refusal (
            placement TEXT NOT NULL REFERENCES planned_meeting (id) ON DELETE CASCADE,
            half TEXT NOT NULL,
            PRIMARY KEY (placement, half))
        """,
    ]

    /// What a school says to a meeting: that it comes then, or when it could. An answer is to the
    /// time it was given for. Feeds are known by the sum of their secret alone.
    private static let answers = [
        "CREATE INDEX attendance_person ON attendance (person)",
        """
        CREATE TABLE invitation_answer (
            meeting TEXT NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
            school BIGINT NOT NULL REFERENCES school (urn) ON DELETE CASCADE,
            answer TEXT NOT NULL CHECK (answer IN ('accepted', 'asks-to-move')),
            day TEXT NOT NULL,
            starts_minute BIGINT NOT NULL,
            halves TEXT NOT NULL DEFAULT '',
            answered_by TEXT NOT NULL REFERENCES person (id),
            answered_at TEXT NOT NULL,
            PRIMARY KEY (meeting, school))
        """,
        """
        CREATE TABLE calendar_feed (
            id TEXT NOT NULL PRIMARY KEY,
            secret TEXT NOT NULL UNIQUE,
            person TEXT NOT NULL REFERENCES person (id),
            school BIGINT REFERENCES school (urn),
            made_at TEXT NOT NULL,
            ended_at TEXT)
        """,
        "CREATE INDEX calendar_feed_person ON calendar_feed (person)",
    ]
}
