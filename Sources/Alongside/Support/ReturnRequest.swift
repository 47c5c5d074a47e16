import Pages
import Reckoning
import Storage

/// WHEN a service cannot take up a request for support
///
/// The lead sends it back with a reason that the school and the zone team can act on: what is
/// missing, or who can help instead. The zone team answers it (``AskAgain``) or closes it
/// (``CloseRequest``). A request that was accepted can be returned until somebody is allocated.
///
/// While it is returned the service keeps seeing the request, and a child it is about, so that it
/// can be talked over; that ends when the request is closed.
///
/// PAGE    /requests/{request}/return
/// API     POST /api/requests/{request}/return
/// COMMAND alongside do return-request
package struct ReturnRequest: Act {
    package let answer: RequestAnswer

    // What must be known.

    package static let name = "ReturnRequest"
    package static let needs = Permission.allocateSupport
    package static let api = "/api/requests/{request}/return"
    package static let summary = "Return a request for support, with a reason."

    package init(_ form: inout FieldReader) throws(Refusals) {
        answer = try RequestAnswer(&form, reason: Self.reasonField)
    }

    // Who may.

    package func isInScope(_ occasion: Occasion) throws -> Bool {
        try occasion.covers(answer.request, occasion.person.requestsOfMyService)
    }

    // Whether it may.

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        try occasion.request(answer.request).refusals(.returned, seen: answer.version)
    }

    // What happens.

    package struct Done: Codable, Sendable {
        package let request: ID<SupportRequest>
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        try occasion.move(answer.request, to: .returned, reason: answer.reason)
        occasion.note(Self.self, answer.request.subject)
        return Done(request: answer.request)
    }

    // The fields, in the order of the page.

    static let reasonField = SupportField.reason(
        "Why is it returned?", hint: "Say what is missing, or who can help instead.",
        required: "Say why it is returned")

    package static func fields(_ authority: Authority) -> [Field] {
        RequestAnswer.fields(reason: reasonField)
    }
}
