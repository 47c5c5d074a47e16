import AlongsideTesting
import Pages
import Reckoning
import Storage
import Testing

@testable import Alongside

@Suite struct NamedPersonTests {
    private func name(
        _ person: Person, as role: String = "send-adviser", by reader: Person = Cast.zoe,
        for school: URN = Cast.marshgate, from: String? = nil, _ steps: PlanningSteps
    ) async throws {
        var fields = ["school": [school.description], "role": [role], "person": [person.id.text]]
        if let from { fields["from"] = [from] }
        _ = try await steps.do(NamePerson.self, by: reader, fields)
    }

    /// Greta is a SEND adviser of Norwich (North) too, after Sana.
    private func addGreta(_ test: TestHouse) async throws {
        try await test.store.keep { writing in
            let post: ID<Post> = writing.newID()
            try writing.run(
                """
                INSERT INTO post (id, person, role, scope_kind, scope_value, from_day)
                VALUES (\(post), \(Cast.greta.id), 'send-adviser', 'zone', \(Cast.north), '2025-09-01')
                """)
        }
    }

    private func adviser(_ school: URN, _ steps: PlanningSteps) async throws -> String? {
        let planned = try await steps.meetings(try await steps.plan())
        return planned.first { $0.school == school }?.seats.first { $0.role == "send-adviser" }?.name
    }

    private func known(_ school: URN, by person: Person, _ test: TestHouse) async throws -> KnownBy? {
        let (rules, today) = (test.house.authority.planning, test.house.today)
        return try await test.store.read {
            try KnownBy.find(school, for: person, rules, on: today, in: $0)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a school's meetings are planned with whoever is named for it`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            let steps = PlanningSteps(test: try await test.withCast())
            try await addGreta(test)
            for person in [Cast.greta, Cast.sana] {
                try await name(person, steps)
                #expect(try await adviser(Cast.marshgate, steps) == person.name)
            }
            // From a day before the term: the plan reads who is named on the term's first day.
            try await name(Cast.greta, from: "2025-12-01", steps)
            #expect(try await adviser(Cast.marshgate, steps) == Cast.greta.name)
            let role = try #require(try await known(Cast.marshgate, by: Cast.dawn, test)?.roles.first)
            #expect(role.named?.person == Cast.sana.id && role.next?.person == Cast.greta.id)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `where nobody is named, a plan keeps to whoever came last`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            let steps = PlanningSteps(test: try await test.withCast())
            try await addGreta(test)
            for (day, person) in [("2025-06-10", Cast.sana), ("2025-09-23", Cast.greta)] {
                try await hold(day, with: person, test)
            }
            #expect(try await adviser(Cast.marshgate, steps) == Cast.greta.name)
            let role = try #require(try await known(Cast.marshgate, by: Cast.zoe, test)?.roles.first)
            #expect(role.named == nil && role.cameLast?.person == Cast.greta.id && role.keepsTo == Cast.greta.id)
            let greta = try await test.store.read {
                try SchoolsKnown.find(
                    Cast.greta.id, for: Cast.zoe, test.house.authority.planning, on: test.house.today, in: $0)
            }
            #expect(greta?.cameLast.map(\.school) == [Cast.marshgate] && greta?.named.isEmpty == true)

            // Who is named stands before who came last.
            try await name(Cast.sana, steps)
            #expect(try await adviser(Cast.marshgate, steps) == Cast.sana.name)
            _ = try await steps.do(
                EndNaming.self, by: Cast.zoe,
                ["school": [Cast.marshgate.description], "role": ["send-adviser"]])
            #expect(try await adviser(Cast.marshgate, steps) == Cast.greta.name)
        }
    }

    private func hold(_ day: String, with person: Person, _ test: TestHouse) async throws {
        try await test.store.keep { writing in
            let (id, seat): (ID<Meeting>, ID<Attendance>) = (writing.newID(), writing.newID())
            try writing.run(
                """
                INSERT INTO meeting (id, kind, zone, school, day, starts_minute, minutes, place, state, pack_closes_day)
                VALUES (\(id), 'team-around-school', \(Cast.north), \(Cast.marshgate), \(day), 540, 90,
                    'At the school', 'published', \(day))
                """)
            try writing.run(
                """
                INSERT INTO attendance (id, meeting, person, name, role, state)
                VALUES (\(seat), \(id), \(person.id), \(person.name), 'send-adviser', 'attended')
                """)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `whoever no longer holds the role is passed over, and the page says so`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            let steps = PlanningSteps(test: try await test.withCast())
            try await addGreta(test)
            try await name(Cast.greta, steps)
            try await test.store.keep { writing in
                try writing.run("UPDATE post SET until_day = '2025-10-07' WHERE person = \(Cast.greta.id)")
            }
            #expect(try await adviser(Cast.marshgate, steps) == Cast.sana.name)
            let role = try #require(try await known(Cast.marshgate, by: Cast.zoe, test)?.roles.first)
            #expect(role.named?.person == Cast.greta.id && !role.isStillThere && role.keepsTo == nil)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a coordinator names people for schools of their zone, a service's lead its own practitioners`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine) { test in
            let steps = PlanningSteps(test: try await test.withCast())
            try await name(Cast.pat, as: "epss-practitioner", by: Cast.lena, steps)
            try await name(Cast.pat, as: "epss-practitioner", by: Cast.zoe, steps)
            try await name(Cast.greta, by: Cast.cora, for: Cast.sandholme, steps)
            await #expect(throws: NotThere.self) { try await name(Cast.sana, by: Cast.lena, steps) }
            await #expect(throws: NotThere.self) {
                try await name(Cast.pat, as: "epss-practitioner", by: Cast.sol, steps)
            }
            await #expect(throws: NotThere.self) { try await name(Cast.greta, for: Cast.sandholme, steps) }
            await #expect(throws: NotAllowed.self) { try await name(Cast.sana, by: Cast.sana, steps) }
            await #expect(throws: Refusals.self) { try await name(Cast.greta, steps) }
            await #expect(throws: Refusals.self) { try await name(Cast.ian, as: "inclusion-adviser", steps) }
            await #expect(throws: Refusals.self) { try await name(Cast.sana, from: "2025-10-06", steps) }
            await #expect(throws: Refusals.self) {
                _ = try await steps.do(
                    EndNaming.self, by: Cast.zoe,
                    ["school": [Cast.marshgate.description], "role": ["community-worker"]])
            }
        }
    }
}
