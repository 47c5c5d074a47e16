import Pages
import Reckoning
import Storage

/// WHEN a coordinator has a term's meetings planned
///
/// They choose the term, the zones and the kinds of meeting. What is owed is counted from what the
/// authority owes each school, zone and trust, less what is planned or held already; the plan keeps
/// to working weeks, leave, schools' half-days and to meetings of other zones. A plan is a draft
/// until it is published: it invites nobody.
///
/// Planning takes as long as they allow it, and goes on while they do other things: the plan's page
/// shows how far it is. A plan that follows another keeps what was pinned and forbidden there.
/// Meetings that an earlier plan published are planned again and moved as little as can be; what it
/// may take to place the others, they choose: little, telling few people, or whatever it takes.
///
/// A zone's coordinator plans their own zones and touches no meeting of another; a county plan
/// shares out those who serve several zones.
///
/// PAGE    /plans/new
/// API     POST /api/plans
/// COMMAND alongside do make-term-plan
/// SETTING planning.yaml, calendar.yaml
package struct MakeTermPlan: Act {
    package let termFirst: Day
    package let zones: [String]
    package let kinds: [String]
    package let seconds: Int
    package let seed: Int
    package let aim: TermPlan.Aim
    package let after: ID<TermPlan>?

    // What must be known.

    package static let name = "MakeTermPlan"
    package static let needs = Permission.planTerm
    package static let api = "/api/plans"
    package static let summary = "Have a term's meetings planned, for zones and kinds of meeting."

    package init(_ form: inout FieldReader) throws(Refusals) {
        let term = form.required(Self.termField, as: Day.self)
        zones = Set(form.several(Self.zonesField)).sorted()
        kinds = Set(form.several(Self.kindsField)).sorted()
        seconds = form.optional(Self.secondsField) ?? 3
        seed = form.optional(Self.seedField) ?? 1
        aim = form.optional(Self.aimField) ?? .sparing
        after = form.optional(Self.afterField)
        guard let term, form.refusals.isEmpty else { throw form.refused }
        termFirst = term
    }

    // Who may.

    package func isInScope(_ occasion: Occasion) throws -> Bool {
        let scope = occasion.person.scope(Self.needs)
        guard scope.isCounty || zones.allSatisfy(scope.zones.contains) else { return false }
        return try after.map { try occasion.mayPlan($0) } ?? true
    }

    // Whether it may.

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        let authority = occasion.authority
        var refusals: [Refusal] = []
        if let term = authority.term(on: termFirst) {
            if term.days.upperBound <= occasion.today {
                refusals.append(Refusal(Self.termField, "\(term.name) is over. Choose a later term."))
            }
        } else {
            refusals.append(Refusal(Self.termField, "Choose a term of the authority's calendar"))
        }
        if zones.contains(where: { authority.zone($0) == nil }) {
            refusals.append(Refusal(Self.zonesField, "Choose zones from the list"))
        }
        if kinds.contains(where: { authority.planning.kind(MeetingKind.Code(rawValue: $0)) == nil }) {
            refusals.append(Refusal(Self.kindsField, "Choose kinds of meeting from the list"))
        }
        if !(1...600).contains(seconds) {
            refusals.append(Refusal(Self.secondsField, "Give from 1 to 600 seconds"))
        }
        if !(0...1_000_000).contains(seed) {
            refusals.append(Refusal(Self.seedField, "Give a number from 0 to 1,000,000"))
        }
        return refusals
    }

    // What happens.

    package struct Done: Codable, Sendable {
        package let plan: ID<TermPlan>
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        let id: ID<TermPlan> = occasion.writing.newID()
        let first = occasion.authority.term(on: termFirst)?.days.lowerBound ?? termFirst
        try occasion.writing.run(
            """
            INSERT INTO term_plan (id, term_first_day, kinds, seed, seconds, aim, after_plan, state,
                made_by, made_at)
            VALUES (\(id), \(first), \(kinds.joined(separator: " ")), \(seed), \(seconds), \(aim), \(after),
                \(TermPlan.State.asked), \(occasion.person.id), \(occasion.now))
            """)
        try occasion.writing.insert(
            into: "term_plan_zone", "plan, zone", zones.map { [id.sqlValue, $0.sqlValue] })
        occasion.note(Self.self, id.subject, detail: "\(first) \(zones.count) zones")
        return Done(plan: id)
    }
}

// The fields, in the order of the page.
extension MakeTermPlan {
    static let termField = Field("term", "Which term?", .choice([]), required: "Choose the term")
    static let zonesField = Field(
        "zones", "Which zones?", .choices([]), required: "Choose at least one zone")
    static let kindsField = Field(
        "kinds", "Which meetings?", .choices([]), required: "Choose at least one kind of meeting")
    static let secondsField = Field(
        "seconds", "How long may planning take?",
        .choice([
            .init("3", "3 seconds", hint: "Enough for a zone"),
            .init("15", "15 seconds", hint: "Enough for several zones"),
            .init("60", "A minute", hint: "The best plan for the county"),
        ]))
    static let aimField = Field(
        "aim", "Where meetings are published already, what matters more?", .choice(TermPlan.Aim.choices))
    static let seedField = Field("seed", "Seed", .hidden)
    static let afterField = Field("after", "Plan it follows", .hidden)

    package static func fields(_ authority: Authority) -> [Field] {
        [
            termField.offering(
                authority.calendar.terms.map { .init($0.days.lowerBound.iso, $0.name) }),
            zonesField.offering(authority.zones.map { .init($0.code, $0.name) }),
            kindsField.offering(
                authority.planning.kinds.map {
                    .init($0.meeting.rawValue, authority.meetingKind($0.meeting)?.name ?? $0.meeting.rawValue)
                }), secondsField, aimField, seedField, afterField,
        ]
    }
}
