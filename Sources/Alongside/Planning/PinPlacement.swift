import Pages
import Reckoning
import Storage
import Timetable

/// WHEN a coordinator pins a meeting of a plan, or lets it go again
///
/// A pinned meeting stays where it is, with the people it has, however often the term is planned
/// from this plan on.
///
/// PAGE    /placements/{placement}
/// API     POST /api/placements/{placement}/pin
/// COMMAND alongside do pin-placement
package struct PinPlacement: Act {
    package let placement: ID<PlannedMeeting>
    package let isPinned: Bool

    package static let name = "PinPlacement"
    package static let needs = Permission.planTerm
    package static let api = "/api/placements/{placement}/pin"
    package static let summary = "Pin a meeting of a plan where it is, or let it go (pinned=no)."

    package init(_ form: inout FieldReader) throws(Refusals) {
        let placement = form.required(PlanField.placement, as: ID<PlannedMeeting>.self)
        isPinned = form.text(Self.pinnedField) != "no"
        guard let placement, form.refusals.isEmpty else { throw form.refused }
        self.placement = placement
    }

    package func isInScope(_ occasion: Occasion) throws -> Bool { try occasion.mayPlan(placement) }

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        var refusals = try occasion.draftRefusals(placement)
        if isPinned, try !occasion.isPlaced(placement) {
            refusals.append(Refusal("", "This meeting has no place yet, so there is nothing to pin."))
        }
        return refusals
    }

    package struct Done: Codable, Sendable {
        package let placement: ID<PlannedMeeting>
        package let isPinned: Bool
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        try occasion.writing.run(
            "UPDATE planned_meeting SET is_pinned = \(isPinned) WHERE id = \(placement)")
        occasion.note(Self.self, "placement:\(placement)", detail: isPinned ? "pinned" : "let go")
        return Done(placement: placement, isPinned: isPinned)
    }

    static let pinnedField = Field("pinned", "Pinned", .hidden)

    package static func fields(_ authority: Authority) -> [Field] { [PlanField.placement, pinnedField] }
}
