import Alongside
import AlongsideTesting
import Pages
import Reckoning
import Storage
import Testing

/// The demonstration is written in bulk; here it is held against what the acts write and read.
@Suite struct DemonstrationAndActsTests {
    @Test(arguments: TestDatabase.engines)
    func `a concern in the demonstration is kept as the act keeps one`(_ engine: Engine) async throws {
        try await built(on: engine) { test, built in
            let sendco = try await person(.sendco, of: built, in: test)
            let school = try #require(sendco.posts.first?.scope.value)
            var form = FieldReader(concern(["school": school]))
            let done = try await test.house.perform(BringConcern(&form), by: sendco)
            try await test.store.read { database in
                let mine = try shape(of: done.concern, in: database)
                let theirs: ID<Concern>? = try database.value(
                    """
                    SELECT id FROM concern WHERE focus = 'whole-school' AND state = 'brought'
                    AND id <> \(done.concern) ORDER BY id LIMIT 1
                    """)
                #expect(try shape(of: #require(theirs), in: database) == mine)
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `nobody has more support under way than days ahead`(_ engine: Engine) async throws {
        try await built(on: engine) { test, built in
            let lead = try await person(.serviceLead, of: built, in: test)
            let today = test.house.today
            let span = PlanningSpan.from(today, test.house.authority.calendar)
            let all = try await test.store.read {
                try Practitioner.all(for: lead, on: today, in: span, from: $0)
            }
            #expect(all.count > 2)
            #expect(all.contains { $0.open > 0 })
            #expect(all.filter { $0.halfDaysLeft < 0 }.map(\.name) == [])
        }
    }

    @Test func `each sign-in lands on a page of its own`() async throws {
        try await built(on: .sqlite) { test, built in
            for signIn in built.signIns {
                let person = try await person(signIn.role, of: built, in: test)
                #expect(person.mainPost?.role == signIn.role)
                let client = Client(test)
                try await client.signIn(person)
                #expect(try await client.get("/").status < 400, "\(signIn.role)")
            }
        }
    }

    private func built(
        on engine: Engine, _ body: (TestHouse, Demonstration.Built) async throws -> Void
    ) async throws {
        try await TestHouse.with(engine, on: DemonstrationTests.today) { test in
            let built = try await DemonstrationTests.demonstration().build(in: test.store)
            try await body(test, built)
        }
    }

    private func person(
        _ role: Role, of built: Demonstration.Built, in test: TestHouse
    ) async throws -> Person {
        let account = try #require(built.signIns.first { $0.role == role }?.account)
        let today = test.house.today
        let found = try await test.store.read { try Person.ofAccount(account, on: today, in: $0) }
        return try #require(found)
    }

    /// Which columns are filled, the state and version, and how many rows stand beside it.
    private func shape(of id: ID<Concern>, in database: any Connection) throws -> [String] {
        try database.all(
            """
            SELECT CASE WHEN c.cohort IS NULL THEN '' ELSE 'cohort' END,
                CASE WHEN c.child IS NULL THEN '' ELSE 'child' END,
                CASE WHEN c.title = '' OR c.tried = '' OR c.outcome = '' OR c.asked = ''
                    THEN 'empty' ELSE 'said' END,
                c.state, CAST(c.version AS TEXT), s.state, s.reason,
                CASE WHEN s.person = c.brought_by AND s.at = c.brought_at THEN 'same' ELSE '' END
            FROM concern c JOIN concern_step s ON s.concern = c.id WHERE c.id = \(id)
            """
        ) { row in try (0..<8).map { try row[$0] as String } }.flatMap(\.self)
    }
}
