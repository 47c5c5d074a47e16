import Storage

extension Schema {
    /// Concerns: what a school, a caller or a parent brings.
    static let concerns = Migration(
        "S0005_Concerns",
        [
            """
            CREATE TABLE concern (
                id TEXT NOT NULL PRIMARY KEY,
                school BIGINT NOT NULL REFERENCES school (urn),
                focus TEXT NOT NULL CHECK (focus IN ('whole-school', 'cohort', 'child')),
                cohort TEXT REFERENCES cohort (id),
                child TEXT REFERENCES child (id),
                offer TEXT NOT NULL,
                title TEXT NOT NULL,
                tried TEXT NOT NULL,
                outcome TEXT NOT NULL,
                asked TEXT NOT NULL,
                state TEXT NOT NULL,
                brought_by TEXT NOT NULL REFERENCES person (id),
                brought_at TEXT NOT NULL,
                version BIGINT NOT NULL DEFAULT 1,
                CHECK ((focus = 'child') = (child IS NOT NULL)),
                CHECK ((focus = 'cohort') = (cohort IS NOT NULL)))
            """,
            "CREATE INDEX concern_school ON concern (school, state, brought_at)",
            "CREATE INDEX concern_child ON concern (child)",
            """
            CREATE TABLE concern_section (
                concern TEXT NOT NULL REFERENCES concern (id) ON DELETE CASCADE,
                section TEXT NOT NULL,
                PRIMARY KEY (concern, section))
            """,
            """
            CREATE TABLE concern_step (
                id TEXT NOT NULL PRIMARY KEY,
                concern TEXT NOT NULL REFERENCES concern (id) ON DELETE CASCADE,
                state TEXT NOT NULL,
                reason TEXT NOT NULL,
                person TEXT NOT NULL REFERENCES person (id),
                at TEXT NOT NULL)
            """,
            "CREATE INDEX concern_step_concern ON concern_step (concern, at)",
        ])
}
