import Foundation
import Reckoning
import Synchronization

/// The one door to the database. Reading and writing are closures that run to their end on a
/// thread of the store's own; nothing inside them can wait for anything else.
///
/// ```swift
/// let schools = try await store.read { try $0.all("SELECT … FROM school", as: School.self) }
/// try await store.write(as: person.id.text) { writing in
///     try writing.run("UPDATE school SET …")
///     writing.note("CloseSchool", "school:\(urn)")
/// }
/// ```
public final class Store: Sendable {
    let driver: any Driver
    private let writer: GroupWriter
    private let now: @Sendable () -> Instant
    private let newBits: @Sendable () -> (UInt64, UInt64)

    /// Opens a database: a file path, an empty text for a database in memory, or a
    /// `postgresql://` address.
    ///
    /// `now` and `newBits` are the clock and the random bits of new ids; tests pin both.
    public init(
        _ address: String,
        now: @escaping @Sendable () -> Instant = Instant.now,
        newBits: @escaping @Sendable () -> (UInt64, UInt64) = {
            (.random(in: 0 ... .max), .random(in: 0 ... .max))
        }
    ) throws {
        let isServer = address.hasPrefix("postgresql://") || address.hasPrefix("postgres://")
        driver =
            isServer ? try PostgreSQLDriver(address: address) : try SQLiteDriver(path: address)
        writer = GroupWriter(driver: driver)
        self.now = now
        let counter = Counter()
        self.newBits = {
            let count = counter.next()
            return (count >> 8 & 0xFFF, (count & 0xFF) << 54 | newBits().1 & (1 << 54 - 1))
        }
    }

    public var engine: Engine { driver.engine }

    public func read<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        try await driver.read(body)
    }

    /// Asks one query and no more: what every request begins with, without a transaction around it.
    public func ask<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        try await driver.readers.run(isOneQuery: true, body)
    }

    /// Runs a task on the threads that read, so that none of its readings waits for a change of
    /// thread. For a server's requests: what blocks for long belongs elsewhere.
    public func onReaders<Value: Sendable>(
        _ body: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        try await withTaskExecutorPreference(driver.readers, operation: body)
    }

    /// Reads for as long as it takes, all at one moment: for exports, checks and backups.
    public func snapshot<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        try await driver.snapshot(body)
    }

    /// Writes in one transaction. What the closure noted goes into the audit log with it; a write
    /// that notes nothing is refused. Returns when the commit is on disk.
    @discardableResult
    public func write<Value: Sendable>(
        as person: String, _ body: @escaping @Sendable (Writing) throws -> Value
    ) async throws -> Value {
        let answer = Answer<Value>()
        try await writer.run { [now, newBits] connection in
            let writing = Writing(connection, person: person, now: now(), newBits: newBits)
            answer.value = try body(writing)
            guard !writing.entries.isEmpty else {
                throw StorageError.failed("a write must say what it did")
            }
            for entry in writing.entries {
                try AuditChain.append(entry, person: person, at: writing.now, on: connection)
            }
        }
        guard let value = answer.value else { throw StorageError.failed("a write gave no answer") }
        return value
    }

    /// Writes what nobody needs to account for (sessions, drafts, counters of failed sign-ins):
    /// the same transaction, without a line in the audit log.
    @discardableResult
    public func keep<Value: Sendable>(
        _ body: @escaping @Sendable (Writing) throws -> Value
    ) async throws -> Value {
        let answer = Answer<Value>()
        try await writer.run { [now, newBits] connection in
            answer.value = try body(
                Writing(connection, person: "system", now: now(), newBits: newBits))
        }
        guard let value = answer.value else { throw StorageError.failed("a write gave no answer") }
        return value
    }

    /// Brings the schema up to date and returns the names of the steps it ran.
    public func migrate(_ migrations: [Migration]) async throws -> [String] {
        let names = Answer<[String]>()
        try await writer.run { [now] connection in
            names.value = try connection.migrate(migrations, at: now())
        }
        return names.value ?? []
    }

    /// Writes and waits for it on this thread: for copying, which reads one store while it writes
    /// another.
    func writeNow(_ body: @escaping @Sendable (any Connection) throws -> Void) throws {
        try driver.batch(body)
    }

    public func close() {
        writer.stop()
        driver.close()
    }

    /// Numbers the ids that this process makes, so that those of one instant sort as they were made.
    private final class Counter: Sendable {
        private let made = Atomic<UInt64>(0)
        func next() -> UInt64 { made.wrappingAdd(1, ordering: .relaxed).newValue }
    }

    /// Carries a result from the writer's thread to the one that waits for it.
    private final class Answer<Value>: @unchecked Sendable {
        var value: Value?
    }
}
