import Pages
import Reckoning
import Storage

/// WHEN a coordinator moves a meeting of a plan by hand
///
/// They give a day and a start. It is moved with those of its people who are free then, others of
/// the same role where they are not, and pinned there; or refused with every rule that it would
/// break, in words. Nothing else in the plan moves.
///
/// PAGE    /placements/{placement}/move
/// API     POST /api/placements/{placement}/move
/// COMMAND alongside do move-placement
package struct MovePlacement: Act {
    package let placement: ID<PlannedMeeting>
    package let day: Day
    package let starts: Int

    package static let name = "MovePlacement"
    package static let needs = Permission.planTerm
    package static let api = "/api/placements/{placement}/move"
    package static let summary = "Move a meeting of a plan to a day and a start."

    package init(_ form: inout FieldReader) throws(Refusals) {
        let placement = form.required(PlanField.placement, as: ID<PlannedMeeting>.self)
        let day = form.required(Self.dayField, as: Day.self)
        let text = form.text(Self.startsField)
        let starts = minutes(clock: text)
        if !text.isEmpty, starts == nil {
            form.refuse(Self.startsField, "Give the start as hours and minutes, like 09:30")
        }
        guard let placement, let day, let starts, form.refusals.isEmpty else { throw form.refused }
        (self.placement, self.day, self.starts) = (placement, day, starts)
    }

    package func isInScope(_ occasion: Occasion) throws -> Bool { try occasion.mayPlan(placement) }

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        let refusals = try occasion.draftRefusals(placement)
        guard refusals.isEmpty else { return refusals }
        guard let answer = try answer(occasion) else { throw NotThere() }
        return answer.broken.map { Refusal(Self.dayField, $0) }
    }

    private func answer(_ occasion: Occasion) throws -> WhyNotAnswer? {
        try WhyNotAnswer.find(
            placement, day: day, starts: starts, occasion.authority, in: occasion.database)
    }

    package struct Done: Codable, Sendable {
        package let placement: ID<PlannedMeeting>
        package let plan: ID<TermPlan>
        /// What the plan costs more, or less.
        package let costs: Int
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        guard let answer = try answer(occasion) else { throw NotThere() }
        let wasPlaced = try occasion.isPlaced(placement)
        try occasion.writing.run(
            """
            UPDATE planned_meeting SET day = \(day), starts_minute = \(starts), is_pinned = TRUE,
                reason = '' WHERE id = \(placement)
            """)
        for (seat, person) in answer.people.enumerated() {
            try occasion.writing.run(
                """
                UPDATE planned_seat SET person = \(ID<Person>(person))
                WHERE placement = \(placement) AND seat = \(seat)
                """)
        }
        try occasion.writing.run(
            """
            UPDATE term_plan SET cost = cost + \(answer.costs), placed = placed + \(wasPlaced ? 0 : 1),
                version = version + 1 WHERE id = \(answer.plan)
            """)
        occasion.note(Self.self, "placement:\(placement)", detail: "to \(day)")
        return Done(placement: placement, plan: answer.plan, costs: answer.costs)
    }

    static let dayField = Field("day", "Which day?", .day, required: "Give the day")
    static let startsField = Field(
        "starts", "When does it start?", hint: "Like 09:30 or 13:15.", .text(width: 5),
        required: "Say when it starts")

    package static func fields(_ authority: Authority) -> [Field] {
        [PlanField.placement, dayField, startsField]
    }
}
