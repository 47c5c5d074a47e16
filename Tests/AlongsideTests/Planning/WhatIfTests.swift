import AlongsideTesting
import Pages
import Reckoning
import Storage
import Testing

@testable import Alongside

@Suite struct WhatIfTests {
    private func ask(
        _ fields: [String: [String]], of plan: ID<TermPlan>, by person: Person = Cast.zoe, _ steps: PlanningSteps
    ) async throws -> WhatIfRecord {
        var fields = fields
        fields["plan"] = [plan.text]
        let id = try await steps.do(AskWhatIf.self, by: person, fields).whatIf
        while try await PlanWorker(house: steps.test.house).workNext() {}
        let found = try await steps.test.store.read {
            try WhatIfRecord.list(for: person, where: "wi.id = \(id)", in: $0).first
        }
        return try #require(found)
    }

    private static let more = [
        "change": ["more"], "role": ["send-adviser"], "zones": [Cast.north], "weekdays": ["1", "2", "3", "4"],
        "most-a-week": ["4"],
    ]

    /// Sana takes one meeting a week, and is there in two weeks of the term.
    private func sanaIsHardlyThere(_ steps: PlanningSteps) async throws {
        var week = WorkingTimeTests.week
        week["person"] = [Cast.sana.id.text]
        week["most-a-week"] = ["1"]
        _ = try await steps.do(SetWorkingWeek.self, by: Cast.sana, week)
        _ = try await steps.do(
            RecordLeave.self, by: Cast.sana,
            ["person": [Cast.sana.id.text], "first": ["2026-01-12"], "last": ["2026-03-20"]])
    }

    @Test(arguments: TestDatabase.engines)
    func `one more adviser gives a place to what one cannot take, and the plan stays as it is`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine) { test in
            let steps = PlanningSteps(test: try await test.withCast())
            try await sanaIsHardlyThere(steps)
            let plan = try await steps.plan()
            let before = (try await steps.record(plan), try await steps.meetings(plan))
            #expect(before.0.placed < before.0.wanted)
            let one = try await ask(Self.more, of: plan, steps)
            let answer = try #require(one.answer, "\(one.trouble)")
            #expect(answer.now.placed == before.0.placed && answer.then.placed == answer.then.wanted)
            #expect(answer.now.wanted == before.0.wanted && answer.then.room > answer.now.room)
            #expect(answer.weeks.count == answer.now.share.count && answer.then.share.max() ?? 0 <= 100)
            let said = WhatIfPage(one: one).said(answer, test.house.authority).joined(separator: " ")
            #expect(said.contains("more would have a place: 4 of 4 instead of"), "\(said)")

            let after = (try await steps.record(plan), try await steps.meetings(plan))
            #expect(after.0.version == before.0.version && after.0.cost == before.0.cost)
            #expect(after.1.map(\.day) == before.1.map(\.day))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `one adviser fewer, or away, leaves meetings without a place`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            let steps = PlanningSteps(test: try await test.withCast())
            let plan = try await steps.plan()
            let fewer = try await ask(
                ["change": ["fewer"], "role": ["inclusion-adviser"], "zones": [Cast.north]], of: plan, steps)
            #expect(fewer.answer?.then.placed == 0 && fewer.answer?.leftOut == "Ian Holt")
            let away = try await ask(["change": ["away"], "person": [Cast.sana.id.text]], of: plan, steps)
            #expect(away.answer?.then.placed == 0 && away.answer?.now.placed == 4)
            let someDays = try await ask(
                [
                    "change": ["away"], "person": [Cast.sana.id.text], "first": ["2026-01-05"],
                    "last": ["2026-01-30"],
                ], of: plan, steps)
            #expect(someDays.answer?.then.placed == 4)
            // Nobody of the psychologists sits in this plan's zone but Pat and Priya: of them one is left out.
            let nobody = try await ask(
                ["change": ["fewer"], "role": ["zone-coordinator"], "zones": [Cast.north]], of: plan, steps)
            #expect(nobody.answer?.then.placed == 3 && nobody.answer?.leftOut == "Zoë Broad")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a question is asked of plans in one's scope, in words that fit it`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            let steps = PlanningSteps(test: try await test.withCast())
            let county = try await steps.plan(by: Cast.cora, zones: [Cast.north, Cast.yarmouth])
            await #expect(throws: NotThere.self) { _ = try await ask(Self.more, of: county, steps) }
            await #expect(throws: NotAllowed.self) { _ = try await ask(Self.more, of: county, by: Cast.sana, steps) }
            let plan = try await steps.plan()
            for wrong in [
                ["zones": [Cast.yarmouth]], ["role": ["sendco"]], ["weekdays": ["6"]], ["most-a-week": ["0"]],
                ["weekdays": []], ["change": ["away"], "person": [Cast.greta.id.text]],
                ["change": ["away"], "person": [Cast.sana.id.text], "first": ["2026-02-02"], "last": ["2026-02-01"]],
                ["change": ["less"]],
            ] {
                await #expect(throws: Refusals.self, "\(wrong)") {
                    _ = try await ask(Self.more.merging(wrong) { $1 }, of: plan, steps)
                }
            }
            let asked = try await steps.ask(seconds: 1)
            await #expect(throws: Refusals.self) { _ = try await ask(Self.more, of: asked, steps) }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the workload counts seats, travel and what people can take`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            let steps = PlanningSteps(test: try await test.withCast())
            let plan = try await steps.plan()
            let kept = try #require(try await test.store.read { try KeptPlan.find(plan, in: $0) })
            let load = PlanLoad(kept.instance, kept.plan)
            let sana = try #require(load.people[Cast.sana.id.text])
            #expect(sana.seats == [Cast.north: 4] && sana.weeks.values.reduce(0) { $0 + $1.meetings } == 4)
            let usual = test.house.authority.planning.usualWeekAtCouncil
            #expect(sana.weeks.values.allSatisfy { $0.room <= usual.mostAWeek })
            // A week that has one school day holds no more than a day does.
            #expect(sana.weeks.values.contains { $0.room == usual.mostAWeek })
            #expect(load.people[Cast.dawn.id.text] == nil, "a school's own people are not the council's")
        }
    }
}
