import AlongsideTesting
import Pages
import Reckoning
import Storage
import Testing

@testable import Alongside

@Suite struct DisturbedMeetingTests {
    private func disturbed(_ test: TestHouse, by person: Person = Cast.zoe) async throws -> [DisturbedMeeting] {
        let today = test.house.today
        return try await test.store.read { try DisturbedMeeting.all(for: person, on: today, in: $0) }
    }

    private func difference(_ plan: ID<TermPlan>, _ steps: PlanningSteps) async throws -> PlanDifference {
        let planned = try await steps.meetings(plan)
        return try await steps.test.store.read { try PlanDifference.find(plan, planned, in: $0) }
    }

    @Test(arguments: TestDatabase.engines)
    func `an adviser's leave shows what cannot be held, and planning again says who must be told`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine) { test in
            let steps = PlanningSteps(test: try await test.withCast())
            let first = try await steps.plan()
            #expect(try await difference(first, steps).changes.isEmpty)
            _ = try await steps.publish(first)
            #expect(try await disturbed(test).isEmpty)
            let marshgate = try #require(try await steps.meetings(first).first { $0.school == Cast.marshgate })
            let day = try #require(marshgate.day)
            for who in [Cast.sana, Cast.ian] {
                _ = try await steps.do(
                    RecordLeave.self, by: Cast.zoe,
                    ["person": [who.id.text], "first": [day.iso], "last": [day.iso]])
            }
            let found = try #require(try await disturbed(test).first { $0.subject == "Marshgate Primary School" })
            #expect(found.away == ["Ian Holt", "Sana Wells"] && !found.isClosed && found.day == day)
            #expect(try await disturbed(test, by: Cast.cora).count == disturbed(test).count)
            #expect(try await disturbed(test, by: Cast.sana).isEmpty)

            let again = try await steps.plan()
            let changes = try await difference(again, steps)
            let moved = try #require(changes.moved.first { $0.one.school == Cast.marshgate })
            #expect(moved.told == ["Carol Staithe", "Dawn Reed", "Harriet Pike", "Ian Holt", "Sana Wells"])
            #expect(changes.cancelled.isEmpty && changes.told.count >= 5)
            _ = try await steps.publish(again)
            #expect(try await disturbed(test).isEmpty)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a snow day closes a zone's schools, and what was on that day is planned again`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine) { test in
            let steps = PlanningSteps(test: try await test.withCast())
            let first = try await steps.plan()
            _ = try await steps.publish(first)
            let day = try #require(try await steps.meetings(first).first { $0.school == Cast.marshgate }?.day)
            let snow = ["zones": [Cast.north], "day": [day.iso]]
            #expect(try await steps.do(CloseSchools.self, by: Cast.zoe, snow).schools == 3)
            #expect(try await steps.do(CloseSchools.self, by: Cast.cora, snow).schools == 0)
            let found = try await disturbed(test)
            #expect(!found.isEmpty && found.allSatisfy { $0.isClosed && $0.day == day })

            // It snows in the morning: today's meetings are planned again too.
            test.clock.advance(minutes: test.house.today.days(until: day) * 24 * 60)
            let again = try await steps.plan()
            #expect(try await steps.record(again).state == .draft)
            #expect(try await steps.meetings(again).allSatisfy { $0.school == nil || $0.day != day })
            _ = try await steps.publish(again)
            #expect(try await disturbed(test).isEmpty)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `only those who plan a zone close its schools, on school days to come`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            let steps = PlanningSteps(test: try await test.withCast())
            func close(_ day: String, by person: Person, _ zone: String = Cast.north) async throws {
                _ = try await steps.do(CloseSchools.self, by: person, ["zones": [zone], "day": [day]])
            }
            await #expect(throws: NotThere.self) { try await close("2025-11-04", by: Cast.zoe, Cast.yarmouth) }
            for other in [Cast.dawn, Cast.sana] {
                await #expect(throws: NotAllowed.self) { try await close("2025-11-04", by: other) }
            }
            for wrong in ["2025-10-06", "2025-11-08", "2025-12-25"] {
                await #expect(throws: Refusals.self) { try await close(wrong, by: Cast.zoe) }
            }
        }
    }
}
