import Alongside
import AlongsideTesting
import Foundation
import Storage
import Testing

@Suite struct SchemaTests {
    @Test(arguments: TestDatabase.engines)
    func `the schema runs from empty and from each earlier step`(_ engine: Engine) async throws {
        for steps in 1..<Schema.steps.count {
            try await TestHouse.with(engine, migrating: Array(Schema.steps.prefix(steps))) { test in
                let ran = try await test.store.migrate(Schema.steps)
                #expect(ran == Schema.steps.dropFirst(steps).map(\.name))
                #expect(try await test.store.migrate(Schema.steps).isEmpty)
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a database of a newer version is refused`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            let newer = Migration("S9999_Newer", ["CREATE TABLE newer (id BIGINT NOT NULL)"])
            _ = try await test.store.migrate(Schema.steps + [newer])
            await #expect(throws: SchemaError.newer("S9999_Newer")) {
                _ = try await test.store.migrate(Schema.steps)
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a step that was edited after it ran is refused`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            let one = Migration("S9999_Step", ["CREATE TABLE step (id BIGINT NOT NULL)"])
            let edited = Migration("S9999_Step", ["CREATE TABLE step (id TEXT NOT NULL)"])
            _ = try await test.store.migrate(Schema.steps + [one])
            await #expect(throws: SchemaError.edited("S9999_Step")) {
                _ = try await test.store.migrate(Schema.steps + [edited])
            }
        }
    }

    @Test func `every commit to SQLite is synced to disk`() async throws {
        let path = NSTemporaryDirectory() + "alongside-\(UUID().uuidString).sqlite"
        let store = try Store(path)
        try await store.keep { writing in
            let level: Int? = try writing.connection.value("PRAGMA synchronous")
            #expect(level == 2)
        }
        store.close()
        try? FileManager.default.removeItem(atPath: path)
    }
}
