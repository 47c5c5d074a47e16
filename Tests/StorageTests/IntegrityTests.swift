import AlongsideTesting
import Storage
import Testing

/// Whether a database is sound.
@Suite struct IntegrityTests {
    @Test(arguments: TestDatabase.engines)
    func `a sound database has no faults`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            #expect(try await Integrity.faults(in: test.store) == [])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `missing, newer and edited steps are named`(_ engine: Engine) async throws {
        let (one, two) = (
            Migration("S0001", ["CREATE TABLE a (id TEXT NOT NULL PRIMARY KEY)"]),
            Migration("S0002", ["CREATE TABLE b (id TEXT NOT NULL PRIMARY KEY)"])
        )
        try await TestHouse.with(engine, migrating: [one]) { test in
            #expect(try await Integrity.faults(in: test.store, against: [one]) == [])
            let missing = try await Integrity.faults(in: test.store, against: [one, two])
            #expect(missing.first?.contains("S0002") == true)
            let newer = try await Integrity.faults(in: test.store, against: [])
            #expect(newer.first?.contains("newer version") == true)
            let edited = try await Integrity.faults(
                in: test.store, against: [Migration("S0001", ["CREATE TABLE a (id BIGINT)"])])
            #expect(edited.first?.contains("S0001") == true)
        }
    }

    @Test func `a database without a schema says what to do`() async throws {
        let empty = try Store("")
        defer { empty.close() }
        let faults = try await Integrity.faults(in: empty, against: [])
        #expect(faults.first?.contains("alongside migrate") == true)
    }
}
