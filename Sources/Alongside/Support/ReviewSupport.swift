import Pages
import Reckoning
import Storage

/// WHEN a meeting reviews the support that was given
///
/// The support has come back, with the practitioner's report, to a meeting of the school. The
/// meeting says whether the outcome was achieved, partly or not, and what next. Then this request is
/// closed. If support goes on, a new request follows at once to the same service, for the same
/// concern, with what the meeting asks for next: so every round keeps its own days, report and
/// review, and the chain shows them one after another.
///
/// Support that has not been reported on is not reviewed: it is in progress until the practitioner
/// reports. A concern with no other support open is closed with its last review.
///
/// Source: SEND and Inclusion Support Model page, January 2025 (meetings "review and support the
/// provision available to children").
///
/// PAGE    /requests/{request}/review
/// API     POST /api/requests/{request}/review
/// COMMAND alongside do review-support
package struct ReviewSupport: Act {
    /// What happens after the review.
    package enum Going: String, Sendable, Codable, CaseIterable, FieldValue {
        case close
        case goOn = "continue"
    }

    package let request: ID<SupportRequest>
    package let item: ID<AgendaItem>
    package let outcome: SupportRequest.Outcome
    package let next: String
    package let going: Going
    package let version: Int?

    // What must be known.

    package static let name = "ReviewSupport"
    package static let needs = Permission.holdMeeting
    package static let api = "/api/requests/{request}/review"
    package static let summary = "Say at a meeting what came of the support, and what next."

    package init(
        request: ID<SupportRequest>, item: ID<AgendaItem>, outcome: SupportRequest.Outcome,
        next: String, going: Going, version: Int? = nil
    ) {
        self.request = request
        self.item = item
        self.outcome = outcome
        self.next = next
        self.going = going
        self.version = version
    }

    package init(_ form: inout FieldReader) throws(Refusals) {
        let request = form.required(SupportField.request, as: ID<SupportRequest>.self)
        let item = form.required(Self.itemField, as: ID<AgendaItem>.self)
        let outcome = form.required(Self.outcomeField, as: SupportRequest.Outcome.self)
        next = form.text(Self.nextField)
        let going = form.required(Self.goingField, as: Going.self)
        version = form.optional(SupportField.version)
        guard let request, let item, let outcome, let going, form.refusals.isEmpty else {
            throw form.refused
        }
        (self.request, self.item, self.outcome, self.going) = (request, item, outcome, going)
    }

    // Who may.

    package func isInScope(_ occasion: Occasion) throws -> Bool {
        try occasion.covers(request, occasion.person.requestsOfMyMeetings(on: occasion.today))
    }

    // Whether it may.

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        let found = try occasion.request(request)
        var refusals: [Refusal] = []
        if found.state.isUnderWay {
            refusals.append(
                Refusal(
                    "",
                    """
                    This support has not been reported on yet. Ask \
                    \(found.practitionerName ?? "the practitioner") for the report, then review it.
                    """))
        } else {
            refusals += found.refusals(.reviewed, seen: version)
        }
        if try !isReview(item, occasion) {
            refusals.append(
                Refusal(Self.itemField, "Choose the agenda item at which this support is reviewed"))
        }
        if going == .goOn { refusals += try goingOnRefusals(found, occasion) }
        return refusals
    }

    /// What would stand in the way of the request that follows. The concern is left out: its
    /// support is open until this review closes it.
    private func goingOnRefusals(
        _ found: RequestAtHand, _ occasion: Occasion
    ) throws -> [Refusal] {
        let asked = try AskedConcern.find(found.concern, on: occasion.today, in: occasion.database)
        let refusals = asked?.refusals(of: found.service, occasion) ?? []
        return refusals.map { Refusal(Self.goingField, $0.words) }
    }

    private func isReview(_ item: ID<AgendaItem>, _ occasion: Occasion) throws -> Bool {
        try occasion.database.exists(
            """
            SELECT 1 FROM agenda_item i JOIN meeting m ON m.id = i.meeting
            WHERE i.id = \(item) AND i.review_of = \(request.text) AND m.state <> 'cancelled'
            """)
    }

    // What happens.

    package struct Done: Codable, Sendable {
        package let request: ID<SupportRequest>
        /// The request with which the support goes on.
        package let followedBy: ID<SupportRequest>?
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        let found = try occasion.request(request)
        try occasion.writing.run(
            """
            INSERT INTO support_review (request, item, outcome, next, reviewed_by, reviewed_at)
            VALUES (\(request), \(item), \(outcome), \(next), \(occasion.person.id),
                \(occasion.now))
            """)
        try occasion.move(request, to: .reviewed, reason: outcome.words)
        let goesOn = going == .goOn
        try occasion.move(
            request, to: .closed, reason: goesOn ? "Support goes on with a new request" : "")
        occasion.note(Self.self, request.subject, detail: outcome.rawValue)
        guard goesOn else {
            try occasion.endShare(of: found)
            try close(found, occasion)
            return Done(request: request, followedBy: nil)
        }
        // What follows.
        let again = RequestSupport(
            concern: found.concern, item: item, service: found.service, question: next)
        return Done(request: request, followedBy: try occasion.follow(again).request)
    }

    private func close(_ found: RequestAtHand, _ occasion: Occasion) throws {
        let goesOn = try occasion.hasOtherSupport(than: found)
        guard !goesOn, found.concernState == .supported else { return }
        try occasion.move(found.concern, to: .closed, reason: "Support reviewed: \(outcome.words)")
    }
}

// The fields, in the order of the page.
extension ReviewSupport {
    static let itemField = Field(
        "item", "At which meeting is it reviewed?", .pick([]), required: "Choose the meeting")
    static let outcomeField = Field(
        "outcome", "Was the outcome achieved?",
        .choice(SupportRequest.Outcome.allCases.map { .init($0.rawValue, $0.words) }),
        required: "Say whether the outcome was achieved")
    static let nextField = Field(
        "next", "What next?", hint: "What the school and others do now, or what is asked for next.",
        .longText(rows: 4), required: "Say what happens next")
    static let goingField = Field(
        "going", "Does this support go on?",
        .choice([
            .init(Going.close.rawValue, "No, it ends here"),
            .init(
                Going.goOn.rawValue, "Yes, it goes on",
                hint: "The service is asked again, with what you wrote above."),
        ]),
        required: "Say whether the support goes on")

    package static func fields(_ authority: Authority) -> [Field] {
        [
            SupportField.request, SupportField.version, itemField, outcomeField, nextField,
            goingField,
        ]
    }
}
