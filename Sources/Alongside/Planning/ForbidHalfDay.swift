import Pages
import Reckoning
import Storage

/// WHEN a coordinator forbids a half-day to a meeting of a plan, or allows it again
///
/// The plan itself stays as it is; the next plan that follows from it keeps away from the half-days
/// that were forbidden.
///
/// PAGE    /placements/{placement}/forbid
/// API     POST /api/placements/{placement}/forbid
/// COMMAND alongside do forbid-half-day
package struct ForbidHalfDay: Act {
    package let placement: ID<PlannedMeeting>
    package let halves: [String]

    package static let name = "ForbidHalfDay"
    package static let needs = Permission.planTerm
    package static let api = "/api/placements/{placement}/forbid"
    package static let summary = "Say on which half-days a meeting must not be planned; none allows all."

    package init(_ form: inout FieldReader) throws(Refusals) {
        let placement = form.required(PlanField.placement, as: ID<PlannedMeeting>.self)
        halves = Set(form.several(Self.halvesField)).sorted()
        guard let placement, form.refusals.isEmpty else { throw form.refused }
        self.placement = placement
    }

    package func isInScope(_ occasion: Occasion) throws -> Bool { try occasion.mayPlan(placement) }

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        var refusals = try occasion.draftRefusals(placement)
        if halves.contains(where: { WeekHalf($0) == nil }) {
            refusals.append(Refusal(Self.halvesField, "Choose half-days from the list"))
        }
        if Set(halves).count >= WeekHalf.all.count {
            refusals.append(Refusal(Self.halvesField, "Leave at least one half-day on which it can be held"))
        }
        let isOfSchool = try occasion.database.exists(
            "SELECT 1 FROM planned_meeting WHERE id = \(placement) AND school IS NOT NULL")
        if !isOfSchool {
            refusals.append(
                Refusal("", "Half-days can be forbidden only to a school’s meeting. Move this one instead."))
        }
        return refusals
    }

    package struct Done: Codable, Sendable {
        package let placement: ID<PlannedMeeting>
        package let forbidden: [String]
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        try occasion.writing.run("DELETE FROM planned_refusal WHERE placement = \(placement)")
        try occasion.writing.insert(
            into: "planned_refusal", "placement, half", halves.map { [placement.sqlValue, $0.sqlValue] })
        occasion.note(Self.self, "placement:\(placement)", detail: "\(halves.count) half-days")
        return Done(placement: placement, forbidden: halves)
    }

    static let halvesField = Field(
        "halves", "On which half-days must it not be?",
        .choices(WeekHalf.all.map { .init($0.key, $0.words) }))

    package static func fields(_ authority: Authority) -> [Field] { [PlanField.placement, halvesField] }
}
