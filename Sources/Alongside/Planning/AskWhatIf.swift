import Pages
import Reckoning
import Storage

/// WHEN a coordinator or a county lead asks what one person more or fewer would mean
///
/// They choose a role and zones, and one person more with a working pattern or one fewer; or name
/// whoever would be away, for some days or the whole term. The term of the plan is planned twice with
/// the same effort, as it was asked for then, without and with the change; the answer is figures, in
/// words and a picture: meetings without a place, travel, weeks in which those of the role are full.
///
/// It changes no plan, tells nobody, and cannot be published.
///
/// PAGE    /plans/{plan}/what-if
/// API     POST /api/plans/{plan}/what-if
/// COMMAND alongside do ask-what-if
/// SETTING planning.yaml (usual-week-at-council)
package struct AskWhatIf: Act {
    package let plan: ID<TermPlan>
    package let change: WhatIf.Change
    package let role: String
    package let zones: [String]
    package let weekdays: [Int]
    package let mostAWeek: Int
    package let person: ID<Person>?
    package let first: Day?
    package let last: Day?

    // What must be known.

    package static let name = "AskWhatIf"
    package static let needs = Permission.planTerm
    package static let api = "/api/plans/{plan}/what-if"
    package static let summary = "Ask what one person more or fewer would mean for a term. Changes no plan."

    package init(_ form: inout FieldReader) throws(Refusals) {
        let plan = form.required(PlanField.plan, as: ID<TermPlan>.self)
        let change = form.required(Self.changeField, as: WhatIf.Change.self)
        let isAway = change == .away
        role = isAway ? "" : form.required(Self.roleField) ?? ""
        zones = isAway ? [] : Set(form.several(Self.zonesField)).sorted()
        let isMore = change == .more
        weekdays = isMore ? form.several(Self.weekdaysField).compactMap { Int($0) }.sorted() : []
        mostAWeek = isMore ? form.required(Self.mostField) ?? 0 : 0
        person = isAway ? form.required(Self.personField) : nil
        first = isAway ? form.optional(Self.firstField) : nil
        last = isAway ? form.optional(Self.lastField) : nil
        guard let plan, let change, form.refusals.isEmpty else { throw form.refused }
        (self.plan, self.change) = (plan, change)
    }

    // Who may.

    package func isInScope(_ occasion: Occasion) throws -> Bool { try occasion.mayPlan(plan) }

    // Whether it may.

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        let isDone = try occasion.database.exists(
            "SELECT 1 FROM term_plan WHERE id = \(plan) AND state IN ('draft', 'published')")
        guard isDone else {
            return [Refusal("", "This plan has not been made. Wait until it is done, or plan again.")]
        }
        return try change == .away ? awayRefusals(occasion) : teamRefusals(occasion)
    }

    private func teamRefusals(_ occasion: Occasion) throws -> [Refusal] {
        var refusals: [Refusal] = []
        if !Self.roles(occasion.authority).contains(where: { $0.value == role }) {
            refusals.append(Refusal(Self.roleField, "Choose a role that takes a seat at planned meetings"))
        }
        let ofPlan: [String] = try occasion.database.values(
            "SELECT zone FROM term_plan_zone WHERE plan = \(plan)")
        if !zones.allSatisfy(ofPlan.contains) {
            refusals.append(Refusal(Self.zonesField, "Choose zones of this plan"))
        }
        if change == .more, !weekdays.allSatisfy((1...5).contains) {
            refusals.append(Refusal(Self.weekdaysField, "Choose days from Monday to Friday"))
        }
        if change == .more, !(1...20).contains(mostAWeek) {
            refusals.append(Refusal(Self.mostField, "Give from 1 to 20 meetings a week"))
        }
        return refusals
    }

    private func awayRefusals(_ occasion: Occasion) throws -> [Refusal] {
        if let first, let last, last < first {
            return [Refusal(Self.lastField, "Give a last day that is not before the first")]
        }
        if first == nil, last != nil {
            return [Refusal(Self.firstField, "Give the first day away, or leave both out for the whole term")]
        }
        let sits = try occasion.database.exists(
            """
            SELECT 1 FROM planned_seat ps JOIN planned_meeting pm ON pm.id = ps.placement
            WHERE pm.plan = \(plan) AND ps.person = \(person)
            """)
        return sits ? [] : [Refusal(Self.personField, "Choose somebody who takes a seat in this plan")]
    }

    // What happens.

    package struct Done: Codable, Sendable {
        package let whatIf: ID<WhatIf>
        package let plan: ID<TermPlan>
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        let id: ID<WhatIf> = occasion.writing.newID()
        let days = weekdays.map { "\($0)" }.joined(separator: " ")
        try occasion.writing.run(
            """
            INSERT INTO what_if (id, plan, change, role, zones, weekdays, most_a_week, person,
                first_day, last_day, state, made_by, made_at)
            VALUES (\(id), \(plan), \(change), \(role), \(zones.joined(separator: " ")), \(days),
                \(mostAWeek), \(person), \(first), \(last), \(WhatIf.State.asked),
                \(occasion.person.id), \(occasion.now))
            """)
        occasion.note(Self.self, plan.subject, detail: change.rawValue)
        return Done(whatIf: id, plan: plan)
    }
}

// The fields, in the order of the page.
extension AskWhatIf {
    static let changeField = Field(
        "change", "What would change?",
        .choice([
            .init("more", "One person more"), .init("fewer", "One person fewer"),
            .init("away", "Somebody is away"),
        ]), required: "Say what would change")
    static let roleField = Field("role", "In which role?", .choice([]), required: "Choose the role")
    static let zonesField = Field("zones", "In which zones?", .choices([]), required: "Choose at least one zone")
    static let weekdaysField = Field(
        "weekdays", "On which days would they work?",
        .choices(WorkingWeek.weekdays.enumerated().map { .init("\($0 + 1)", WorkingWeek.name($1)) }),
        required: "Choose at least one day")
    static let mostField = Field(
        "most-a-week", "Most meetings in a week", .number, required: "Give the most meetings in a week")
    static let personField = Field("person", "Who would be away?", .pick([]), required: "Choose who would be away")
    static let firstField = Field(
        "first", "First day away", hint: "Leave both days out for the whole term.", .day)
    static let lastField = Field("last", "Last day away", .day)

    package static func fields(_ authority: Authority) -> [Field] {
        [
            PlanField.plan, changeField, roleField.offering(roles(authority)),
            zonesField.offering(authority.zones.map { .init($0.code, $0.name) }), weekdaysField, mostField,
            personField, firstField, lastField,
        ]
    }

    /// Every role that takes a seat at a planned meeting, as the planner names it.
    static func roles(_ authority: Authority) -> [Field.Choice] {
        let words = PlanWords(people: [:], schools: [:], authority)
        var roles: [String] = []
        for seat in authority.planning.kinds.flatMap(\.seats) {
            let role = PlanningPeople.role(of: seat)
            if !roles.contains(role) { roles.append(role) }
        }
        return roles.map { role in
            let name = words.role(role)
            return .init(role, name.prefix(1).uppercased() + name.dropFirst())
        }
    }
}
