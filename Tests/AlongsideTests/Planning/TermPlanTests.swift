import AlongsideTesting
import Pages
import Reckoning
import Storage
import Testing

@testable import Alongside

@Suite struct TermPlanTests {
    @Test(arguments: TestDatabase.engines)
    func `a zone's term is planned from the house's own data and published as meetings`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine) { test in
            let steps = PlanningSteps(test: try await test.withCast())
            let plan = try await steps.plan()
            let record = try await steps.record(plan)
            #expect(record.state == .draft, "\(record.trouble)")
            let planned = try await steps.meetings(plan)
            // Three schools and the partnership; the Tern Trust is too small for a strategic meeting.
            #expect(planned.count == 4 && planned.allSatisfy { $0.day != nil }, "\(planned.map(\.reason))")
            #expect(try await steps.keepsEveryRule(plan))

            let done = try await steps.publish(plan)
            #expect(done.made == 4)
            let marshgate = try await test.store.read { database in
                try database.all(
                    """
                    SELECT m.state, a.name FROM meeting m JOIN attendance a ON a.meeting = m.id
                    WHERE m.school = \(Cast.marshgate) ORDER BY a.name
                    """
                ) { (state: try $0[0] as String, name: try $0[1] as String) }
            }
            #expect(
                marshgate.map(\.name) == ["Carol Staithe", "Dawn Reed", "Harriet Pike", "Ian Holt", "Sana Wells"])
            #expect(marshgate.allSatisfy { $0.state == "planned" })
            await #expect(throws: Refusals.self) { _ = try await steps.publish(plan) }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `nothing more is owed when the term is planned again`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            let steps = PlanningSteps(test: try await test.withCast())
            _ = try await steps.publish(steps.plan())
            let again = try await steps.plan()
            let planned = try await steps.meetings(again)
            #expect(planned.count == 4 && planned.allSatisfy { $0.meeting != nil })
            let done = try await steps.publish(again)
            #expect(done.made == 0 && done.moved == 0 && done.reseated == 0 && done.cancelled == 0)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `an adviser's leave moves what it must and nothing else`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            let steps = PlanningSteps(test: try await test.withCast())
            let first = try await steps.plan()
            _ = try await steps.publish(first)
            let before = try await steps.meetings(first)
            let away = try #require(before.first { $0.school == Cast.marshgate }?.day)
            _ = try await steps.do(
                RecordLeave.self, by: Cast.sana,
                ["person": [Cast.sana.id.text], "first": [away.iso], "last": [away.iso]])
            let again = try await steps.plan()
            let after = try await steps.meetings(again)
            #expect(after.allSatisfy { $0.day != away || !$0.seats.contains { $0.person == Cast.sana.id } })
            let done = try await steps.publish(again)
            let onThatDay = before.count { $0.day == away }
            #expect(done.moved <= onThatDay && done.moved > 0)
            let reasons: [String] = try await test.store.read { database in
                try database.values("SELECT reason FROM meeting_step WHERE reason LIKE 'Moved from%'")
            }
            #expect(reasons.count == done.moved)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a coordinator plans only their own zones`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            let steps = PlanningSteps(test: try await test.withCast())
            await #expect(throws: NotThere.self) { _ = try await steps.plan(zones: [Cast.yarmouth]) }
            await #expect(throws: NotAllowed.self) { _ = try await steps.plan(by: Cast.sana) }
            let county = try await steps.plan(by: Cast.cora, zones: [Cast.north, Cast.yarmouth])
            await #expect(throws: NotThere.self) { _ = try await steps.publish(county) }
            let planned = try await steps.meetings(county)
            let sandholme = try #require(planned.first { $0.school == Cast.sandholme })
            // Great Yarmouth (South) has one adviser and nobody else to sit with her.
            #expect(sandholme.day == nil && sandholme.reason.contains("there is no"), "\(sandholme.reason)")
            #expect(try await steps.publish(county, by: Cast.cora).made == 4)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a plan is not published over what was changed by hand`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            let steps = PlanningSteps(test: try await test.withCast())
            let first = try await steps.plan()
            _ = try await steps.publish(first)
            let meeting = try #require(try await steps.meetings(first).first { $0.school == Cast.holm }?.meeting)
            let again = try await steps.plan()
            _ = try await steps.do(
                MoveMeeting.self, by: Cast.sana,
                [
                    "meeting": [meeting.text], "day": ["2026-03-24"], "starts": ["09:00"],
                    "place": ["At the school"], "reason": ["The school asked"],
                ])
            await #expect(throws: Refusals.self) { _ = try await steps.publish(again) }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `of two drafts of the same meetings only one is published`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            let steps = PlanningSteps(test: try await test.withCast())
            let (one, two) = (try await steps.plan(), try await steps.plan())
            test.clock.advance(minutes: 5)
            _ = try await steps.publish(one)
            let refused = await #expect(throws: Refusals.self) { _ = try await steps.publish(two) }
            #expect(refused?.list.first?.words.contains("planned since") == true)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `planning stops when it is asked to, with what there is`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            let steps = PlanningSteps(test: try await test.withCast())
            let plan = try await steps.ask(seconds: 300)
            _ = try await steps.do(StopTermPlan.self, by: Cast.zoe, ["plan": [plan.text]])
            let began = ContinuousClock.now
            _ = try await PlanWorker(house: test.house).workNext()
            #expect(ContinuousClock.now - began < .seconds(120))
            let record = try await steps.record(plan)
            #expect(record.state == .draft && record.placed == 4)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a plan whose server has gone silent is taken up by another, and no plan by two`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine) { test in
            let steps = PlanningSteps(test: try await test.withCast())
            let plan = try await steps.ask(seconds: 1)
            try await test.store.keep { writing in
                try writing.run(
                    "UPDATE term_plan SET state = 'running', worker = 'another', heard_at = \(writing.now)")
            }
            let worker = PlanWorker(house: test.house)
            let isTaken = try await worker.workNext()
            #expect(!isTaken)
            test.clock.advance(minutes: 1)
            let isTakenLater = try await worker.workNext()
            #expect(isTakenLater)
            #expect(try await steps.record(plan).state == .draft)
        }
    }
}
