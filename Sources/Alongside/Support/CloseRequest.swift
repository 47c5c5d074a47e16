import Pages
import Reckoning
import Storage

/// WHEN support ends without a review
///
/// The school withdraws, the child moves away, the service cannot help: the zone team closes the
/// request with a reason. A first visit still to come is given up, and the service's share in a
/// child ends. The concern goes back to the school's next meeting, unless other support for it goes
/// on, so that nothing falls between two meetings.
///
/// The service itself returns a request (``ReturnRequest``), or reports on it (``ReportSupport``).
///
/// PAGE    /requests/{request}/close
/// API     POST /api/requests/{request}/close
/// COMMAND alongside do close-request
package struct CloseRequest: Act {
    package let answer: RequestAnswer

    // What must be known.

    package static let name = "CloseRequest"
    package static let needs = Permission.holdMeeting
    package static let api = "/api/requests/{request}/close"
    package static let summary = "Close a request for support without a review, with a reason."

    package init(_ form: inout FieldReader) throws(Refusals) {
        answer = try RequestAnswer(&form, reason: Self.reasonField)
    }

    // Who may.

    package func isInScope(_ occasion: Occasion) throws -> Bool {
        try occasion.covers(answer.request, occasion.person.requestsOfMyMeetings(on: occasion.today))
    }

    // Whether it may.

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        try occasion.request(answer.request).refusals(.closed, seen: answer.version)
    }

    // What happens.

    package struct Done: Codable, Sendable {
        package let request: ID<SupportRequest>
        /// Whether the concern waits for the next meeting again.
        package let concernIsCarried: Bool
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        let found = try occasion.request(answer.request)
        try occasion.move(answer.request, to: .closed, reason: answer.reason)
        try occasion.writing.run(
            """
            UPDATE allocation SET first_day = NULL, first_half = NULL
            WHERE request = \(answer.request) AND first_day > \(occasion.today)
            """)
        try occasion.endShare(of: found)
        occasion.note(Self.self, answer.request.subject, detail: found.state.rawValue)
        let goesOn = try occasion.hasOtherSupport(than: found)
        guard !goesOn, found.concernState == .supported else {
            return Done(request: answer.request, concernIsCarried: false)
        }
        try occasion.move(found.concern, to: .carried, reason: "Support ended without a review")
        return Done(request: answer.request, concernIsCarried: true)
    }

    // The fields, in the order of the page.

    static let reasonField = SupportField.reason(
        "Why is it closed?", hint: "The school and the service see this.",
        required: "Say why it is closed")

    package static func fields(_ authority: Authority) -> [Field] {
        RequestAnswer.fields(reason: reasonField)
    }
}
