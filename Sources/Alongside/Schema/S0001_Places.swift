import Storage

extension Schema {
    /// Settings, trusts, zones and postcodes. What changes with time is dated: `from_day` is the
    /// first day it held, `until_day` the first day it no longer did.
    static let places = Migration(
        "S0001_Places",
        [
            """
            CREATE TABLE trust (
                uid BIGINT NOT NULL PRIMARY KEY,
                name TEXT NOT NULL,
                kind TEXT NOT NULL)
            """,
            """
            CREATE TABLE school (
                urn BIGINT NOT NULL PRIMARY KEY CHECK (urn BETWEEN 100000 AND 999999),
                la_code TEXT NOT NULL,
                establishment_number TEXT NOT NULL,
                name TEXT NOT NULL,
                kind TEXT NOT NULL,
                phase TEXT NOT NULL,
                type_name TEXT NOT NULL,
                status TEXT NOT NULL CHECK (status IN ('open', 'closed', 'proposed')),
                opened_day TEXT,
                closed_day TEXT,
                street TEXT NOT NULL,
                town TEXT NOT NULL,
                postcode TEXT NOT NULL,
                easting BIGINT,
                northing BIGINT,
                district TEXT NOT NULL,
                low_age BIGINT,
                high_age BIGINT,
                pupils BIGINT,
                telephone TEXT NOT NULL,
                website TEXT NOT NULL,
                version BIGINT NOT NULL DEFAULT 1)
            """,
            "CREATE INDEX school_la ON school (la_code, status)",
            "CREATE INDEX school_strip ON school ((easting / 4000), northing)",
            "CREATE INDEX school_postcode ON school (postcode)",
            """
            CREATE TABLE school_word (
                word TEXT NOT NULL,
                school BIGINT NOT NULL REFERENCES school (urn) ON DELETE CASCADE,
                PRIMARY KEY (word, school))
            """,
            "CREATE INDEX school_word_school ON school_word (school, word)",
            """
            CREATE TABLE school_fact (
                school BIGINT NOT NULL REFERENCES school (urn) ON DELETE CASCADE,
                fact TEXT NOT NULL,
                was TEXT NOT NULL,
                becomes TEXT NOT NULL,
                day TEXT NOT NULL,
                noted_at TEXT NOT NULL)
            """,
            "CREATE INDEX school_fact_school ON school_fact (school, noted_at)",
            """
            CREATE TABLE school_link (
                school BIGINT NOT NULL,
                successor BIGINT NOT NULL,
                day TEXT,
                PRIMARY KEY (school, successor))
            """,
            "CREATE INDEX school_link_successor ON school_link (successor)",
            """
            CREATE TABLE trust_membership (
                school BIGINT NOT NULL REFERENCES school (urn) ON DELETE CASCADE,
                trust BIGINT NOT NULL REFERENCES trust (uid),
                from_day TEXT NOT NULL,
                until_day TEXT CHECK (until_day IS NULL OR until_day > from_day),
                PRIMARY KEY (school, from_day))
            """,
            "CREATE INDEX trust_membership_trust ON trust_membership (trust, school)",
            """
            CREATE TABLE zone_membership (
                school BIGINT NOT NULL REFERENCES school (urn) ON DELETE CASCADE,
                zone TEXT NOT NULL,
                from_day TEXT NOT NULL,
                until_day TEXT CHECK (until_day IS NULL OR until_day > from_day),
                PRIMARY KEY (school, from_day))
            """,
            "CREATE INDEX zone_membership_zone ON zone_membership (zone, school)",
            """
            CREATE TABLE postcode (
                postcode TEXT NOT NULL PRIMARY KEY,
                easting BIGINT NOT NULL,
                northing BIGINT NOT NULL)
            """,
            """
            CREATE TABLE epss_contract (
                school BIGINT NOT NULL REFERENCES school (urn) ON DELETE CASCADE,
                half_days_bought BIGINT NOT NULL CHECK (half_days_bought >= 0),
                half_days_used BIGINT NOT NULL CHECK (half_days_used >= 0),
                from_day TEXT NOT NULL,
                to_day TEXT NOT NULL CHECK (to_day >= from_day),
                PRIMARY KEY (school, from_day))
            """,
        ])
}
