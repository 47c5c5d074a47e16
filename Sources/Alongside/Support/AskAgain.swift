import Pages
import Reckoning
import Storage

/// WHEN the zone team answers a service that returned a request
///
/// What is asked is put again, with what the service missed. The service's days to answer start
/// anew. A child's newest lawful basis takes the place of the one the request rested on.
///
/// PAGE    /requests/{request}/ask-again
/// API     POST /api/requests/{request}/ask-again
/// COMMAND alongside do ask-again
package struct AskAgain: Act {
    package let request: ID<SupportRequest>
    package let question: String
    package let reason: String
    package let version: Int?

    // What must be known.

    package static let name = "AskAgain"
    package static let needs = Permission.holdMeeting
    package static let api = "/api/requests/{request}/ask-again"
    package static let summary = "Ask a service again that returned a request."

    package init(_ form: inout FieldReader) throws(Refusals) {
        let request = form.required(SupportField.request, as: ID<SupportRequest>.self)
        question = form.text(Self.questionField)
        reason = form.text(Self.reasonField)
        version = form.optional(SupportField.version)
        guard let request, form.refusals.isEmpty else { throw form.refused }
        self.request = request
    }

    // Who may.

    package func isInScope(_ occasion: Occasion) throws -> Bool {
        try occasion.covers(request, occasion.person.requestsOfMyMeetings(on: occasion.today))
    }

    // Whether it may.

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        let found = try occasion.request(request)
        return try found.refusals(.requested, seen: version) + found.basisRefusals(occasion)
    }

    // What happens.

    package struct Done: Codable, Sendable {
        package let request: ID<SupportRequest>
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        let found = try occasion.request(request)
        try occasion.writing.run(
            "UPDATE support_request SET question = \(question) WHERE id = \(request)")
        if let child = found.child { try share(child, of: found, occasion) }
        try occasion.move(request, to: .requested, reason: reason)
        occasion.note(Self.self, request.subject)
        return Done(request: request)
    }

    private func share(
        _ child: ID<Child>, of found: RequestAtHand, _ occasion: Occasion
    ) throws {
        let newest: ID<LawfulBasis>? = try occasion.database.value(
            LawfulBasis.inForce(child: child, on: occasion.today))
        guard let newest else { return }
        try occasion.writing.run(
            "UPDATE support_request SET basis = \(newest) WHERE id = \(request)")
        try occasion.share(child, with: found.service, under: newest)
    }

    // The fields, in the order of the page.

    static let questionField = Field(
        "question", "What is asked of the service?", .longText(rows: 4),
        required: "Say what is asked of the service")
    static let reasonField = SupportField.reason(
        "What has changed?", hint: "Answer what the service said when it returned the request.",
        required: "Say what has changed")

    package static func fields(_ authority: Authority) -> [Field] {
        [SupportField.request, SupportField.version, questionField, reasonField]
    }
}
