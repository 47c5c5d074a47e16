import Alongside
import AlongsideTesting
import Reckoning
import Storage
import Testing

@Suite struct SchoolBoardTests {
    private func page(_ person: Person, _ path: String, in test: TestHouse) async throws -> Client.Answer {
        let client = Client(test)
        try await client.signIn(person)
        return try await client.get(path)
    }

    @Test(arguments: TestDatabase.engines)
    func `a SENDCo sees what is next, what is open, what is missing and what was agreed`(_ engine: Engine) async throws
    {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let scenario = try await Scenario.make(in: test)
            let body = try await page(Cast.dawn, "/schools/900001", in: test).body
            for words in [
                "Tuesday 18 November 2025, 9:30am", "Pack open until 11 Nov", "Sana Wells",
                "Send the reading list", "Overdue since 1 Oct", "A child in Year 4",
                "Needs a lawful basis", "½ of 2 days used", "Year 4 readers", "Raise a concern",
                "has not been rated", "without a current INDES profile", "Norwich (North)",
                "is free for your school",
            ] {
                #expect(body.contains(words), "\(words)")
            }
            #expect(body.contains(Address.meeting(scenario.nextMeeting)))
            #expect(body.contains(Address.concern(scenario.childConcern)))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a board shows nothing that was written about a child, not even to the school`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            _ = try await Scenario.make(in: test)
            for person in [Cast.dawn, Cast.sana, Cast.tom, Cast.cora, Cast.lena] {
                for path in ["/schools/900001", "/api/schools/900001", "/today", "/zones/NOR-N"] {
                    let body = try await page(person, path, in: test).body
                    #expect(!body.contains("Kit"), "\(person.name) \(path)")
                    #expect(!body.contains("under tables"))
                }
            }
            let readings = try await test.store.read {
                try $0.count("SELECT count(*) FROM audit WHERE act = 'ReadChild'")
            }
            #expect(readings == 0)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a school out of scope is not there, and looks like one that does not exist`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            for (person, path) in [
                (Cast.otto, "/schools/900001"), (Cast.dawn, "/schools/900003"),
                (Cast.greta, "/schools/900001"), (Cast.tom, "/schools/900001"),
                (Cast.lena, "/schools/900001"), (Cast.dawn, "/api/schools/900003"),
            ] {
                let client = Client(test)
                try await client.signIn(person)
                let hidden = try await client.get(path)
                let absent = try await client.get(path.replacing("90000", with: "99000"))
                #expect(hidden.status == 404, "\(person.name) \(path)")
                #expect(hidden.body == absent.body)
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a service sees its own requests on a school's page, not another's`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let scenario = try await Scenario.make(in: test)
            let mine = try await page(Cast.lena, "/schools/900001", in: test)
            #expect(mine.body.contains(Address.request(scenario.request)))
            try await test.store.keep { writing in
                try writing.run("UPDATE support_request SET service = 'soas'")
            }
            #expect(try await page(Cast.lena, "/schools/900001", in: test).status == 404)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a gap is gone when it is mended`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let before = try await page(Cast.dawn, "/api/schools/900001", in: test).body
            #expect(before.contains(#""kind":"need-profiles""#))
            #expect(before.contains(#""kind":"no-meeting-planned""#))
            _ = try await Scenario.make(in: test)
            try await record(profile(), in: test)
            let after = try await page(Cast.dawn, "/api/schools/900001", in: test).body
            #expect(!after.contains(#""kind":"need-profiles""#))
            #expect(!after.contains(#""kind":"no-meeting-planned""#))
            #expect(after.contains(#""kind":"overdue-actions""#))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `others hear of fewer than five children, never of how many`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            #expect(try await page(Cast.dawn, "/schools/900001", in: test).body.contains("1 child at SEN Support"))
            let other = try await page(Cast.sana, "/schools/900001", in: test).body
            #expect(other.contains("Fewer than 5 children at SEN Support"))
            #expect(!other.contains("1 child at"))
        }
    }
}
