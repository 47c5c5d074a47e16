import Alongside
import AlongsideTesting
import Reckoning
import Storage
import Testing

@Suite struct NeedSummaryTests {
    private func summary(_ person: Person, in test: TestHouse) async throws -> String {
        let client = Client(test)
        try await client.signIn(person)
        let answer = try await client.get("/api/schools/900001/needs")
        #expect(answer.status == 200)
        return answer.body
    }

    @Test(arguments: TestDatabase.engines)
    func `the school sees its counts, everybody else only what gives no child away`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            for (index, child) in try await moreChildren(9, in: test).enumerated() {
                try await record(profile(child, level: index < 7 ? 1 : 6), in: test)
            }
            #expect(try await summary(Cast.dawn, in: test).contains("[0,7,0,0,0,0,2,0]"))
            for person in [Cast.sana, Cast.cora] {
                let guarded = try await summary(person, in: test)
                #expect(guarded.contains("[0,null,0,0,0,0,null,0]"))
                #expect(!guarded.contains("[0,7"))
                #expect(guarded.contains(#""children":9"#))
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a handful of children is not described at all to others`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            try await record(profile(level: 3), in: test)
            let guarded = try await summary(Cast.sana, in: test)
            #expect(guarded.contains("[null,null,null,null,null,null,null,null]"))
            let client = Client(test)
            try await client.signIn(Cast.sana)
            let page = try await client.get("/schools/900001")
            #expect(page.body.contains("c: not shown"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `another school's counts are not there`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let otto = Client(test)
            try await otto.signIn(Cast.otto)
            #expect(try await otto.get("/api/schools/900001/needs").status == 404)
            #expect(try await otto.get("/api/children/\(Cast.kit)/needs").status == 404)
        }
    }
}
