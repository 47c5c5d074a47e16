import Storage

extension Schema {
    /// Need profiles: a level for each section of a framework's version, for one child on one day.
    static let needs = Migration(
        "S0004_Needs",
        [
            """
            CREATE TABLE need_profile (
                id TEXT NOT NULL PRIMARY KEY,
                child TEXT NOT NULL REFERENCES child (id) ON DELETE CASCADE,
                framework TEXT NOT NULL,
                version TEXT NOT NULL,
                day TEXT NOT NULL,
                is_current BOOLEAN NOT NULL)
            """,
            "CREATE UNIQUE INDEX need_profile_current ON need_profile (child, framework) WHERE is_current",
            """
            CREATE TABLE need_level (
                profile TEXT NOT NULL REFERENCES need_profile (id) ON DELETE CASCADE,
                section TEXT NOT NULL,
                level BIGINT NOT NULL,
                PRIMARY KEY (profile, section))
            """,
            """
            CREATE TABLE need_count (
                school BIGINT NOT NULL REFERENCES school (urn) ON DELETE CASCADE,
                framework TEXT NOT NULL,
                version TEXT NOT NULL,
                section TEXT NOT NULL,
                level BIGINT NOT NULL,
                children BIGINT NOT NULL,
                PRIMARY KEY (school, framework, version, section, level))
            """,
        ])
}
