import Alongside
import AlongsideTesting
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
            try await test.store.keep { writing in
                try writing.connection.script("DROP TABLE school_standing; DROP TABLE profile_count")
                try writing.run("DELETE FROM schema_step WHERE name = 'S0013_SchoolStanding'")
            }
            #expect(try await test.store.migrate(Schema.steps) == ["S0013_SchoolStanding"])
            #expect(try await test.miscounted() == 0)
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
}
