extension Engine {
    /// A statement of the schema in this engine's own words. On SQLite every table is STRICT, so
    /// that it refuses what PostgreSQL would refuse.
    func dialect(_ statement: String) -> String {
        guard self == .sqlite, statement.hasPrefix("CREATE TABLE") || statement.hasPrefix("ALTER")
        else { return statement }
        let types = [("BIGINT", "INTEGER"), ("BOOLEAN", "INTEGER"), ("DOUBLE PRECISION", "REAL")]
        let text = types.reduce(statement) { text, type in
            text.replacing(type.0, with: type.1)
        }
        return statement.hasPrefix("CREATE TABLE") ? text + " STRICT" : text
    }
}
