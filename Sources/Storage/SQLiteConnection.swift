import GRDB
import GRDBSQLite

/// A GRDB database access, seen as a ``Connection``.
///
/// GRDB opens, prepares, caches and writes. Rows are read straight from SQLite's statement: a page
/// reads a thousand columns, and going through GRDB's rows and arguments doubles what that costs.
final class SQLiteConnection: Connection {
    let engine = Engine.sqlite
    private let database: Database

    init(_ database: Database) { self.database = database }

    func run(_ sql: SQL) throws -> Int {
        try SQLiteDriver.naming {
            let statement = try database.cachedStatement(sql: sql.text)
            try statement.setArguments(SQLiteConnection.arguments(sql))
            try statement.execute()
            return database.changesCount
        }
    }

    func each(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        try SQLiteDriver.naming {
            let text = sql.text
            let statement = try database.cachedStatement(sql: text)
            try withExtendedLifetime(statement) {
                let pointer = statement.sqliteStatement
                sqlite3_reset(pointer)
                defer { sqlite3_reset(pointer) }
                for (index, value) in sql.values.enumerated() {
                    try check(SQLiteConnection.bind(value, Int32(index + 1), pointer), text)
                }
                let row = Row(source: SQLiteRow(statement: pointer))
                while true {
                    let code = sqlite3_step(pointer)
                    guard code == SQLITE_ROW else { return try check(code, text) }
                    try body(row)
                }
            }
        }
    }

    func script(_ text: String) throws {
        try SQLiteDriver.naming { try database.execute(sql: text) }
    }

    private func check(_ code: Int32, _ sql: String) throws {
        switch code {
        case SQLITE_OK, SQLITE_DONE: return
        case SQLITE_INTERRUPT: throw CancellationError()
        default:
            let message = sqlite3_errmsg(database.sqliteConnection).map { String(cString: $0) }
            throw DatabaseError(resultCode: .init(rawValue: code), message: message, sql: sql)
        }
    }

    private static func bind(_ value: SQLValue, _ index: Int32, _ statement: OpaquePointer) -> Int32 {
        switch value {
        case .null: sqlite3_bind_null(statement, index)
        case .integer(let value): sqlite3_bind_int64(statement, index, value)
        case .real(let value): sqlite3_bind_double(statement, index, value)
        case .text(let value): bind(value, index, statement)
        case .boolean(let value): sqlite3_bind_int64(statement, index, value ? 1 : 0)
        }
    }

    /// SQLite copies the text before this returns. No characters at all are NULL to it.
    private static func bind(_ text: String, _ index: Int32, _ statement: OpaquePointer) -> Int32 {
        let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        guard !text.isEmpty else { return sqlite3_bind_text(statement, index, "", 0, copied) }
        var text = text
        return text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                sqlite3_bind_text(
                    statement, index, characters.baseAddress, Int32(characters.count), copied)
            }
        }
    }

    private static func arguments(_ sql: SQL) -> StatementArguments {
        StatementArguments(
            sql.values.map { value -> (any DatabaseValueConvertible)? in
                switch value {
                case .null: nil
                case .integer(let value): value
                case .real(let value): value
                case .text(let value): value
                case .boolean(let value): value
                }
            })
    }
}

/// The row that a statement stands on.
struct SQLiteRow: RowSource {
    let statement: OpaquePointer

    var count: Int { Int(sqlite3_column_count(statement)) }

    func isNull(_ index: Int) -> Bool { type(index) == SQLITE_NULL }

    func integer(_ index: Int) -> Int64? {
        isNull(index) ? nil : sqlite3_column_int64(statement, Int32(index))
    }

    func real(_ index: Int) -> Double? {
        isNull(index) ? nil : sqlite3_column_double(statement, Int32(index))
    }

    func text(_ index: Int) -> String? {
        guard let bytes = sqlite3_column_text(statement, Int32(index)) else { return nil }
        let count = Int(sqlite3_column_bytes(statement, Int32(index)))
        return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }

    func boolean(_ index: Int) -> Bool? { integer(index).map { $0 != 0 } }

    func value(_ index: Int) -> SQLValue {
        switch type(index) {
        case SQLITE_INTEGER: .integer(sqlite3_column_int64(statement, Int32(index)))
        case SQLITE_FLOAT: .real(sqlite3_column_double(statement, Int32(index)))
        case SQLITE_TEXT: .text(text(index) ?? "")
        default: .null
        }
    }

    /// Beyond the last column SQLite answers NULL.
    private func type(_ index: Int) -> Int32 { sqlite3_column_type(statement, Int32(index)) }
}
