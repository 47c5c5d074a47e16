import Alongside
import AlongsideTesting
import Pages
import Storage
import Testing

@Suite struct SignOutEverywhereTests {
    @Test(arguments: TestDatabase.engines)
    func `a laptop that was lost is signed out, whoever else stays`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let (lost, other) = (Client(test), Client(test))
            try await lost.signIn(Cast.dawn)
            try await other.signIn(Cast.sana)
            #expect(try await lost.get("/today").status == 200)
            var form = FieldReader(Given())
            let done = try await test.house.perform(SignOutEverywhere(&form), by: Cast.dawn)
            #expect(done.sessionsEnded == 1)
            #expect(try await lost.get("/today").status == 303)
            #expect(try await other.get("/today").status == 200)
        }
    }
}
