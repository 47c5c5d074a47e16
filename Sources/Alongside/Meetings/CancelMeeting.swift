import Pages
import Reckoning
import Storage

/// WHEN a meeting that is still to come is cancelled
///
/// The zone team says why. What stood on its agenda is not lost: every concern is carried forward
/// and waits for the school's next meeting, and support that was to be reviewed waits with it. The
/// meeting stays in the list, with the reason. Where mail is sent, it is taken out of the calendars
/// of everybody invited.
///
/// PAGE    /meetings/{meeting}/cancel
/// API     POST /api/meetings/{meeting}/cancel
/// COMMAND alongside do cancel-meeting
package struct CancelMeeting: Act {
    package let meeting: ID<Meeting>
    package let reason: String

    package static let name = "CancelMeeting"
    package static let needs = Permission.holdMeeting
    package static let api = "/api/meetings/{meeting}/cancel"
    package static let summary = "Cancel a meeting, with a reason; its concerns wait for the next."

    package init(_ form: inout FieldReader) throws(Refusals) {
        let meeting = form.required(MeetingField.meeting, as: ID<Meeting>.self)
        reason = form.text(Self.reasonField)
        guard let meeting, form.refusals.isEmpty else { throw form.refused }
        self.meeting = meeting
    }

    /// A cancelling that follows from another act.
    package init(_ meeting: ID<Meeting>, reason: String) {
        (self.meeting, self.reason) = (meeting, reason)
    }

    // Who may.

    package func isInScope(_ occasion: Occasion) throws -> Bool { try occasion.mayHold(meeting) }

    // Whether it may.

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        try occasion.meeting(meeting).refusals(.cancelled)
    }

    // What happens.

    package struct Done: Codable, Sendable {
        package let meeting: ID<Meeting>
        /// The concerns that wait again.
        package let carried: [ID<Concern>]
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        let words = try occasion.meeting(meeting).words(occasion.authority)
        let concerns: [ID<Concern>] = try occasion.database.values(
            """
            SELECT c.id FROM agenda_item i JOIN concern c ON c.id = i.concern
            WHERE i.meeting = \(meeting) AND c.state = \(Concern.State.onAgenda)
            ORDER BY i.position
            """)
        for concern in concerns {
            try occasion.move(concern, to: .carried, reason: "The \(words) was cancelled")
        }
        try occasion.move(meeting, to: .cancelled, reason: reason)
        occasion.mails.cancelled(meeting)
        occasion.note(Self.self, meeting.subject, detail: "carried \(concerns.count)")
        return Done(meeting: meeting, carried: concerns)
    }
}

extension CancelMeeting {
    static let reasonField = MeetingField.reason(
        "Why is it cancelled?", "Say why the meeting is cancelled")

    package static func fields(_ authority: Authority) -> [Field] {
        [MeetingField.meeting, reasonField]
    }
}
