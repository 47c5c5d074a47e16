import GRDB

/// A GRDB database access, seen as a ``Connection``.
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
            let statement = try database.cachedStatement(sql: sql.text)
            let cursor = try GRDB.Row.fetchCursor(
                statement, arguments: SQLiteConnection.arguments(sql))
            while let row = try cursor.next() { try body(Row(source: SQLiteRow(row: row))) }
        }
    }

    func script(_ text: String) throws {
        try SQLiteDriver.naming { try database.execute(sql: text) }
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

/// The row under a GRDB cursor.
struct SQLiteRow: RowSource {
    let row: GRDB.Row

    var count: Int { row.count }
    func isNull(_ index: Int) -> Bool { row.hasNull(atIndex: index) }
    func integer(_ index: Int) -> Int64? { row[index] }
    func real(_ index: Int) -> Double? { row[index] }
    func text(_ index: Int) -> String? { row[index] }
    func boolean(_ index: Int) -> Bool? { row[index] }

    func value(_ index: Int) -> SQLValue {
        switch (row[index] as DatabaseValue).storage {
        case .null, .blob: .null
        case .int64(let value): .integer(value)
        case .double(let value): .real(value)
        case .string(let value): .text(value)
        }
    }
}
