import Foundation

/// Threads that each own a connection and take reading jobs from one queue, so that a blocking
/// query never holds up the server's event loops.
final class ReaderThreads: @unchecked Sendable {
    private typealias Job = (Result<PostgreSQLConnection, any Error>) -> Void

    private let connect: @Sendable () throws -> PostgreSQLConnection
    private let condition = NSCondition()
    private var waiting: [Job] = []
    private var isStopped = false
    private let limit = 2_000

    init(count: Int, connect: @escaping @Sendable () throws -> PostgreSQLConnection) {
        self.connect = connect
        for index in 0..<count {
            let thread = Thread { [self] in loop() }
            thread.name = "alongside.reader.\(index)"
            thread.stackSize = 2 << 20
            thread.start()
        }
    }

    /// Runs a closure on one of the connections. A connection that was lost is made again first;
    /// a query that found it lost is tried once more, since reading twice does no harm.
    func run<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        do {
            return try await once(body)
        } catch StorageError.unavailable {
            return try await once(body)
        }
    }

    func stop() {
        condition.withLock {
            isStopped = true
            condition.broadcast()
        }
    }

    private func once<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let isTaken = condition.withLock {
                guard !isStopped, waiting.count < limit else { return false }
                waiting.append { opened in
                    continuation.resume(with: Result { try body(try opened.get()) })
                }
                condition.signal()
                return true
            }
            if !isTaken {
                continuation.resume(throwing: StorageError.unavailable("too many readers wait"))
            }
        }
    }

    private func loop() {
        var connection: PostgreSQLConnection?
        while let job = next() {
            if connection?.isUsable != true { connection = nil }
            let opened = Result { try connection ?? connect() }
            connection = try? opened.get()
            job(opened)
        }
    }

    private func next() -> Job? {
        condition.lock()
        defer { condition.unlock() }
        while waiting.isEmpty && !isStopped { condition.wait() }
        return waiting.isEmpty ? nil : waiting.removeFirst()
    }
}
