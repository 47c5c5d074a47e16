import Pages
import Reckoning
import Storage

/// WHEN it is recorded who came to a meeting and who sent apologies
///
/// Whoever was invited is ticked as there, or as having sent apologies; whoever is in neither list
/// is as yet only invited. It can be done before, during and after the meeting until the recap is
/// published; the last word stands.
///
/// PAGE    /meetings/{meeting}/attendance
/// API     POST /api/meetings/{meeting}/attendance
/// COMMAND alongside do record-attendance
package struct RecordAttendance: Act {
    package let meeting: ID<Meeting>
    package let attended: [ID<Attendance>]
    package let apologies: [ID<Attendance>]

    package static let name = "RecordAttendance"
    package static let needs = Permission.holdMeeting
    package static let api = "/api/meetings/{meeting}/attendance"
    package static let summary = "Record who came to a meeting and who sent apologies."

    package init(_ form: inout FieldReader) throws(Refusals) {
        let meeting = form.required(MeetingField.meeting, as: ID<Meeting>.self)
        attended = form.several(Self.attendedField)
        apologies = form.several(Self.apologiesField)
        guard let meeting, form.refusals.isEmpty else { throw form.refused }
        self.meeting = meeting
    }

    // Who may.

    package func isInScope(_ occasion: Occasion) throws -> Bool { try occasion.mayHold(meeting) }

    // Whether it may.

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        var refusals = try occasion.meeting(meeting).overRefusals("its attendance no longer changes.")
        let known: [ID<Attendance>] = try occasion.database.values(
            "SELECT id FROM attendance WHERE meeting = \(meeting)")
        if !Set(attended + apologies).isSubset(of: known) {
            refusals.append(
                Refusal(Self.attendedField, "Choose among those invited, or invite them first"))
        }
        if !Set(attended).isDisjoint(with: apologies) {
            refusals.append(
                Refusal(Self.apologiesField, "Somebody cannot both have come and sent apologies"))
        }
        return refusals
    }

    // What happens.

    package struct Done: Codable, Sendable {
        package let meeting: ID<Meeting>
        package let attended: Int
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        try occasion.writing.run(
            """
            UPDATE attendance SET state = CASE
                WHEN id IN \(list: attended) THEN 'attended'
                WHEN id IN \(list: apologies) THEN 'apologies' ELSE 'invited' END
            WHERE meeting = \(meeting)
            """)
        occasion.note(Self.self, meeting.subject, detail: "attended \(attended.count)")
        return Done(meeting: meeting, attended: attended.count)
    }
}

extension RecordAttendance {
    static let attendedField = Field("attended", "Who came?", .choices([]))
    static let apologiesField = Field("apologies", "Who sent apologies?", .choices([]))

    package static func fields(_ authority: Authority) -> [Field] {
        [MeetingField.meeting, attendedField, apologiesField]
    }
}
