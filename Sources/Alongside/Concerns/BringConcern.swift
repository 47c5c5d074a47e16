import Pages
import Reckoning
import Storage

/// WHEN a school brings a concern to a meeting
///
/// The SENDCo or the headteacher says what the concern is about (the whole school, a cohort or a
/// child), which offer it belongs to, which needs it touches, what has been tried, what outcome
/// they want and what they ask for. It waits for the school's next Team Around the School (or Core
/// Consultation), and stands in that meeting's pack from this moment.
///
/// A concern about a child can be brought without a lawful basis, so that nothing typed between
/// two lessons is lost; it does not reach a meeting until one is recorded (``RecordLawfulBasis``),
/// and the concern's page says so. A cohort is named; it is made the first time its name is used.
///
/// Source: SEND and Inclusion Support Model page, January 2025: support is discussed "in the
/// context of their Universal, Targeted and Enhanced offers, relating to whole school, cohort or
/// children".
///
/// PAGE    /schools/{school}/concerns/new
/// API     POST /api/concerns
/// COMMAND alongside do bring-concern
/// SETTING offers.yaml (offers), indes.yaml (sections)
package struct BringConcern: Act {
    package let school: URN
    package let focus: Focus
    package let cohort: String
    package let cohortSize: Int?
    package let child: ID<Child>?
    package let offer: String
    package let sections: [String]
    package let title: String
    package let tried: String
    package let outcome: String
    package let asked: String

    // What must be known.

    package static let name = "BringConcern"
    package static let needs = Permission.bringConcern
    package static let api = "/api/concerns"
    package static let summary = "Bring a concern to a school's next meeting."

    package init(_ form: inout FieldReader) throws(Refusals) {
        let school = form.required(Self.schoolField, as: URN.self)
        let focus = form.required(Self.focusField, as: Focus.self)
        cohort = focus == .cohort ? form.required(Self.cohortField) ?? "" : ""
        cohortSize = focus == .cohort ? form.optional(Self.sizeField) : nil
        child = focus == .child ? form.required(Self.childField) : nil
        title = form.text(Self.titleField)
        offer = form.required(Self.offerField) ?? ""
        sections = form.several(Self.sectionsField)
        tried = form.text(Self.triedField)
        outcome = form.text(Self.outcomeField)
        asked = form.text(Self.askedField)
        guard let school, let focus, form.refusals.isEmpty else { throw form.refused }
        (self.school, self.focus) = (school, focus)
    }

    // Who may.

    package func isInScope(_ occasion: Occasion) throws -> Bool {
        let mine = occasion.person.scope(Self.needs).schools("s.urn", on: occasion.today)
        return try occasion.database.exists(
            "SELECT 1 FROM school s WHERE s.urn = \(school) AND \(mine)")
    }

    // Whether it may.

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        var refusals: [Refusal] = []
        if let size = cohortSize, size < 1 {
            refusals.append(Refusal(Self.sizeField, "Give the number of children, 1 or more"))
        }
        if let child, try !isChild(child, occasion) {
            refusals.append(Refusal(Self.childField, "Choose a child of this school"))
        }
        if occasion.authority.offer(offer) == nil {
            refusals.append(Refusal(Self.offerField, "Choose one of the offers"))
        }
        let known = occasion.authority.needSections(on: occasion.today).map(\.code)
        if sections.contains(where: { !known.contains($0) }) {
            refusals.append(Refusal(Self.sectionsField, "Choose needs from the list"))
        }
        if try isClosed(occasion) {
            refusals.append(
                Refusal("", "This school has closed. Bring the concern for the school that took its place."))
        }
        return refusals
    }

    private func isChild(_ child: ID<Child>, _ occasion: Occasion) throws -> Bool {
        try occasion.database.exists(
            "SELECT 1 FROM child WHERE id = \(child) AND school = \(school)")
    }

    private func isClosed(_ occasion: Occasion) throws -> Bool {
        try occasion.database.exists(
            "SELECT 1 FROM school WHERE urn = \(school) AND status = 'closed'")
    }

    // What happens.

    package struct Done: Codable, Sendable {
        package let concern: ID<Concern>
        package let school: URN
        /// Whether a lawful basis has to be recorded before it can go to a meeting.
        package let needsLawfulBasis: Bool
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        let id: ID<Concern> = occasion.writing.newID()
        let cohort = focus == .cohort ? try cohortID(occasion) : nil
        try occasion.writing.run(
            """
            INSERT INTO concern (id, school, focus, cohort, child, offer, title, tried, outcome,
                asked, state, brought_by, brought_at)
            VALUES (\(id), \(school), \(focus), \(cohort), \(child), \(offer), \(title), \(tried),
                \(outcome), \(asked), \(Concern.State.brought), \(occasion.person.id),
                \(occasion.now))
            """)
        for section in Set(sections).sorted() {
            try occasion.writing.run(
                "INSERT INTO concern_section (concern, section) VALUES (\(id), \(section))")
        }
        try occasion.step(id, .brought)
        occasion.note(Self.self, id.subject, detail: focus.rawValue)
        return Done(concern: id, school: school, needsLawfulBasis: try lacksBasis(occasion))
    }

    private func cohortID(_ occasion: Occasion) throws -> ID<Cohort> {
        let known: ID<Cohort>? = try occasion.database.value(
            "SELECT id FROM cohort WHERE school = \(school) AND name = \(cohort)")
        if let known { return known }
        let id: ID<Cohort> = occasion.writing.newID()
        try occasion.writing.run(
            """
            INSERT INTO cohort (id, school, name, children, made_at)
            VALUES (\(id), \(school), \(cohort), \(cohortSize), \(occasion.now))
            """)
        return id
    }

    private func lacksBasis(_ occasion: Occasion) throws -> Bool {
        guard let child else { return false }
        return try !occasion.database.exists(LawfulBasis.inForce(child: child, on: occasion.today))
    }
}

// The fields, in the order of the page.
extension BringConcern {
    static let schoolField = Field("school", "School", .hidden, required: "Say which school")
    static let focusField = Field(
        "focus", "What is the concern about?", .choice([]), required: "Choose what it is about")
    static let cohortField = Field(
        "cohort", "Name of the cohort", hint: "For example: Year 4 readers. No children's names.",
        required: "Name the cohort", limit: 80
    ).sometimes()
    static let sizeField = Field("cohort-size", "How many children are in it?", .number)
    static let childField = Field(
        "child", "Which child?", .pick([]), required: "Choose the child"
    ).sometimes()
    static let offerField = Field(
        "offer", "Which offer does it belong to?", .choice([]), required: "Choose an offer")
    static let sectionsField = Field(
        "sections", "Which needs does it touch?", .choices([]),
        required: "Choose at least one area of need")
    static let titleField = Field(
        "title", "The concern in a line", hint: "This stands on the agenda. Leave out children's names.",
        .text(width: 60), required: "Say what the concern is, in a line", limit: 120)
    static let triedField = Field(
        "tried", "What have you tried, and what came of it?", .longText(rows: 5),
        required: "Say what you have tried")
    static let outcomeField = Field(
        "outcome", "What outcome do you want?", .longText(rows: 3),
        required: "Say what outcome you want")
    static let askedField = Field(
        "asked", "What do you ask the meeting for?", .longText(rows: 3),
        required: "Say what you ask for")

    package static func fields(_ authority: Authority) -> [Field] {
        [
            schoolField,
            focusField.offering(Focus.allCases.map { .init($0.rawValue, authority.word($0)) }),
            cohortField, sizeField, childField, titleField,
            offerField.offering(
                authority.offers.map { .init($0.code, $0.name, hint: $0.definition) }),
            sectionsField.offering(
                authority.latestNeedSections.map { .init($0.code, $0.name) }),
            triedField, outcomeField, askedField,
        ]
    }
}
