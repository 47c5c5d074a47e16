import Foundation

/// The two threads on which passwords are derived. Each takes a tenth of a second of a processor
/// and 32 MB, so that on the server's own threads a few sign-ins would hold up every page.
package final class PasswordThreads: @unchecked Sendable {
    package static let shared = PasswordThreads(count: 2, limit: 64)

    private let condition = NSCondition()
    private var waiting: [@Sendable () -> Void] = []
    private let limit: Int

    package init(count: Int, limit: Int) {
        self.limit = limit
        for index in 0..<count {
            let thread = Thread { [self] in
                while true { next()() }
            }
            thread.name = "alongside.password.\(index)"
            thread.start()
        }
    }

    /// Runs a closure on one of the threads; throws `Busy` at once where too many wait already.
    package func run<Value: Sendable>(
        _ body: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let isTaken = condition.withLock {
                guard waiting.count < limit else { return false }
                waiting.append { continuation.resume(with: Result { try body() }) }
                condition.signal()
                return true
            }
            if !isTaken { continuation.resume(throwing: Busy()) }
        }
    }

    private func next() -> @Sendable () -> Void {
        condition.withLock {
            while waiting.isEmpty { condition.wait() }
            return waiting.removeFirst()
        }
    }
}
