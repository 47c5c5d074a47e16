import Alongside
import AlongsideTesting
import Pages
import Reckoning
import Storage
import Testing

@Suite struct PublishRecapTests {
    @Test(arguments: TestDatabase.engines)
    func `what was decided happens when the recap is published, and not before`(_ engine: Engine)
        async throws
    {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let meeting = try await test.plan()
            var concerns: [String: ID<Concern>] = [:]
            let decided = ["advice", "epss", "carry-forward", "school-and-community"]
            for decision in decided {
                concerns[decision] = try await test.brought(["title": decision])
            }
            try await test.closePack(meeting)
            for item in try await test.items(meeting) where !item.isSection {
                try await test.record(item, ["decision": item.title, "question": "What helps?"])
            }
            #expect(try await requests(test) == [])
            try await test.hold(meeting)
            let done = try await test.publish(meeting)
            #expect(try await requests(test) == ["epss", "school-and-community"])
            #expect(done.requests.count == 2)
            let states = try await decided.asyncMap { decision in
                try await concerns[decision].asyncMap { try await test.concernState($0) }
            }
            #expect(states == [.closed, .supported, .carried, .supported])
            let question: String? = try await test.store.read {
                try $0.value("SELECT question FROM support_request WHERE service = 'epss'")
            }
            #expect(question == "What helps?")
        }
    }

    private func requests(_ test: TestHouse) async throws -> [String] {
        try await test.store.read {
            try $0.values("SELECT service FROM support_request ORDER BY service")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `an undecided item stops the recap, and everything open is said at once`(_ engine: Engine)
        async throws
    {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let meeting = try await test.plan()
            _ = try await test.brought()
            _ = try await test.brought(["focus": "cohort", "cohort": "Year 5"])
            try await test.closePack(meeting)
            let early = try await test.refused(
                Cast.sana, PublishRecap.self, Given(["meeting": [meeting.text]]))
            #expect(early.count == 1)
            try await test.hold(meeting)
            let refused = try await test.refused(
                Cast.sana, PublishRecap.self, Given(["meeting": [meeting.text]]))
            #expect(refused.count == 2)
            #expect(refused.allSatisfy { $0.words.contains("no decision yet") })
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `publishing twice asks for support once`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let meeting = try await test.plan()
            let concern = try await test.brought()
            try await test.closePack(meeting)
            let item = try #require(try await test.item(of: concern, at: meeting))
            try await test.record(item, ["decision": "epss"])
            try await test.hold(meeting)
            let first = try await test.publish(meeting, once: "a-form")
            let second = try await test.publish(meeting, once: "a-form")
            #expect(first.requests == second.requests)
            let third = try await test.refused(
                Cast.ian, PublishRecap.self, Given(["meeting": [meeting.text]]))
            #expect(third.count == 1)
            #expect(try await requests(test) == ["epss"])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a decision for another meeting becomes an action, and the concern waits`(_ engine: Engine)
        async throws
    {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let meeting = try await test.plan()
            let concern = try await test.brought(["focus": "child", "child": Cast.kit.text])
            try await test.does(Cast.dawn, RecordLawfulBasis.self, consent())
            try await test.closePack(meeting)
            let item = try #require(try await test.item(of: concern, at: meeting))
            try await test.record(item, ["decision": "way-forward"])
            try await test.hold(meeting)
            let done = try await test.publish(meeting)
            #expect(done.arranged.count == 1)
            #expect(try await test.concernState(concern) == .carried)
            let today = test.house.today
            let mine = try await test.store.read {
                try AgreedActionRecord.mine(Cast.sana, on: today, in: $0)
            }
            #expect(mine.map(\.what) == ["Arrange a Way Forward Meeting"])
            let zoes = try await test.store.read {
                try AgreedActionRecord.of(meeting, for: Cast.zoe, on: today, in: $0)
            }
            #expect(zoes.map(\.what) == ["This action is withheld"])
            try await readByZoeAndSana(try #require(zoes.first?.id), test)
        }
    }

    /// Whoever may not see the child opens the action's page all the same, and cannot close it.
    private func readByZoeAndSana(_ action: ID<AgreedAction>, _ test: TestHouse) async throws {
        let (zoe, sana) = (Client(test), Client(test))
        try await zoe.signIn(Cast.zoe)
        let withheld = try await zoe.get("/actions/\(action)")
        #expect(withheld.status == 200 && withheld.body.contains("is withheld"))
        #expect(!withheld.body.contains("Way Forward") && !withheld.body.contains("Close this action"))
        let before = try await readings(test)
        try await sana.signIn(Cast.sana)
        let shown = try await sana.get("/actions/\(action)")
        #expect(shown.body.contains("Arrange a Way Forward") && shown.body.contains("Close this action"))
        #expect(try await readings(test) == before + 1)
    }

    private func readings(_ test: TestHouse) async throws -> Int {
        try await test.count("SELECT count(*) FROM audit WHERE act = 'ReadChild'")
    }

    @Test(arguments: TestDatabase.engines)
    func `a recap shows what earlier meetings agreed and nobody has done`(_ engine: Engine)
        async throws
    {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let first = try await test.plan()
            try await test.closePack(first)
            try await test.does(
                Cast.sana, AgreeAction.self,
                [
                    "meeting": first.text, "what": "Lend the radio aids", "owner-name": "Sana",
                    "due": "2025-11-01",
                ])
            try await test.hold(first)
            try await test.publish(first)
            let second = try await test.plan(["day": "2025-11-18"])
            test.clock.advance(days: 28)
            try await test.closePack(second)
            let early = try await test.refused(
                Cast.sana, PublishRecap.self, Given(["meeting": [second.text]]))
            #expect(early.first?.words.contains("First say") == true)
            try await test.hold(second)
            try await test.publish(second)
            let today = test.house.today
            let recap = try await test.store.read {
                try MeetingRecap.find(second, for: Cast.dawn, on: today, in: $0)
            }
            #expect(recap?.actions.isEmpty == true)
            #expect(recap?.stillOpen.map(\.what) == ["Lend the radio aids"])
            #expect(recap?.mayRate == true)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the recap withholds child items from those outside the child's scope`(_ engine: Engine)
        async throws
    {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let meeting = try await test.plan()
            let concern = try await test.brought([
                "focus": "child", "child": Cast.kit.text, "title": "Secret title",
            ])
            try await test.does(Cast.dawn, RecordLawfulBasis.self, consent())
            try await test.closePack(meeting)
            let item = try #require(try await test.item(of: concern, at: meeting))
            try await test.record(
                item, ["notes": "Secret notes", "decision": "epss", "question": "Secret question"])
            try await test.hold(meeting)
            try await test.publish(meeting)
            for (person, reads) in [
                (Cast.dawn, true), (Cast.sana, true), (Cast.carol, true), (Cast.zoe, false),
                (Cast.cora, false), (Cast.liam, false),
            ] {
                let client = Client(test)
                try await client.signIn(person)
                for path in [
                    "/meetings/\(meeting)/recap", "/api/meetings/\(meeting)/recap",
                    "/meetings/\(meeting)", "/api/meetings/\(meeting)",
                ] {
                    let page = try await client.get(path)
                    #expect(page.status == 200, "\(person.name) \(path)")
                    #expect(page.body.contains("Secret") == reads, "\(person.name) \(path)")
                }
                let recap = try await client.get("/meetings/\(meeting)/recap")
                #expect(recap.body.contains("This item is withheld") == !reads)
            }
            for person in [Cast.otto, Cast.tom, Cast.greta, Cast.sol] {
                let client = Client(test)
                try await client.signIn(person)
                #expect(try await client.get("/meetings/\(meeting)/recap").status == 404)
                #expect(try await client.get("/api/meetings/\(meeting)").status == 404)
            }
            let readings = try await test.store.read {
                try $0.count(
                    "SELECT count(*) FROM audit WHERE act = 'ReadChild' AND person = \(Cast.carol.id)"
                )
            }
            #expect(readings > 0)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a school rates a published meeting once, and may change its mind for two weeks`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let meeting = try await test.plan()
            try await test.closePack(meeting)
            try await test.hold(meeting)
            let fields = ["meeting": meeting.text, "stars": "4", "comment": "Useful"]
            let early = try await test.refused(
                Cast.dawn, RateMeeting.self, Given(fields.mapValues { [$0] }))
            #expect(early.count == 1)
            try await test.publish(meeting)
            try await test.does(Cast.dawn, RateMeeting.self, fields)
            try await test.does(
                Cast.harriet, RateMeeting.self, fields.merging(["stars": "5"]) { $1 })
            let stars: [Int] = try await test.store.read {
                try $0.values("SELECT stars FROM rating")
            }
            #expect(stars == [5])
            let six = Given(fields.merging(["stars": "6"]) { $1 }.mapValues { [$0] })
            #expect(
                try await test.refused(Cast.dawn, RateMeeting.self, six).map(\.field) == ["stars"])
            await #expect(throws: NotThere.self) {
                try await test.does(Cast.otto, RateMeeting.self, fields)
            }
            await #expect(throws: NotAllowed.self) {
                try await test.does(Cast.sana, RateMeeting.self, fields)
            }
            test.clock.advance(days: 15)
            let late = try await test.refused(
                Cast.dawn, RateMeeting.self, Given(fields.mapValues { [$0] }))
            #expect(late.count == 1)
        }
    }
}

extension Array {
    fileprivate func asyncMap<T>(_ body: (Element) async throws -> T) async rethrows -> [T] {
        var all: [T] = []
        for one in self { all.append(try await body(one)) }
        return all
    }
}

extension Optional {
    fileprivate func asyncMap<T>(_ body: (Wrapped) async throws -> T?) async rethrows -> T? {
        guard let self else { return nil }
        return try await body(self)
    }
}

/// The sums: what may follow what.
@Suite struct MeetingStateTests {
    @Test func `a meeting never goes back, and ends published or cancelled`() {
        #expect(Meeting.State.published.next.isEmpty)
        #expect(Meeting.State.cancelled.next.isEmpty)
        for state in Meeting.State.allCases {
            #expect(!state.next.contains(.planned))
            #expect(!state.next.contains(state))
        }
        #expect(!Meeting.State.held.next.contains(.cancelled))
    }
}
