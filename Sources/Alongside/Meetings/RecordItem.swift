import Pages
import Reckoning
import Storage

/// WHEN an item of the agenda is recorded
///
/// As the meeting goes on, whoever holds it writes notes and takes a decision from the kind's closed
/// list, as far as it is open to an item of this focus. A decision for a service may say what is
/// asked of it; one for another pathway says which. A review says whether the outcome was achieved,
/// whether the support goes on, and what next. Notes can be saved without a decision.
///
/// A decision can be changed until the recap is published: what follows from it happens only then
/// (``PublishRecap``), so that nobody is asked for support by a slip of the pen. What would stand in
/// the way of it is said now, while everybody is in the room.
///
/// Whoever records says which version they read. If somebody else has saved since, nothing is
/// overwritten: the page shows both versions, and sending again is a choice.
///
/// PAGE    /meetings/{meeting}/items/{item}
/// API     POST /api/agenda-items/{item}
/// COMMAND alongside do record-item
/// SETTING meetings.yaml (decisions), services.yaml, pathways.yaml
package struct RecordItem: Act {
    package let item: ID<AgendaItem>
    package let version: Int
    package let notes: String
    package let decision: String
    package let question: String
    package let pathway: String
    package let outcome: SupportRequest.Outcome?
    package let going: ReviewSupport.Going?
    package let next: String

    // What must be known.

    package static let name = "RecordItem"
    package static let needs = Permission.holdMeeting
    package static let api = "/api/agenda-items/{item}"
    package static let summary = "Record an agenda item's notes, and its decision or review."

    package init(_ form: inout FieldReader) throws(Refusals) {
        let item = form.required(Self.itemField, as: ID<AgendaItem>.self)
        let version = form.required(Self.versionField, as: Int.self)
        notes = form.text(Self.notesField)
        decision = form.text(Self.decisionField)
        question = form.text(Self.questionField)
        pathway = form.text(Self.pathwayField)
        outcome = form.optional(Self.outcomeField)
        going = form.optional(Self.goingField)
        next = form.text(Self.nextField)
        guard let item, let version, form.refusals.isEmpty else { throw form.refused }
        (self.item, self.version) = (item, version)
    }

    // Who may.

    package func isInScope(_ occasion: Occasion) throws -> Bool { try occasion.mayRecord(item) }

    // Whether it may.

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        let found = try occasion.item(item)
        let meeting = try occasion.meeting(found.meeting)
        var refusals = meeting.recordRefusals
        if found.version != version { refusals.append(stale(found, occasion)) }
        guard let kind = meeting.kind(occasion.authority) else { throw NotThere() }
        if found.concern != nil, !decision.isEmpty {
            refusals += try decisionRefusals(found, meeting, kind, occasion)
        }
        if let request = found.reviewOf { refusals += try reviewRefusals(request, occasion) }
        return refusals
    }

    private func stale(_ found: ItemAtHand, _ occasion: Occasion) -> Refusal {
        let time = found.recordedAt.map { occasion.authority.timeZone.localTime(of: $0).clock }
        let when = time.map { " at \($0)" } ?? ""
        return Refusal(
            Self.versionField,
            """
            \(found.recordedBy ?? "Somebody else") saved this item\(when), after you opened it. \
            Both versions are below: bring yours up to date and save it again, or leave theirs.
            """)
    }

    private func decisionRefusals(
        _ found: ItemAtHand, _ meeting: MeetingAtHand, _ kind: MeetingKind, _ occasion: Occasion
    ) throws -> [Refusal] {
        let focus = found.focus ?? .wholeSchool
        guard
            let chosen = kind.decisions(for: focus, on: meeting.day)
                .first(where: { $0.code == decision })
        else { return [Refusal(Self.decisionField, "Choose a decision from the list")] }
        switch chosen.follows {
        case .pathway(let pathways) where !pathways.contains(pathway):
            return [Refusal(Self.pathwayField, "Choose the pathway")]
        case .requestForSupport(let service):
            guard let concern = found.concern, found.concernState == .onAgenda else { return [] }
            let asks = RequestSupport(
                concern: concern, item: item, service: service, question: question)
            return try asks.refusals(occasion).map { Refusal(Self.decisionField, $0.words) }
        case .pathway, .nothing, .carryForward, .meeting: return []
        }
    }

    private func reviewRefusals(
        _ request: ID<SupportRequest>, _ occasion: Occasion
    ) throws -> [Refusal] {
        if outcome == nil && going == nil && next.isEmpty { return [] }
        var refusals: [Refusal] = []
        if outcome == nil {
            refusals.append(Refusal(Self.outcomeField, "Say whether the outcome was achieved"))
        }
        if going == nil {
            refusals.append(Refusal(Self.goingField, "Say whether the support goes on"))
        }
        if next.isEmpty { refusals.append(Refusal(Self.nextField, "Say what happens next")) }
        guard let outcome, let going, refusals.isEmpty else { return refusals }
        let review = ReviewSupport(
            request: request, item: item, outcome: outcome, next: next, going: going)
        return try review.refusals(occasion)
    }

    // What happens.

    package struct Done: Codable, Sendable {
        package let item: ID<AgendaItem>
        package let meeting: ID<Meeting>
        package let version: Int
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        let found = try occasion.item(item)
        let kind = try occasion.meeting(found.meeting).kind(occasion.authority)
        let chosen = found.concern == nil ? nil : kind?.decision(decision)
        let isReview = found.reviewOf != nil
        var (asked, way) = ("", String?.none)
        switch chosen?.follows {
        case .requestForSupport: asked = question
        case .pathway: way = pathway
        case .nothing, .meeting, .carryForward, nil: break
        }
        let isDecided = chosen != nil || isReview && outcome != nil
        try occasion.writing.run(
            """
            UPDATE agenda_item SET notes = \(notes), decision = \(chosen?.code),
                question = \(asked), pathway = \(way), outcome = \(isReview ? outcome : nil),
                going = \(isReview ? going : nil), next = \(isReview ? next : ""),
                decided_at = \(isDecided ? occasion.now : nil),
                recorded_by = \(occasion.person.id), recorded_at = \(occasion.now),
                version = version + 1
            WHERE id = \(item) AND version = \(version)
            """)
        occasion.note(
            Self.self, item.subject, detail: isDecided ? chosen?.code ?? "review" : "notes")
        return Done(item: item, meeting: found.meeting, version: version + 1)
    }
}

// The fields, in the order of the page.
extension RecordItem {
    static let itemField = Field("item", "Item", .hidden, required: "Say which item")
    static let versionField = Field(
        "version", "Version", .hidden, required: "Say which version you read")
    static let notesField = Field("notes", "Notes", .longText(rows: 4))
    static let decisionField = Field("decision", "Decision", .pick([]))
    static let questionField = Field(
        "question", "What is asked of the service?",
        hint: "For a decision for support. Left empty, it is what the school asked for.",
        .longText(rows: 2))
    static let pathwayField = Field(
        "pathway", "Which pathway?", hint: "For a decision for another pathway.", .pick([], none: "None"))
    static let outcomeField = Field(
        "outcome", "Was the outcome achieved?",
        .choice(SupportRequest.Outcome.allCases.map { .init($0.rawValue, $0.words) }))
    static let goingField = Field(
        "going", "Does this support go on?",
        .choice([
            .init(ReviewSupport.Going.close.rawValue, "No, it ends here"),
            .init(
                ReviewSupport.Going.goOn.rawValue, "Yes, it goes on",
                hint: "The service is asked again, with what you write below."),
        ]))
    static let nextField = Field("next", "What next?", .longText(rows: 2))

    package static func fields(_ authority: Authority) -> [Field] {
        var decisions: [String: Field.Choice] = [:]
        for decision in authority.meetingKinds.flatMap(\.decisions) {
            decisions[decision.code] = .init(decision.code, decision.words)
        }
        return [
            itemField, versionField, notesField,
            decisionField.offering(decisions.values.sorted { $0.value < $1.value }),
            questionField,
            pathwayField.offering(authority.pathways.map { .init($0.code, $0.name) }),
            outcomeField, goingField, nextField,
        ]
    }
}
