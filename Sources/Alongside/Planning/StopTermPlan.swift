import Pages
import Reckoning
import Storage

/// WHEN planning has gone on for long enough
///
/// The plan is kept as good as it is by then.
///
/// PAGE    /plans/{plan}
/// API     POST /api/plans/{plan}/stop
/// COMMAND alongside do stop-term-plan
package struct StopTermPlan: Act {
    package let plan: ID<TermPlan>

    package static let name = "StopTermPlan"
    package static let needs = Permission.planTerm
    package static let api = "/api/plans/{plan}/stop"
    package static let summary = "Stop planning, with what there is by then."

    package init(_ form: inout FieldReader) throws(Refusals) {
        guard let plan = form.required(PlanField.plan, as: ID<TermPlan>.self), form.refusals.isEmpty
        else { throw form.refused }
        self.plan = plan
    }

    package func isInScope(_ occasion: Occasion) throws -> Bool { try occasion.mayPlan(plan) }
    package func refusals(_ occasion: Occasion) throws -> [Refusal] { [] }

    package struct Done: Codable, Sendable {
        package let plan: ID<TermPlan>
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        try occasion.writing.run("UPDATE term_plan SET is_stopped = TRUE WHERE id = \(plan)")
        occasion.note(Self.self, plan.subject)
        return Done(plan: plan)
    }

    package static func fields(_ authority: Authority) -> [Field] { [PlanField.plan] }
}
