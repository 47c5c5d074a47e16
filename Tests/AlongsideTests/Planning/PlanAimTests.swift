import AlongsideTesting
import Pages
import Reckoning
import Storage
import Testing
import Timetable

@testable import Alongside

@Suite struct PlanAimTests {
    private func told(_ plan: ID<TermPlan>, _ test: TestHouse) async throws -> Int? {
        try await test.store.read { try KeptPlan.find(plan, in: $0)?.instance.weights.told }
    }

    @Test(arguments: TestDatabase.engines)
    func `what matters more is asked once something is published, and planned by`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            let steps = PlanningSteps(test: try await test.withCast())
            let client = Client(test)
            try await client.signIn(Cast.zoe)
            let question = "what matters more?"
            #expect(try await !client.get("/plans/new").body.contains(question))
            let first = try await steps.plan()
            _ = try await steps.publish(first)
            let form = try await client.get("/plans/new").body
            #expect(form.contains(question) && form.contains(#"value="sparing" checked"#))

            let day = try #require(try await steps.meetings(first).compactMap(\.day).first)
            _ = try await steps.do(
                RecordLeave.self, by: Cast.zoe,
                ["person": [Cast.sana.id.text], "first": [day.iso], "last": [day.iso]])
            let sparing = try await steps.plan()
            let placing = try await steps.plan(aim: .placing)
            #expect(try await told(sparing, test) == test.house.authority.planning.weights.personTold)
            #expect(try await told(placing, test) == 0)
            #expect(try await steps.record(placing).aim == .placing)

            let page = try await client.get("/plans/\(placing)").body
            #expect(page.contains("fewer people could be told, <a href="))
            let beside = try await client.get("/plans/\(sparing)/compare?with=\(placing)").body
            #expect(beside.contains("People who must be told") && beside.contains(TermPlan.Aim.placing.words))
            #expect(try await !client.get("/plans/\(first)").body.contains("Planned to"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `an aim that is none is refused`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            let steps = PlanningSteps(test: try await test.withCast())
            await #expect(throws: Refusals.self) {
                _ = try await steps.do(
                    MakeTermPlan.self, by: Cast.zoe,
                    [
                        "term": [PlanningSteps.spring.iso], "zones": [Cast.north],
                        "kinds": ["strategic"], "aim": ["thrift"],
                    ])
            }
        }
    }
}
