import Foundation
import Storage

/// Databases to test on: SQLite in memory, and a schema of its own per test on the PostgreSQL that
/// `make test` starts, where `ALONGSIDE_TEST_POSTGRESQL` names it.
package enum TestDatabase {
    /// The engines that can be tested here.
    package static var engines: [Engine] { server == nil ? [.sqlite] : [.sqlite, .postgresql] }

    /// The server's address. Only loopback is accepted: tests drop what they made.
    package static let server: String? = {
        guard let address = ProcessInfo.processInfo.environment["ALONGSIDE_TEST_POSTGRESQL"],
            address.contains("@127.0.0.1:") || address.contains("@localhost:")
        else { return nil }
        return address
    }()

    static func with(_ engine: Engine, _ body: (String) async throws -> Void) async throws {
        await places.take()
        do {
            try await withPlace(engine, body)
            await places.give()
        } catch {
            await places.give()
            throw error
        }
    }

    /// All tests start at once; so many have a database at a time, which a server's connections
    /// suffice for.
    private static let places = Places(12)

    private static func withPlace(
        _ engine: Engine, _ body: (String) async throws -> Void
    ) async throws {
        switch engine {
        case .sqlite: try await body("")
        case .postgresql: try await withSchema(body)
        }
    }

    private static func withSchema(_ body: (String) async throws -> Void) async throws {
        guard let server else { throw TestTrouble("no PostgreSQL to test on") }
        let name = "test_\(UInt64.random(in: 0 ... .max))"
        let admin = try Store(server)
        defer { admin.close() }
        try await admin.keep { try $0.connection.script("CREATE SCHEMA \(name)") }
        do {
            try await body("\(server)?options=-csearch_path%3D\(name)")
        } catch {
            try await drop(name, admin)
            throw error
        }
        try await drop(name, admin)
    }

    private static func drop(_ name: String, _ admin: Store) async throws {
        try await admin.keep { try $0.connection.script("DROP SCHEMA \(name) CASCADE") }
    }
}

/// A number of places that those who come wait for, in turn.
private actor Places {
    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(_ number: Int) { free = number }

    func take() async {
        if free > 0 {
            free -= 1
            return
        }
        await withCheckedContinuation { waiting.append($0) }
    }

    func give() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
}
