import Alongside
import AlongsideTesting
import Pages
import Reckoning
import Storage
import Testing

/// Kit leaves Marshgate for Sandholme, in another zone, and the record goes along.
@Suite struct MoveChildTests {
    private func move(_ changes: [String: String] = [:]) -> Given {
        var fields = [
            "child": Cast.kit.text, "version": "1", "to": "900003", "told": "By letter.",
        ]
        fields.merge(changes) { $1 }
        return Given(fields.mapValues { [$0] })
    }

    private func sees(_ person: Person, _ test: TestHouse) async throws -> Bool {
        let today = test.house.today
        return try await test.store.read {
            try ChildRecord.find(Cast.kit, for: person, on: today, in: $0) != nil
        }
    }

    private func record(
        _ id: ID<Concern>, for person: Person, _ test: TestHouse
    ) async throws -> ConcernRecord? {
        let today = test.house.today
        return try await test.store.read {
            try ConcernRecord.find(id, for: person, on: today, in: $0)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the new school sees the record, the old one and its zone no longer do`(_ engine: Engine)
        async throws
    {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let (past, waiting) = try await pastAndWaiting(test)
            #expect(try await sees(Cast.sana, test))
            try await test.does(Cast.dawn, MoveChild.self, move())
            for (person, mine) in [
                (Cast.dawn, false), (Cast.harriet, false), (Cast.sana, false), (Cast.greta, false),
                (Cast.otto, true),
            ] {
                #expect(try await sees(person, test) == mine, "\(person.name)")
            }
            #expect(try await record(past, for: Cast.dawn, test)?.isWithheld == true)
            #expect(try await record(past, for: Cast.otto, test)?.isWithheld == false)
            #expect(try await record(waiting, for: Cast.dawn, test) == nil)
            #expect(try await record(waiting, for: Cast.otto, test)?.school == Cast.sandholme)
            try await noDeadWays(from: past, test)
            let moves = try await test.store.read { try ChildMove.of(Cast.kit, in: $0) }
            #expect(moves.map(\.from) == [Cast.marshgate])
            #expect(moves.first?.told == "By letter.")
            #expect(try await test.miscounted() == 0)
        }
    }

    /// The new school's page of the old concern leads nowhere that it may not go.
    private func noDeadWays(from concern: ID<Concern>, _ test: TestHouse) async throws {
        let otto = Client(test)
        try await otto.signIn(Cast.otto)
        let page = try await otto.get("/concerns/\(concern)")
        #expect(page.status == 200 && page.body.contains("Marshgate Primary School"))
        let ways = page.body.matches(of: /href="(\/(?:schools|meetings|requests)\/[^"]+)"/)
        for way in ways {
            #expect(try await otto.get(String(way.1)).status == 200, "\(way.1)")
        }
    }

    /// A concern that a meeting has closed, and one that waits, both under a consent.
    private func pastAndWaiting(_ test: TestHouse) async throws -> (ID<Concern>, ID<Concern>) {
        try await test.does(Cast.dawn, RecordLawfulBasis.self, consent())
        let past = try await test.brought(["focus": "child", "child": Cast.kit.text])
        let meeting = try await test.plan()
        try await test.closePack(meeting)
        let item = try #require(try await test.item(of: past, at: meeting))
        try await test.record(item, ["decision": "advice", "notes": "Advice given."])
        try await test.hold(meeting)
        try await test.publish(meeting)
        #expect(try await test.concernState(past) == .closed)
        return (past, try await test.brought(["focus": "child", "child": Cast.kit.text]))
    }

    @Test(arguments: TestDatabase.engines)
    func `what the new zone's meeting takes up is shared with its team under the same basis`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            try await test.does(Cast.dawn, RecordLawfulBasis.self, consent())
            let waiting = try await test.brought(["focus": "child", "child": Cast.kit.text])
            try await test.does(Cast.dawn, MoveChild.self, move())
            let meeting = try await test.plan(["school": "900003"], as: Cast.greta)
            try await test.closePack(meeting, as: Cast.greta)
            #expect(try await test.items(meeting, as: Cast.greta).contains { $0.concern == waiting })
            #expect(try await sees(Cast.greta, test))
            let back = move(["to": "900001", "version": "2"])
            let refused = try await test.refused(Cast.otto, MoveChild.self, back)
            #expect(refused.first?.words.contains("on the agenda") == true)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the need profile counts at the new school`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            var form = FieldReader(profile(Cast.kit, level: 3))
            _ = try await test.house.perform(RecordNeedProfile(&form), by: Cast.dawn)
            try await test.does(Cast.dawn, MoveChild.self, move())
            let counted = try await test.store.read {
                try $0.values(
                    "SELECT DISTINCT school FROM need_count WHERE children > 0", as: URN.self)
            }
            #expect(counted == [Cast.sandholme])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `support that is open goes along, and the service goes on seeing the child`(
        _ engine: Engine
    ) async throws {
        try await SupportStory.with(engine, concern: ["focus": "child", "child": Cast.kit.text]) {
            story in
            let request = try await story.allocated()
            let test = story.test
            try await test.store.keep { writing in
                try writing.run("UPDATE meeting SET state = 'published'")
            }
            #expect(try await sees(Cast.priya, test))
            try await test.does(Cast.dawn, MoveChild.self, move())
            #expect(try await sees(Cast.priya, test))
            #expect(try await story.sees(Cast.otto, request)?.school == Cast.sandholme)
            #expect(try await story.sees(Cast.dawn, request) == nil)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a move that cannot be is refused in plain words`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            for (changes, field) in [
                (["to": "900001"], "to"), (["to": "999998"], "to"), (["to": "12"], "to"),
                (["day": "2025-10-08"], "day"), (["told": ""], "told"), (["version": "7"], ""),
            ] {
                let refused = try await test.refused(Cast.dawn, MoveChild.self, move(changes))
                #expect(refused.map(\.field) == [field], "\(changes)")
            }
            await #expect(throws: NotThere.self) {
                try await test.does(Cast.otto, MoveChild.self, move(["to": "900003"]))
            }
            await #expect(throws: NotAllowed.self) {
                try await test.does(Cast.sana, MoveChild.self, move())
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the record tells who opened a list of either school while the child was there`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let (dawn, otto) = (Client(test), Client(test))
            try await dawn.signIn(Cast.dawn)
            try await otto.signIn(Cast.otto)
            _ = try await otto.get("/schools/900003/children")
            _ = try await dawn.get("/schools/900001/children")
            test.clock.advance(minutes: 5)
            let form = "/children/\(Cast.kit)/move"
            #expect(try await dawn.get(form + "?to=900003").body.contains("Sandholme High School"))
            let sent = try await dawn.post(
                form, [("to", "900003"), ("version", "1"), ("told", "By letter.")])
            #expect(sent.location == "/schools/900001/children")
            #expect(try await dawn.get("/children/\(Cast.kit)").status == 404)
            let moves = try await test.store.read { try ChildMove.of(Cast.kit, in: $0) }
            let readings = try await test.store.read {
                try ChildReading.of(Cast.kit, at: Cast.sandholme, after: moves, in: $0)
            }
            #expect(readings.filter { $0.act == "ReadChildren" }.map(\.person) == ["Dawn Reed"])
            #expect(try await otto.get("/children/\(Cast.kit)").body.contains("Came from"))
        }
    }
}
