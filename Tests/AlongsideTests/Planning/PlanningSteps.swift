import AlongsideTesting
import Pages
import Reckoning
import Storage
import Testing
import Timetable

@testable import Alongside

/// The spring term 2026 of Norwich (North), planned by its coordinator on 7 October 2025.
struct PlanningSteps {
    let test: TestHouse
    static let spring = day("2026-01-05")

    static func day(_ text: String) -> Day { Day(iso: text) ?? Day(number: 0) }

    func `do`<Doing: Act>(
        _ act: Doing.Type, by person: Person, _ fields: [String: [String]]
    ) async throws -> Doing.Done {
        var form = FieldReader(Given(fields))
        return try await test.house.perform(Doing(&form), by: person)
    }

    /// Asks for a plan and has it made.
    func plan(
        by person: Person = Cast.zoe, zones: [String] = [Cast.north], after: ID<TermPlan>? = nil,
        term: Day = spring, aim: TermPlan.Aim = .sparing
    ) async throws -> ID<TermPlan> {
        let plan = try await ask(by: person, zones: zones, after: after, term: term, aim: aim, seconds: 1)
        while try await PlanWorker(house: test.house).workNext() {}
        return plan
    }

    /// Asks for a plan, which nobody makes yet.
    func ask(
        by person: Person = Cast.zoe, zones: [String] = [Cast.north], after: ID<TermPlan>? = nil,
        term: Day = spring, aim: TermPlan.Aim = .sparing, seconds: Int
    ) async throws -> ID<TermPlan> {
        try await self.do(
            MakeTermPlan.self, by: person,
            [
                "term": [term.iso], "zones": zones, "seconds": ["\(seconds)"],
                "kinds": ["team-around-school", "zone-inclusion-partnership", "strategic"],
                "aim": [aim.rawValue], "after": after.map { [$0.text] } ?? [],
            ]
        ).plan
    }

    func record(_ plan: ID<TermPlan>) async throws -> TermPlanRecord {
        try #require(await test.store.read { try TermPlanRecord.find(plan, for: Cast.cora, in: $0) })
    }

    func meetings(_ plan: ID<TermPlan>) async throws -> [PlannedRecord] {
        try await test.store.read { try PlannedRecord.of(plan, in: $0) }
    }

    /// The problem and the plan as they are kept.
    func keepsEveryRule(_ plan: ID<TermPlan>) async throws -> Bool {
        let kept = try #require(try await test.store.read { try KeptPlan.find(plan, in: $0) })
        return PlanCheck(kept.plan, of: try Timetable.Term(kept.instance)).isFeasible
    }

    func publish(_ plan: ID<TermPlan>, by person: Person = Cast.zoe) async throws -> PublishTermPlan.Done {
        try await self.do(PublishTermPlan.self, by: person, ["plan": [plan.text]])
    }
}
