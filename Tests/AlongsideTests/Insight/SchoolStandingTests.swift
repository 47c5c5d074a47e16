import Alongside
import AlongsideTesting
import Foundation
import Storage
import Testing

/// What is counted of each school for lists.
@Suite struct SchoolStandingTests {
    @Test(arguments: TestDatabase.engines)
    func `a database from before schools were counted is counted when it is brought up to date`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            _ = try await Scenario.make(in: test)
            let before = try await json(test)
            try await test.store.keep { writing in
                try writing.connection.script("DROP TABLE school_standing; DROP TABLE profile_count")
                try writing.run("DELETE FROM schema_step WHERE name = 'S0013_SchoolStanding'")
            }
            #expect(try await test.store.migrate(Schema.steps) == ["S0013_SchoolStanding"])
            #expect(try await json(test) == before)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a count that is wrong is found and put right`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            _ = try await Scenario.make(in: test)
            try await test.store.keep { writing in
                try writing.run("UPDATE school_standing SET open_concerns = 9 WHERE school = 900001")
                try writing.run("UPDATE profile_count SET children = 9 WHERE school = 900003")
            }
            #expect(try await test.miscounted() == 2)
            #expect(try await test.miscounted() == 0)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `time used is that of this term, before anything of it has been counted too`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            _ = try await Scenario.make(in: test)
            #expect(try await used(test) == 7)
            try await test.store.keep { try $0.run("UPDATE school_standing SET term_day = NULL") }
            #expect(try await used(test) == 7)
            test.clock.advance(days: 95)
            #expect(try await used(test) == 0)
        }
    }

    private func used(_ test: TestHouse) async throws -> Int? {
        try await board(test)?.sums.usedHalfHours
    }

    private func json(_ test: TestHouse) async throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return try encoder.encode(try await board(test))
    }

    private func board(_ test: TestHouse) async throws -> ZoneBoard? {
        let house = test.house
        return try await test.store.read { database in
            try ZoneBoard.load("NOR-N", for: Cast.sana, house, in: database)
        }
    }
}
