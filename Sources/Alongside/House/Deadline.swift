import ServiceLifecycle

/// Work that must end within a time: a body that drips in slowly must not hold a connection for
/// ever, nor a server that is stopping for more than five seconds.
enum Deadline {
    struct Passed: Error {}

    static func within<Value: Sendable>(
        seconds: Int, _ work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        try await withThrowingTaskGroup(of: Value.self) { group in
            group.addTask(operation: work)
            group.addTask {
                try await Task.sleep(for: .seconds(seconds))
                throw Passed()
            }
            group.addTask {
                try await gracefulShutdown()
                try await Task.sleep(for: .seconds(5))
                throw Passed()
            }
            defer { group.cancelAll() }
            guard let value = try await group.next() else { throw Passed() }
            return value
        }
    }
}
