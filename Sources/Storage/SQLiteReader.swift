import GRDB

/// A reading thread's connection to a database file. It only ever reads, and each closure sees the
/// file as it was at one moment.
final class SQLiteReader: ReadingConnection {
    private let queue: DatabaseQueue

    init(path: String) throws {
        var configuration = SQLiteDriver.configuration
        configuration.readonly = true
        queue = try SQLiteDriver.naming { try DatabaseQueue(path: path, configuration: configuration) }
    }

    var isUsable: Bool { true }

    func read<Value>(isOneQuery: Bool, _ body: (any Connection) throws -> Value) throws -> Value {
        try SQLiteDriver.naming {
            try queue.inDatabase { database in
                let connection = SQLiteConnection(database)
                if isOneQuery { return try body(connection) }
                // Prepared once: a reading begins and ends with them a thousand times a second.
                try connection.each("BEGIN DEFERRED TRANSACTION") { _ in }
                defer {
                    do {
                        try connection.each("COMMIT TRANSACTION") { _ in }
                    } catch {
                        if database.isInsideTransaction { try? database.rollback() }
                    }
                }
                return try body(connection)
            }
        }
    }
}

/// A database in memory, which has only the one connection.
final class SQLiteMemory: ReadingConnection {
    private let database: any DatabaseReader

    init(_ database: any DatabaseReader) { self.database = database }

    var isUsable: Bool { true }

    func read<Value>(isOneQuery: Bool, _ body: (any Connection) throws -> Value) throws -> Value {
        try SQLiteDriver.naming {
            try database.read { try body(SQLiteConnection($0)) }
        }
    }
}
