import AlongsideTesting
import Reckoning
import Storage
import Testing

@testable import Alongside

@Suite struct DemonstrationPlanTests {
    @Test(arguments: TestDatabase.engines)
    func `every term of the demonstration can be planned and published, and keeps every rule`(
        _ engine: Engine
    ) async throws {
        let today = PlanningSteps.day("2025-11-20")
        try await TestHouse.with(engine, on: today) { test in
            let norfolk = test.house.authority
            let built = try await Demonstration(
                norfolk, scale: .zone, seed: 31, today: today, password: "none"
            ).build(in: test.store)
            let account = try #require(built.signIns.first { $0.role == .zoneCoordinator }?.account)
            let coordinator = try #require(
                try await test.store.read { try Person.ofAccount(account, on: today, in: $0) })
            let zone = try #require(coordinator.scope(.planTerm).zones.first)
            let steps = PlanningSteps(test: test)
            for term in norfolk.calendar.terms where term.days.upperBound > today.adding(days: 60) {
                guard term.days.lowerBound < today.adding(days: 200) else { break }
                let plan = try await steps.plan(by: coordinator, zones: [zone], term: term.days.lowerBound)
                let record = try await steps.record(plan)
                #expect(record.state == .draft, "\(term.name): \(record.trouble)")
                #expect(record.placed * 10 >= record.wanted * 9, "\(record.placed) of \(record.wanted)")
                #expect(try await steps.keepsEveryRule(plan))
                let without = try await steps.meetings(plan).filter { $0.day == nil }
                #expect(without.allSatisfy { !$0.reason.isEmpty })
                let done = try await steps.publish(plan, by: coordinator)
                #expect(done.made == record.placed)
            }
        }
    }
}
