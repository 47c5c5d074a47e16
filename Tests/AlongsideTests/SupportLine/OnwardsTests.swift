import Alongside
import AlongsideTesting
import Pages
import Reckoning
import Storage
import Testing

@Suite struct OnwardsTests {
    @Test(arguments: TestDatabase.engines)
    func `an imminent exclusion reaches its zone's team within the same call`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            // The adviser says routine; the reason is what it is.
            _ = try await test.log(["reason": "exclusion", "urgency": "routine", "outcome": "zone-team"])
            let notices = try await waiting(Cast.sana, test)
            #expect(notices.map(\.kind) == [.urgent])
            #expect(notices.first?.toldBy == "Liam Weir" && notices.first?.toldAt == test.clock.now)
            #expect(try await waiting(Cast.greta, test).isEmpty)
            let sana = Client(test)
            try await sana.signIn(Cast.sana)
            let today = try await sana.get("/today")
            #expect(today.body.contains("Imminent exclusion") && today.body.contains("10am"))
            #expect(!today.body.contains("Jo Finch") && !today.body.contains("Reading does not"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `one of the team takes it, and the next is told who`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            _ = try await test.log(["reason": "exclusion"])
            let notice = try #require(try await waiting(Cast.sana, test).first)
            let given = Given(["notice": [notice.id.text]])
            await #expect(throws: NotThere.self) {
                _ = try await test.line(TakeNotice.self, given, as: Cast.greta)
            }
            _ = try await test.line(TakeNotice.self, given, as: Cast.sana)
            let refused = await #expect(throws: Refusals.self) {
                _ = try await test.line(TakeNotice.self, given, as: Cast.ian)
            }
            #expect(refused?.list.first?.words.contains("Sana Wells") == true)
            #expect(try await waiting(Cast.sana, test).isEmpty)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `an exclusion at no known setting stays with the line`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            _ = try await test.log(["reason": "exclusion", "school": "other", "setting": "A school elsewhere"])
            #expect(try await waiting(Cast.sana, test).isEmpty)
            let notice = try #require(try await waiting(Cast.wren, test).first)
            _ = try await test.line(TakeNotice.self, Given(["notice": [notice.id.text]]), as: Cast.wren)
            _ = try await test.log(["reason": "exclusion"])
            let known = try #require(try await waiting(Cast.wren, test).first)
            await #expect(throws: NotThere.self) {
                _ = try await test.line(TakeNotice.self, Given(["notice": [known.id.text]]), as: Cast.wren)
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a call becomes a concern for the next meeting, and both lead to each other`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let call = try await test.log(["outcome": "concern"]).call
            let done = try await test.line(RaiseFromCall.self, raising(call))
            let (liam, dawn) = (Client(test), Client(test))
            try await liam.signIn(Cast.liam)
            try await dawn.signIn(Cast.dawn)
            #expect(try await liam.get("/line/calls/\(call)").body.contains("/concerns/\(done.concern)"))
            #expect(try await liam.get("/concerns/\(done.concern)").body.contains("/line/calls/\(call)"))
            let form = try await liam.get("/line/calls/\(call)/raise").body
            #expect(form.contains("Reading does not get better."))
            #expect(form.contains("Advice given on the support line: Ask for a review."))
            let school = try await dawn.get("/concerns/\(done.concern)").body
            #expect(school.contains("raised from a call") && !school.contains("/line/calls/"))
            #expect(try await waiting(Cast.sana, test).isEmpty)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a Way Forward proposal and a request reach the zone team with their concern`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let call = try await test.log(["outcome": "request", "child-name": "Kit Larkin"]).call
            let given = Given(["call": [call.text], "child": [Cast.kit.text]])
            let early = raising(call, ["way": "request", "focus": "child", "child": Cast.kit.text])
            let refused = await #expect(throws: Refusals.self) {
                _ = try await test.line(RaiseFromCall.self, early)
            }
            #expect(refused?.list.map(\.field) == ["child"])
            _ = try await test.line(LinkChild.self, given)
            let done = try await test.line(RaiseFromCall.self, early)
            #expect(done.needsLawfulBasis)
            let notice = try #require(try await waiting(Cast.sana, test).first)
            #expect(notice.kind == .request && notice.concern == done.concern)
            // The child is not shared with the team: they see that there is a concern, not what it says.
            let sana = Client(test)
            try await sana.signIn(Cast.sana)
            #expect(try await sana.get("/concerns/\(done.concern)").body.contains("withheld"))
            let again = raising(call, ["way": "request"])
            await #expect(throws: Refusals.self) { _ = try await test.line(RaiseFromCall.self, again) }
            _ = try await test.line(RaiseFromCall.self, raising(call, ["way": "way-forward"]))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a concern is raised for the school of the call, and for no other`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let call = try await test.log().call
            await #expect(throws: Refusals.self) {
                _ = try await test.line(RaiseFromCall.self, raising(call, ["school": "900003"]))
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `an adviser tells the zone team of a call once of each kind`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let call = try await test.log().call
            let given = Given(["call": [call.text], "kind": ["zone-team"]])
            _ = try await test.line(TellZoneTeam.self, given)
            await #expect(throws: Refusals.self) { _ = try await test.line(TellZoneTeam.self, given) }
        }
    }

    private func waiting(_ person: Person, _ test: TestHouse) async throws -> [LineNotice] {
        try await test.store.read { try LineNotice.waiting(for: person, on: test.house.today, in: $0) }
    }

    private func raising(_ call: ID<LineCall>, _ changes: [String: String] = [:]) -> Given {
        concern(changes.merging(["call": call.text]) { $1 })
    }
}
