/// Whether a database is sound: its pages, its references, its schema.
public enum Integrity {
    /// What is wrong with the stored data, in words; empty where nothing is.
    public static func faults(in store: Store) async throws -> [String] {
        try await store.snapshot { connection in
            switch connection.engine {
            case .sqlite: try sqliteFaults(connection)
            case .postgresql: try postgreSQLFaults(connection)
            }
        }
    }

    /// What keeps this version of Alongside from using the schema; empty where nothing does.
    public static func faults(in store: Store, against steps: [Migration]) async throws -> [String] {
        let known: [(name: String, digest: String)]
        do {
            known = try await store.read { connection in
                try connection.all("SELECT name, digest FROM schema_step ORDER BY name") {
                    (name: try $0[0] as String, digest: try $0[1] as String)
                }
            }
        } catch StorageError.failed {
            return ["The database has no schema yet. Run `alongside migrate`."]
        }
        let mine = Dictionary(uniqueKeysWithValues: steps.map { ($0.name, $0.digest) })
        let wrong = known.compactMap { step -> SchemaError? in
            guard let digest = mine[step.name] else { return .newer(step.name) }
            return digest == step.digest ? nil : .edited(step.name)
        }
        let missing = Set(mine.keys).subtracting(known.map(\.name)).sorted()
        return wrong.map(\.description)
            + (missing.isEmpty
                ? [] : ["Steps are missing: \(missing.joined(separator: ", ")). Run `alongside migrate`."])
    }

    private static func sqliteFaults(_ connection: any Connection) throws -> [String] {
        let words = try connection.values("PRAGMA integrity_check", as: String.self)
        var orphans: [String: Int] = [:]
        try connection.each("PRAGMA foreign_key_check") { row in
            orphans["\(try row[0] as String) refers to \(try row[2] as String)", default: 0] += 1
        }
        return words.filter { $0 != "ok" }
            + orphans.sorted { $0.key < $1.key }.map { "\($0.value) rows: \($0.key), where nothing is" }
    }

    private static func postgreSQLFaults(_ connection: any Connection) throws -> [String] {
        let unchecked = try connection.values(
            """
            SELECT c.conname FROM pg_constraint c JOIN pg_namespace n ON n.oid = c.connamespace
            WHERE n.nspname = current_schema() AND NOT c.convalidated ORDER BY c.conname
            """, as: String.self)
        let faults = unchecked.map { "The constraint \($0) was never checked" }
        for table in try connection.tables() {
            do {
                _ = try connection.count(SQL(stringLiteral: #"SELECT count(*) FROM "\#(table)""#))
            } catch {
                // The snapshot's transaction is over with the first table that cannot be read.
                return faults + ["The table \(table) cannot be read: \(error)"]
            }
        }
        return faults
    }
}
