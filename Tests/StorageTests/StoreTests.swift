import Alongside
import AlongsideTesting
import Reckoning
import Storage
import Synchronization
import Testing

@Suite struct StoreTests {
    /// A table to play with, on either engine.
    private static let playground = Migration(
        "S9000_Playground",
        [
            """
            CREATE TABLE thing (
                id BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE, half DOUBLE PRECISION,
                done BOOLEAN NOT NULL, parent BIGINT REFERENCES thing (id))
            """
        ])

    private func with(_ engine: Engine, _ body: (Store) async throws -> Void) async throws {
        try await TestHouse.with(engine) { test in
            _ = try await test.store.migrate(Schema.steps + [Self.playground])
            try await body(test.store)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `every kind of value comes back as it went in`(_ engine: Engine) async throws {
        try await with(engine) { store in
            let name = "Zoë’s \"half\" day; DROP TABLE thing; -- 🙂"
            try await store.keep {
                try $0.run("INSERT INTO thing VALUES (\(9_007_199_254_740_993), \(name), \(2.5), \(true), NULL)")
            }
            try await store.read { database in
                try database.each("SELECT id, name, half, done, parent FROM thing") { row in
                    let back: (Int, String, Double, Bool, Int?) = try (row[0], row[1], row[2], row[3], row[4])
                    #expect(back.0 == 9_007_199_254_740_993)
                    #expect(back.1 == name)
                    #expect(back.2 == 2.5)
                    #expect(back.3)
                    #expect(back.4 == nil)
                }
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a reading that stops is not begun again while its connection is sound`(_ engine: Engine) async throws {
        try await with(engine) { store in
            let begun = Mutex(0)
            await #expect(throws: StorageError.unavailable("the other disk is full")) {
                try await store.snapshot { _ in
                    begun.withLock { $0 += 1 }
                    throw StorageError.unavailable("the other disk is full")
                }
            }
            #expect(begun.withLock { $0 } == 1)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `values keep their places when statements nest`(_ engine: Engine) async throws {
        try await with(engine) { store in
            try await fill(store, 20)
            let small: SQL = "id < \(10)"
            let even: SQL = "id % \(2) = \(0)"
            let found: [Int] = try await store.read {
                try $0.values(
                    "SELECT id FROM thing WHERE id > \(3) AND \(SQL.all([small, even])) ORDER BY id LIMIT \(5)")
            }
            #expect(found == [4, 6, 8])
            let none = try await store.read { try $0.count("SELECT count(*) FROM thing WHERE \(SQL.any([]))") }
            #expect(none == 0)
            let list = try await store.read {
                try $0.count("SELECT count(*) FROM thing WHERE id IN \(list: [1, 2, 99])")
            }
            #expect(list == 2)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a write that fails leaves nothing, and those beside it stay`(_ engine: Engine) async throws {
        try await with(engine) { store in
            await withTaskGroup(of: Void.self) { group in
                for id in 1...60 {
                    group.addTask {
                        _ = try? await store.keep { writing in
                            try writing.run("INSERT INTO thing VALUES (\(id), \("n\(id)"), NULL, false, NULL)")
                            if id % 3 == 0 { throw StorageError.refused("every third") }
                        }
                    }
                }
            }
            let kept: [Int] = try await store.read { try $0.values("SELECT id FROM thing ORDER BY id") }
            #expect(kept == (1...60).filter { $0 % 3 != 0 })
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `what the database refuses is named by its kind`(_ engine: Engine) async throws {
        try await with(engine) { store in
            try await fill(store, 2)
            func kind(_ sql: SQL) async -> String {
                do {
                    try await store.keep { try $0.run(sql) }
                    return "nothing"
                } catch let error as StorageError {
                    return "\(error)".prefix { $0 != ":" }.description
                } catch { return "\(error)" }
            }
            #expect(await kind("INSERT INTO thing VALUES (3, 'n1', NULL, false, NULL)") == "already there")
            #expect(
                await kind("INSERT INTO thing VALUES (3, 'n3', NULL, false, 77)")
                    == "refers to something that is not there")
            #expect(
                await kind("INSERT INTO thing VALUES (3, NULL, NULL, false, NULL)")
                    == "refused by a rule of the database")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a write that accounts for nothing is refused`(_ engine: Engine) async throws {
        try await with(engine) { store in
            await #expect(throws: StorageError.self) {
                try await store.write(as: "somebody") { _ = try $0.run("DELETE FROM thing") }
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `one key does one thing, for one person and one act`(_ engine: Engine) async throws {
        try await with(engine) { store in
            func ask(_ person: String, _ act: String) async throws -> Int {
                try await store.write(as: person) { writing in
                    try writing.once("key", act: act) {
                        writing.note(act, "thing:1")
                        return try writing.connection.count("SELECT count(*) FROM audit")
                    }
                }
            }
            let first = try await ask("dawn", "Count")
            #expect(try await ask("dawn", "Count") == first)
            await #expect(throws: KeyInUse.self) { _ = try await ask("otto", "Count") }
            await #expect(throws: KeyInUse.self) { _ = try await ask("dawn", "Other") }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `many writers never lose a line of the audit log`(_ engine: Engine) async throws {
        try await with(engine) { store in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for id in 1...200 {
                    group.addTask { try await store.write(as: "p\(id % 7)") { $0.note("Act", "thing:\(id)") } }
                }
                try await group.waitForAll()
            }
            let finding = try await store.read(AuditChain.check)
            #expect(finding.isWhole)
            #expect(try await store.read { try $0.count("SELECT count(*) FROM audit") } == 200)
        }
    }

    private func fill(_ store: Store, _ count: Int) async throws {
        try await store.keep { writing in
            for id in 1...count {
                try writing.run("INSERT INTO thing VALUES (\(id), \("n\(id)"), NULL, \(id % 2 == 0), NULL)")
            }
        }
    }
}
