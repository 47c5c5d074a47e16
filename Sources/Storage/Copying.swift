import Reckoning

/// The whole content of a database, table by table, moved into an empty one of either engine. It
/// is how a backup is made and put back, and how an authority moves from SQLite to PostgreSQL.
public enum Copying {
    /// What was copied: the tables and how many rows each had.
    public struct Tally: Sendable, Equatable {
        public let table: String
        public let rows: Int
    }

    /// Copies every table from one store into another, which must have the same schema and no rows
    /// of its own. `progress` hears of each table as it is done.
    public static func copy(
        from source: Store, to target: Store,
        progress: @escaping @Sendable (Tally) -> Void = { _ in }
    ) async throws -> [Tally] {
        let tables = try await source.read { try $0.tables() }
        try await target.keep { writing in
            for table in ["schema_step", "audit_head"] {
                try writing.connection.script("DELETE FROM \(table)")
            }
        }
        return try await source.snapshot { connection in
            var tallies: [Tally] = []
            for table in tables {
                let rows = try copyTable(table, from: connection, to: target)
                tallies.append(Tally(table: table, rows: rows))
                progress(Tally(table: table, rows: rows))
            }
            return tallies
        }
    }

    /// Copies one table in chunks, each a statement of many rows. Rows go in the order of their
    /// ids, which is the order in which they were made, so that a row that refers to another of
    /// its own table comes after it.
    private static func copyTable(
        _ table: String, from connection: any Connection, to target: Store
    ) throws -> Int {
        var chunk: [[SQLValue]] = []
        var count = 0
        try connection.each(SQL(verbatim: "SELECT * FROM \(table) ORDER BY 1")) { row in
            chunk.append((0..<row.source.count).map { row.source.value($0) })
            count += 1
            if chunk.count * row.source.count > 5_000 {
                try insert(chunk, into: table, of: target)
                chunk = []
            }
        }
        if !chunk.isEmpty { try insert(chunk, into: table, of: target) }
        return count
    }

    private static func insert(_ rows: [[SQLValue]], into table: String, of target: Store) throws {
        try target.writeNow { connection in
            let types = try connection.columnTypes(of: table)
            try connection.run(SQL(rows: rows, into: table, types: types))
        }
    }
}

extension SQL {
    /// Text that is not made of literals: table names that the database itself gave.
    init(verbatim text: String) { self.init(stringLiteral: text) }

    /// One INSERT of many rows. SQLite has no boolean of its own, so a 1 or 0 that comes from it
    /// becomes true or false where the column wants that.
    init(rows: [[SQLValue]], into table: String, types: [String]) {
        var interpolation = Interpolation(literalCapacity: 0, interpolationCount: 0)
        interpolation.appendLiteral("INSERT INTO \(table) VALUES ")
        for (index, row) in rows.enumerated() {
            interpolation.appendLiteral(index == 0 ? "(" : ", (")
            for (column, value) in row.enumerated() {
                if column > 0 { interpolation.appendLiteral(", ") }
                interpolation.append(value, as: types[column])
            }
            interpolation.appendLiteral(")")
        }
        self.init(stringInterpolation: interpolation)
    }
}

extension SQL.Interpolation {
    mutating func append(_ value: SQLValue, as type: String) {
        switch (value, type) {
        case (.null, _): appendLiteral("NULL")
        case (.integer(let number), "boolean"): append(.boolean(number != 0))
        default: append(value)
        }
    }
}

extension Connection {
    /// The tables, in the order in which they were made, so that each comes after those it refers
    /// to.
    func tables() throws -> [String] {
        switch engine {
        case .sqlite:
            try values(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid")
        case .postgresql:
            try values(
                """
                SELECT c.relname::text FROM pg_class c WHERE c.relkind = 'r'
                AND c.relnamespace = current_schema()::regnamespace ORDER BY c.oid
                """)
        }
    }

    func columnTypes(of table: String) throws -> [String] {
        switch engine {
        case .sqlite: try values("SELECT lower(type) FROM pragma_table_info(\(table)) ORDER BY cid")
        case .postgresql:
            try values(
                """
                SELECT data_type::text FROM information_schema.columns
                WHERE table_schema = current_schema() AND table_name = \(table) ORDER BY ordinal_position
                """)
        }
    }
}
