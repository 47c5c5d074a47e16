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
            refusals.append(Refusal("", "Half-days can be forbidden only to a school’s meeting. Move this one instead."))
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

extension Occasion {
    /// Whether the plan of a meeting is in the person's scope.
    func mayPlan(_ placement: ID<PlannedMeeting>) throws -> Bool {
        let mine = person.scope(.planTerm).plans("pm.plan")
        return try database.exists(
            "SELECT 1 FROM planned_meeting pm WHERE pm.id = \(placement) AND \(mine)")
    }

    func isPlaced(_ placement: ID<PlannedMeeting>) throws -> Bool {
        try database.exists(
            "SELECT 1 FROM planned_meeting WHERE id = \(placement) AND day IS NOT NULL")
    }

    /// Why the plan of a meeting can no longer be changed.
    func draftRefusals(_ placement: ID<PlannedMeeting>) throws -> [Refusal] {
        let isDraft = try database.exists(
            """
            SELECT 1 FROM planned_meeting pm JOIN term_plan tp ON tp.id = pm.plan
            WHERE pm.id = \(placement) AND tp.state = 'draft'
            """)
        return isDraft
            ? [] : [Refusal("", "This plan has been published: move the meeting itself, or plan again.")]
    }
}
