import Pages
import Reckoning
import Storage

/// WHEN a meeting has been held
///
/// Whoever held it says who came and who sent apologies (``RecordAttendance``): at least one person
/// came, on the day of the meeting or after it. The record can still be finished; then the recap is
/// published.
///
/// PAGE    /meetings/{meeting}/hold
/// API     POST /api/meetings/{meeting}/hold
/// COMMAND alongside do hold-meeting
package struct HoldMeeting: Act {
    package let attendance: RecordAttendance
    package var meeting: ID<Meeting> { attendance.meeting }

    package static let name = "HoldMeeting"
    package static let needs = Permission.holdMeeting
    package static let api = "/api/meetings/{meeting}/hold"
    package static let summary = "Say that a meeting has been held, and who came."

    package init(_ form: inout FieldReader) throws(Refusals) {
        attendance = try RecordAttendance(&form)
        if attendance.attended.isEmpty {
            form.refuse(RecordAttendance.attendedField, "Say who came: at least one person")
        }
        try form.finish()
    }

    // Who may.

    package func isInScope(_ occasion: Occasion) throws -> Bool { try occasion.mayHold(meeting) }

    // Whether it may.

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        let found = try occasion.meeting(meeting)
        var refusals = found.refusals(.held) + (try attendance.refusals(occasion))
        if occasion.today < found.day {
            refusals.append(
                Refusal(
                    "",
                    "This meeting is on \(found.day.long). Move it first if it was held earlier."))
        }
        return refusals
    }

    // What happens.

    package struct Done: Codable, Sendable {
        package let meeting: ID<Meeting>
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        try occasion.move(meeting, to: .held)
        occasion.note(Self.self, meeting.subject)
        // What follows.
        _ = try occasion.follow(attendance)
        return Done(meeting: meeting)
    }
}

extension HoldMeeting {
    package static func fields(_ authority: Authority) -> [Field] {
        RecordAttendance.fields(authority)
    }
}
