import Foundation

/// Every table as a file of JSON lines, at one moment.
public enum Export {
    /// Columns that let somebody in, left out of every export.
    private static let secrets: Set<String> = [
        "account.password", "session.id", "session.token", "api_token.id", "known_browser.id",
    ]

    public static func write(
        _ store: Store, to folder: String,
        progress: @escaping @Sendable (Copying.Tally) -> Void = { _ in }
    ) async throws -> [Copying.Tally] {
        let files = FileManager.default
        try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
        guard try files.contentsOfDirectory(atPath: folder).isEmpty else {
            throw Backup.Trouble.exists(folder)
        }
        return try await store.snapshot { connection in
            try connection.tables().map { table in
                let rows = try write(table, connection, "\(folder)/\(table).jsonl")
                progress(Copying.Tally(table: table, rows: rows))
                return Copying.Tally(table: table, rows: rows)
            }
        }
    }

    private static func write(
        _ table: String, _ connection: any Connection, _ path: String
    ) throws -> Int {
        let columns = try connection.columnNames(of: table)
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let file = FileHandle(forWritingAtPath: path)
        else { throw StorageError.unavailable("cannot write \(path)") }
        defer { try? file.close() }
        var count = 0
        try connection.each(SQL(verbatim: "SELECT * FROM \(table) ORDER BY 1")) { row in
            var object: [String: Any] = [:]
            for (index, column) in columns.enumerated() where !secrets.contains("\(table).\(column)") {
                object[column] = row.source.value(index).plain
            }
            let line = try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys])
            try file.write(contentsOf: line + Data([10]))
            count += 1
        }
        return count
    }
}

extension SQLValue {
    fileprivate var plain: Any {
        switch self {
        case .null: NSNull()
        case .integer(let value): value
        case .real(let value): value
        case .text(let value): value
        case .boolean(let value): value
        }
    }
}

extension Connection {
    func columnNames(of table: String) throws -> [String] {
        switch engine {
        case .sqlite: try values("SELECT name FROM pragma_table_info(\(table)) ORDER BY cid")
        case .postgresql:
            try values(
                """
                SELECT column_name::text FROM information_schema.columns
                WHERE table_schema = current_schema() AND table_name = \(table) ORDER BY ordinal_position
                """)
        }
    }
}
