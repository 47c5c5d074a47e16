import AlongsideTesting
import Pages
import Reckoning
import Storage
import Testing

@testable import Alongside

@Suite struct WorkingTimeTests {
    static let week = [
        "monday": ["09:00-17:00"], "tuesday": ["off"], "wednesday": [""], "wednesday-hours": ["09:30 - 15:00"],
        "most-a-day": ["2"], "most-a-week": ["3"],
    ]

    @Test(arguments: TestDatabase.engines)
    func `a part-timer's week holds from a day until another is set`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            let steps = PlanningSteps(test: try await test.withCast())
            var fields = Self.week
            fields["person"] = [Cast.sana.id.text]
            _ = try await steps.do(SetWorkingWeek.self, by: Cast.sana, fields)
            fields["from"] = ["2026-01-05"]
            fields["monday"] = ["off"]
            _ = try await steps.do(SetWorkingWeek.self, by: Cast.zoe, fields)
            let (now, then) = try await test.store.read { database in
                (
                    try WorkingWeek.of(Cast.sana.id, on: PlanningSteps.day("2025-12-01"), in: database),
                    try WorkingWeek.of(Cast.sana.id, on: PlanningSteps.spring, in: database)
                )
            }
            #expect(now?.hours == [1: [540, 1_020], 3: [570, 900]] && now?.mostAWeek == 3)
            #expect(then?.hours == [3: [570, 900]])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `working time is kept by oneself, one's coordinator and one's service lead alone`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine) { test in
            let steps = PlanningSteps(test: try await test.withCast())
            func leave(_ who: Person, by person: Person) async throws {
                _ = try await steps.do(
                    RecordLeave.self, by: person,
                    ["person": [who.id.text], "first": ["2026-01-12"], "last": ["2026-01-13"]])
            }
            try await leave(Cast.pat, by: Cast.pat)
            try await leave(Cast.pat, by: Cast.lena)
            try await leave(Cast.pat, by: Cast.zoe)
            try await leave(Cast.dawn, by: Cast.zoe)
            for stranger in [Cast.greta, Cast.otto, Cast.sana] {
                await #expect(throws: NotThere.self) { try await leave(Cast.ian, by: stranger) }
            }
            await #expect(throws: NotThere.self) { try await leave(Cast.otto, by: Cast.zoe) }
            await #expect(throws: NotThere.self) { try await leave(Cast.pat, by: Cast.sol) }
            await #expect(throws: NotAllowed.self) { try await leave(Cast.liam, by: Cast.liam) }
            await #expect(throws: Refusals.self) {
                _ = try await steps.do(
                    RecordLeave.self, by: Cast.pat,
                    ["person": [Cast.pat.id.text], "first": ["2026-01-12"], "last": ["2026-01-11"]])
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `leave that is not taken is taken back, by those who keep it`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            let steps = PlanningSteps(test: try await test.withCast())
            let leave = try await steps.do(
                RecordLeave.self, by: Cast.ian,
                ["person": [Cast.ian.id.text], "first": ["2026-01-12"], "last": ["2026-01-13"]])
            let fields = ["person": [Cast.ian.id.text], "leave": [leave.leave.text]]
            await #expect(throws: NotThere.self) {
                _ = try await steps.do(TakeBackLeave.self, by: Cast.greta, fields)
            }
            _ = try await steps.do(TakeBackLeave.self, by: Cast.zoe, fields)
            let left = try await test.store.read { database in
                try LeavePeriod.ahead(of: Cast.ian.id, on: PlanningSteps.day("2025-10-07"), in: database)
            }
            #expect(left.isEmpty)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a school's half-days and closed days are kept to by the plan`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            let steps = PlanningSteps(test: try await test.withCast())
            _ = try await steps.do(
                SetHalfDays.self, by: Cast.dawn,
                [
                    "school": [Cast.marshgate.description], "available": ["mon-am", "thu-pm"],
                    "preferred": ["thu-pm"], "closed": ["8/1/2026, 2026-01-15"],
                ])
            let marshgate = try #require(
                try await steps.meetings(steps.plan()).first { $0.school == Cast.marshgate })
            let (day, starts) = (try #require(marshgate.day), try #require(marshgate.starts))
            #expect(WeekHalf(day, starts: starts)?.key == "thu-pm")
            #expect(day.iso != "2026-01-08" && day.iso != "2026-01-15")
            await #expect(throws: Refusals.self) {
                _ = try await steps.do(
                    SetHalfDays.self, by: Cast.dawn,
                    ["school": [Cast.marshgate.description], "available": ["mon-am"], "preferred": ["tue-am"]])
            }
            await #expect(throws: NotThere.self) {
                _ = try await steps.do(
                    SetHalfDays.self, by: Cast.otto,
                    ["school": [Cast.marshgate.description], "available": ["mon-am"]])
            }
        }
    }
}
