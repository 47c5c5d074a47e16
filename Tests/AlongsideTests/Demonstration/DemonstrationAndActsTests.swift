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
    func `the counts of need are those that the act keeps`(_ engine: Engine) async throws {
        try await built(on: engine) { test, built in
            let sendco = try await person(.sendco, of: built, in: test)
            let school = try #require(sendco.posts.first.flatMap { Int($0.scope.value) })
            let before = try await counts(of: school, in: test)
            #expect(!before.isEmpty)
            let children: [ID<Child>] = try await test.store.read {
                try $0.values(
                    """
                    SELECT p.child FROM need_profile p JOIN child c ON c.id = p.child
                    WHERE c.school = \(school) AND p.is_current ORDER BY p.child LIMIT 5
                    """)
            }
            // Recording the same again takes each out of the counts and puts it back.
            for child in children {
                let levels = try await test.store.read {
                    try NeedProfile.of(child, in: $0).first?.levels ?? [:]
                }
                var given = ["child": [child.text]]
                for (section, level) in levels { given["level-\(section)"] = ["\(level)"] }
                try await record(Given(given), as: sendco, in: test)
            }
            #expect(try await counts(of: school, in: test) == before)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the profiles of a school are counted as many as there are, for an adviser too`(
        _ engine: Engine
    ) async throws {
        try await built(on: engine) { test, built in
            let sendco = try await person(.sendco, of: built, in: test)
            let adviser = try await person(.sendAdviser, of: built, in: test)
            let school = try #require(sendco.posts.first?.scope.value)
            let profiles = try await test.store.read {
                try $0.count(
                    """
                    SELECT count(*) FROM need_profile p JOIN child c ON c.id = p.child
                    WHERE c.school = \(Int(school) ?? 0) AND p.is_current
                    """)
            }
            for reader in [sendco, adviser] {
                let client = Client(test)
                try await client.signIn(reader)
                let page = try await client.get("/api/schools/\(school)/needs").body
                #expect(page.contains("\"children\":\(profiles)"), "\(reader.name)")
            }
        }
    }

    /// A school's counts of need, as texts.
    private func counts(of school: Int, in test: TestHouse) async throws -> [String] {
        try await test.store.read {
            try $0.values(
                """
                SELECT section || ' ' || CAST(level AS TEXT) || ' ' || CAST(children AS TEXT)
                FROM need_count WHERE school = \(school) AND children > 0 ORDER BY 1
                """, as: String.self)
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
