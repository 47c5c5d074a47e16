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

    func read<Value>(_ body: (any Connection) throws -> Value) throws -> Value {
        try SQLiteDriver.naming {
            try queue.inDatabase { database in
                // Prepared once: a reading begins and ends with them a thousand times a second.
                try database.cachedStatement(sql: "BEGIN DEFERRED TRANSACTION").execute()
                defer {
                    do {
                        try database.cachedStatement(sql: "COMMIT TRANSACTION").execute()
                    } catch {
                        if database.isInsideTransaction { try? database.rollback() }
                    }
                }
                return try body(SQLiteConnection(database))
            }
        }
    }
}

/// A database in memory, which has only the one connection.
final class SQLiteMemory: ReadingConnection {
    private let database: any DatabaseReader

    init(_ database: any DatabaseReader) { self.database = database }

    var isUsable: Bool { true }

    func read<Value>(_ body: (any Connection) throws -> Value) throws -> Value {
        try SQLiteDriver.naming {
            try database.read { try body(SQLiteConnection($0)) }
        }
    }
}
