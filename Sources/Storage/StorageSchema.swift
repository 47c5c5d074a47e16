extension Migration {
    /// What the store keeps for itself: the audit log, and the answers to writes that may be sent
    /// twice. It comes before every step of the house.
    public static let storage = Migration("S0000_Storage") { engine in
        [
            """
            CREATE TABLE audit (
                seq BIGINT NOT NULL PRIMARY KEY,
                at TEXT NOT NULL,
                person TEXT NOT NULL,
                act TEXT NOT NULL,
                subject TEXT NOT NULL,
                detail TEXT NOT NULL,
                previous TEXT NOT NULL,
                hash TEXT NOT NULL)
            """,
            "CREATE INDEX audit_subject ON audit (subject, seq)",
            "CREATE INDEX audit_person ON audit (person, seq)",
            "CREATE INDEX audit_at ON audit (at)",
            """
            CREATE TABLE audit_head (
                one BIGINT NOT NULL PRIMARY KEY CHECK (one = 1),
                seq BIGINT NOT NULL,
                hash TEXT NOT NULL)
            """,
            "INSERT INTO audit_head (one, seq, hash) VALUES (1, 0, '')",
            """
            CREATE TABLE once (
                id TEXT NOT NULL PRIMARY KEY,
                person TEXT NOT NULL,
                act TEXT NOT NULL,
                answer TEXT NOT NULL,
                at TEXT NOT NULL)
            """,
            "CREATE INDEX once_at ON once (at)",
        ] + appendOnly(engine)
    }

    /// The database itself refuses to change or remove a line of the audit log.
    private static func appendOnly(_ engine: Engine) -> [String] {
        switch engine {
        case .sqlite:
            ["UPDATE", "DELETE"].map { verb in
                """
                CREATE TRIGGER audit_no_\(verb.lowercased()) BEFORE \(verb) ON audit
                BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END
                """
            }
        case .postgresql:
            [
                """
                CREATE FUNCTION audit_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE EXCEPTION 'the audit log is append-only'; END $$
                """,
                """
                CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON audit
                FOR EACH ROW EXECUTE FUNCTION audit_append_only()
                """,
            ]
        }
    }
}
