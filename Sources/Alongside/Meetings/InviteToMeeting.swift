import Pages
import Reckoning
import Storage

/// WHEN somebody else is asked to a meeting
///
/// The zone team adds a person by name and role: a practitioner who is called in, a health partner,
/// a parent. Whoever is invited already is not invited twice. This can be done until the recap is
/// published, because people also come who nobody had asked.
///
/// PAGE    /meetings/{meeting}/invite
/// API     POST /api/meetings/{meeting}/attendees
/// COMMAND alongside do invite-to-meeting
/// SETTING roles.yaml, meetings.yaml (attendees, called-in)
package struct InviteToMeeting: Act {
    package let meeting: ID<Meeting>
    package let who: String
    package let role: String

    package static let name = "InviteToMeeting"
    package static let needs = Permission.holdMeeting
    package static let api = "/api/meetings/{meeting}/attendees"
    package static let summary = "Ask somebody to a meeting, by name and role."

    package init(_ form: inout FieldReader) throws(Refusals) {
        let meeting = form.required(MeetingField.meeting, as: ID<Meeting>.self)
        who = form.text(Self.nameField)
        role = form.text(Self.roleField)
        guard let meeting, form.refusals.isEmpty else { throw form.refused }
        self.meeting = meeting
    }

    // Who may.

    package func isInScope(_ occasion: Occasion) throws -> Bool { try occasion.mayHold(meeting) }

    // Whether it may.

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        var refusals = try occasion.meeting(meeting).overRefusals("nobody can be added to it.")
        if occasion.authority.role(role) == nil {
            refusals.append(Refusal(Self.roleField, "Choose one of the roles"))
        }
        let known = try occasion.database.exists(
            "SELECT 1 FROM attendance WHERE meeting = \(meeting) AND name = \(who)")
        if known {
            refusals.append(Refusal(Self.nameField, "Somebody of that name is invited already"))
        }
        return refusals
    }

    // What happens.

    package struct Done: Codable, Sendable {
        package let meeting: ID<Meeting>
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        try occasion.invite(who, as: role, nil, to: meeting)
        occasion.note(Self.self, meeting.subject, detail: role)
        return Done(meeting: meeting)
    }
}

extension InviteToMeeting {
    static let nameField = Field("name", "Name", required: "Give their name", limit: 120)
    static let roleField = Field("role", "Role", .pick([]), required: "Choose their role")

    package static func fields(_ authority: Authority) -> [Field] {
        [
            MeetingField.meeting, nameField,
            roleField.offering(authority.roles.map { .init($0.code, $0.name) }),
        ]
    }
}
