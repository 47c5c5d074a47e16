import AlongsideTesting
import Pages
import Reckoning
import Storage
import Testing

@testable import Alongside

@Suite struct PlacementTests {
    @Test(arguments: TestDatabase.engines)
    func `a meeting is moved by hand where every rule allows it, and refused in words elsewhere`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine) { test in
            let steps = PlanningSteps(test: try await test.withCast())
            let plan = try await steps.plan()
            let marshgate = try #require(try await steps.meetings(plan).first { $0.school == Cast.marshgate })
            let why = try await why(marshgate, test)
            let other = try #require(why.whyHere(test.house.authority)?.others.first)
            let done = try await steps.do(
                MovePlacement.self, by: Cast.zoe,
                [
                    "placement": [marshgate.id.text], "day": [other.day.iso],
                    "starts": [clockDigits(other.starts)],
                ])
            #expect(done.costs == other.costs)
            let moved = try #require(try await steps.meetings(plan).first { $0.id == marshgate.id })
            #expect(moved.day == other.day && moved.starts == other.starts && moved.isPinned)
            #expect(try await steps.keepsEveryRule(plan))

            let refused = await #expect(throws: Refusals.self) {
                _ = try await steps.do(
                    MovePlacement.self, by: Cast.zoe,
                    ["placement": [marshgate.id.text], "day": ["2026-02-18"], "starts": ["09:00"]])
            }
            // Half-term.
            #expect(refused?.list.contains { $0.words.contains("not a school day") } == true)
        }
    }

    private func why(_ one: PlannedRecord, _ test: TestHouse) async throws -> AskedPlan {
        let box = try await test.store.read { database in Unsent(value: try AskedPlan.find(one, in: database)) }
        return try #require(box.value)
    }

    @Test(arguments: TestDatabase.engines)
    func `what is pinned stays and what is forbidden is kept away from when planning again`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine) { test in
            let steps = PlanningSteps(test: try await test.withCast())
            let plan = try await steps.plan()
            let before = try await steps.meetings(plan)
            let marshgate = try #require(before.first { $0.school == Cast.marshgate })
            let holm = try #require(before.first { $0.school == Cast.holm })
            _ = try await steps.do(PinPlacement.self, by: Cast.zoe, ["placement": [marshgate.id.text]])
            let allowed = "fri-am"
            let forbidden = WeekHalf.all.map(\.key).filter { $0 != allowed }
            _ = try await steps.do(
                ForbidHalfDay.self, by: Cast.zoe, ["placement": [holm.id.text], "halves": forbidden])
            let again = try await steps.plan(after: plan)
            let after = try await steps.meetings(again)
            let pinned = try #require(after.first { $0.school == Cast.marshgate })
            #expect(pinned.day == marshgate.day && pinned.starts == marshgate.starts && pinned.isPinned)
            let kept = try #require(after.first { $0.school == Cast.holm })
            let (day, starts) = (try #require(kept.day), try #require(kept.starts))
            #expect(WeekHalf(day, starts: starts)?.key == allowed && kept.forbidden.count == 9)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a pinned meeting that can no longer be held is named, and nothing is planned`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine) { test in
            let steps = PlanningSteps(test: try await test.withCast())
            let plan = try await steps.plan()
            let marshgate = try #require(try await steps.meetings(plan).first { $0.school == Cast.marshgate })
            _ = try await steps.do(PinPlacement.self, by: Cast.zoe, ["placement": [marshgate.id.text]])
            let day = try #require(marshgate.day)
            _ = try await steps.do(
                RecordLeave.self, by: Cast.zoe,
                ["person": [Cast.ian.id.text], "first": [day.iso], "last": [day.iso]])
            let record = try await steps.record(try await steps.plan(after: plan))
            #expect(record.state == .failed)
            #expect(record.trouble.contains("Marshgate") && record.trouble.contains("Unpin"), "\(record.trouble)")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a coordinator of another zone finds no such plan`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            let steps = PlanningSteps(test: try await test.withCast())
            let plan = try await steps.plan(by: Cast.cora, zones: [Cast.yarmouth])
            let one = try #require(try await steps.meetings(plan).first)
            await #expect(throws: NotThere.self) {
                _ = try await steps.do(PinPlacement.self, by: Cast.zoe, ["placement": [one.id.text]])
            }
            let seen = try await test.store.read { try TermPlanRecord.find(plan, for: Cast.zoe, in: $0) }
            #expect(seen == nil)
        }
    }
}

/// Carries a value of a class out of the reading.
struct Unsent<Value>: @unchecked Sendable {
    let value: Value
}
