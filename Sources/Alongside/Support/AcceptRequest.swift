import Pages
import Reckoning
import Storage

/// WHEN a service takes up a request for support
///
/// The lead of the service says that it will be given. From now on the service owes the school a
/// practitioner and days (``AllocateSupport``). What cannot be given is returned with a reason
/// (``ReturnRequest``).
///
/// Work about a child goes on only while a lawful basis is in force.
///
/// PAGE    /requests/{request}/accept
/// API     POST /api/requests/{request}/accept
/// COMMAND alongside do accept-request
/// SETTING services.yaml (answers-within-working-days)
package struct AcceptRequest: Act {
    package let answer: RequestAnswer

    // What must be known.

    package static let name = "AcceptRequest"
    package static let needs = Permission.allocateSupport
    package static let api = "/api/requests/{request}/accept"
    package static let summary = "Accept a request for support."

    package init(_ form: inout FieldReader) throws(Refusals) {
        answer = try RequestAnswer(&form, reason: Self.noteField)
    }

    // Who may.

    package func isInScope(_ occasion: Occasion) throws -> Bool {
        try occasion.covers(answer.request, occasion.person.requestsOfMyService)
    }

    // Whether it may.

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        let found = try occasion.request(answer.request)
        return try found.refusals(.accepted, seen: answer.version) + found.basisRefusals(occasion)
    }

    // What happens.

    package struct Done: Codable, Sendable {
        package let request: ID<SupportRequest>
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        try occasion.move(answer.request, to: .accepted, reason: answer.reason)
        occasion.note(Self.self, answer.request.subject)
        return Done(request: answer.request)
    }

    // The fields, in the order of the page.

    static let noteField = SupportField.reason(
        "Anything the school should know?", hint: "For example, when you expect to start.")

    package static func fields(_ authority: Authority) -> [Field] {
        RequestAnswer.fields(reason: noteField)
    }
}
