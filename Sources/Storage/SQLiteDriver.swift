import CSQLite
import Foundation
import GRDB

/// SQLite through GRDB: one file (or memory), write-ahead log, every commit synced to disk.
final class SQLiteDriver: Driver {
    let engine = Engine.sqlite
    let readers: ReaderThreads
    private let database: any DatabaseWriter

    /// Opens or creates a database file; an empty path means a database in memory.
    ///
    /// The pool gives the writer its write-ahead log; its own readers stay unused, since each
    /// reading thread has a connection to itself.
    init(path: String, readers count: Int = 4) throws {
        SQLiteDriver.prepare
        let configuration = SQLiteDriver.configuration
        let database = try SQLiteDriver.naming {
            path.isEmpty
                ? try DatabaseQueue(configuration: configuration) as any DatabaseWriter
                : try DatabasePool(path: path, configuration: configuration)
        }
        self.database = database
        readers = ReaderThreads(count: count) {
            path.isEmpty ? SQLiteMemory(database) as any ReadingConnection : try SQLiteReader(path: path)
        }
        try SQLiteDriver.naming { try insistOnFullSync() }
    }

    /// Done once, before the first database is opened.
    private static let prepare: Void = alongside_sqlite_count_no_memory()

    static var configuration: Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.label = "alongside"
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA cache_size = -16000; PRAGMA temp_store = MEMORY;")
        }
        return configuration
    }

    /// GRDB sets `synchronous = NORMAL` while it opens a pool, which loses acknowledged commits in
    /// a power cut. FULL is set afterwards, on the writer, and read back.
    private func insistOnFullSync() throws {
        try database.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA synchronous = FULL")
            guard try Int.fetchOne(database, sql: "PRAGMA synchronous") == 2 else {
                throw StorageError.failed("SQLite would not turn on full synchronisation")
            }
        }
    }

    func read<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        try await readers.run(body)
    }

    func snapshot<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        try await read(body)
    }

    func batch(_ body: (any Connection) throws -> Void) throws {
        try SQLiteDriver.naming {
            try database.writeWithoutTransaction { database in
                try database.beginTransaction(.immediate)
                do {
                    try body(SQLiteConnection(database))
                    try database.commit()
                } catch {
                    if database.isInsideTransaction { try database.rollback() }
                    throw error
                }
            }
        }
    }

    func settle() throws {
        try SQLiteDriver.naming {
            try database.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        }
    }

    func close() {
        readers.stop()
        try? database.close()
    }

    /// GRDB's errors in the words of ``StorageError``.
    static func naming<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as DatabaseError {
            let words = error.message ?? "\(error.resultCode)"
            switch error.extendedResultCode {
            case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY:
                throw StorageError.duplicate(words)
            case .SQLITE_CONSTRAINT_FOREIGNKEY: throw StorageError.orphan(words)
            default: break
            }
            switch error.resultCode {
            case .SQLITE_CONSTRAINT: throw StorageError.refused(words)
            case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_READONLY,
                .SQLITE_CANTOPEN, .SQLITE_NOTADB, .SQLITE_CORRUPT:
                throw StorageError.unavailable(words)
            default: throw StorageError.failed("\(words) \(error.sql ?? "")")
            }
        }
    }
}
