import Foundation

/// PostgreSQL through libpq: a few threads that each own a reading connection, and one connection
/// for writing.
///
/// All writers of all processes take one advisory lock first, so that a write decides on what it
/// reads just as it does on SQLite; `docs/decisions/0003-one-writer.md` says why and what it costs.
final class PostgreSQLDriver: Driver, @unchecked Sendable {
    let engine = Engine.postgresql
    private let address: String
    let readers: ReaderThreads
    private var writer: PostgreSQLConnection?
    private static let writeLock = 726_001
    /// A lock for each schema: two houses in one database do not wait for each other.
    private static let house = "hashtext(coalesce(current_schema(), ''))"
    private static let deadline = "SET statement_timeout = '15s'; SET lock_timeout = '10s';"

    init(address: String, readers count: Int = 4) throws {
        self.address = address
        let readOnly = Self.deadline + "SET default_transaction_read_only = on;"
        readers = ReaderThreads(count: count) {
            try PostgreSQLConnection(address: address, settings: readOnly)
        }
        writer = try PostgreSQLConnection(address: address, settings: Self.deadline)
    }

    func read<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        try await readers.run(body)
    }

    func snapshot<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        try await readers.run { connection in
            try connection.script(
                "SET statement_timeout = 0; BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            defer { try? connection.script("COMMIT; \(Self.deadline)") }
            return try body(connection)
        }
    }

    func batch(_ body: (any Connection) throws -> Void) throws {
        if writer?.isUsable != true {
            writer = try PostgreSQLConnection(address: address, settings: Self.deadline)
        }
        guard let writer else { throw StorageError.unavailable("no connection for writing") }
        do {
            try writer.script("BEGIN; SELECT pg_advisory_xact_lock(\(Self.writeLock), \(Self.house))")
            try body(writer)
            try writer.script("COMMIT")
        } catch {
            // A connection that cannot even roll back is not used again: the next write opens one.
            do { try writer.script("ROLLBACK") } catch { self.writer = nil }
            throw error
        }
    }

    func settle() {}

    func close() { readers.stop() }
}

extension PostgreSQLConnection: ReadingConnection {
    func read<Value>(isOneQuery: Bool, _ body: (any Connection) throws -> Value) throws -> Value {
        try body(self)
    }
}
