import AlongsideTesting
import Pages
import Reckoning
import Storage
import Testing

@testable import Alongside

/// What cannot be planned is named; nothing is dropped in silence and no rule is broken.
@Suite struct ImpossibleTermTests {
    private func without(
        _ test: TestHouse, _ prepare: (PlanningSteps) async throws -> Void
    ) async throws -> [PlannedRecord] {
        let steps = PlanningSteps(test: test)
        try await prepare(steps)
        let plan = try await steps.plan()
        let record = try await steps.record(plan)
        #expect(record.state == .draft, "\(record.trouble)")
        #expect(try await steps.keepsEveryRule(plan))
        let planned = try await steps.meetings(plan)
        #expect(planned.count == record.wanted && planned.count { $0.day != nil } == record.placed)
        let without = planned.filter { $0.day == nil }
        for one in without { #expect(!one.reason.isEmpty) }
        return without
    }

    private func sana(_ days: [String: [String]], _ steps: PlanningSteps) async throws {
        let off = WorkingWeek.weekdays.map { ($0, ["off"]) }
        var fields = Dictionary(uniqueKeysWithValues: off).merging(days) { $1 }
        fields["person"] = [Cast.sana.id.text]
        if fields["most-a-day"] == nil { fields["most-a-day"] = ["2"] }
        if fields["most-a-week"] == nil { fields["most-a-week"] = ["6"] }
        _ = try await steps.do(SetWorkingWeek.self, by: Cast.sana, fields)
    }

    @Test(arguments: TestDatabase.engines)
    func `an adviser without hours is named as the reason`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            let left = try await without(try await test.withCast()) { try await sana([:], $0) }
            #expect(left.count == 4)
            #expect(left.allSatisfy { $0.reason.contains("Sana Wells") }, "\(left.map(\.reason))")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `an adviser who takes no meeting is named as the reason`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            let left = try await without(try await test.withCast()) { steps in
                try await sana(["monday": ["09:00-17:00"], "most-a-week": ["0"]], steps)
            }
            #expect(left.count == 4)
            #expect(left.allSatisfy { $0.reason.contains("Sana Wells") }, "\(left.map(\.reason))")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `leave for the whole term is named as the reason`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            let left = try await without(try await test.withCast()) { steps in
                _ = try await steps.do(
                    RecordLeave.self, by: Cast.ian,
                    ["person": [Cast.ian.id.text], "first": ["2026-01-01"], "last": ["2026-04-30"]])
            }
            #expect(left.count == 4)
            #expect(left.allSatisfy { $0.reason.contains("Ian Holt") }, "\(left.map(\.reason))")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a meeting to which the school's one half-day is forbidden stands on top, and the others are planned`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine) { test in
            let steps = PlanningSteps(test: try await test.withCast())
            _ = try await steps.do(
                SetHalfDays.self, by: Cast.zoe,
                ["school": [Cast.holm.description], "available": ["mon-am"], "preferred": ["mon-am"]])
            let first = try await steps.plan()
            let holm = try #require(try await steps.meetings(first).first { $0.school == Cast.holm })
            func forbid(_ halves: [String]) async throws {
                _ = try await steps.do(
                    ForbidHalfDay.self, by: Cast.zoe, ["placement": [holm.id.text], "halves": halves])
            }
            await #expect(throws: Refusals.self) { try await forbid(WeekHalf.all.map(\.key)) }
            try await forbid(["mon-am"])
            let planned = try await steps.meetings(try await steps.plan(after: first))
            #expect(planned.first?.school == Cast.holm && planned.count { $0.day == nil } == 1)
            #expect(planned.first?.reason.contains("half-day") == true, "\(planned.first?.reason ?? "")")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `two schools in one place, and one whose place nobody knows, are planned`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            let cast = try await test.withCast()
            try await test.store.keep { writing in
                try writing.run("UPDATE school SET easting = 620000, northing = 310000, postcode = 'NR99 9ZZ'")
                try writing.run(
                    "UPDATE school SET easting = NULL, northing = NULL WHERE urn = \(Cast.holm)")
            }
            let left = try await without(cast) { _ in }
            #expect(left.isEmpty)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `unknown terms, zones, kinds and plans are refused in words or not there`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            let steps = PlanningSteps(test: try await test.withCast())
            let good = [
                "term": ["2026-01-05"], "zones": [Cast.north], "kinds": ["team-around-school"], "seconds": ["1"],
            ]
            for wrong in [
                ["term": ["1999-01-01"]], ["term": ["2024-01-08"]], ["zones": []], ["zones": ["NOWHERE"]],
                ["kinds": ["way-forward"]], ["kinds": ["tea"]], ["kinds": []], ["seconds": ["0"]],
                ["seconds": ["601"]], ["seconds": ["soon"]], ["seed": ["-1"]], ["after": ["no id"]],
            ] {
                await #expect(throws: Refusals.self, "\(wrong)") {
                    _ = try await steps.do(MakeTermPlan.self, by: Cast.cora, good.merging(wrong) { $1 })
                }
            }
            let nothing = "00000000-0000-7000-8000-000000000000"
            await #expect(throws: NotThere.self) {
                _ = try await steps.do(MakeTermPlan.self, by: Cast.cora, good.merging(["after": [nothing]]) { $1 })
            }
            await #expect(throws: NotThere.self) {
                _ = try await steps.do(PublishTermPlan.self, by: Cast.cora, ["plan": [nothing]])
            }
        }
    }
}
