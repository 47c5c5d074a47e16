import Pages
import Reckoning
import Storage

/// WHEN a meeting is moved to another day, time or place
///
/// The zone team says when and where it will be, and why it is moved; the reason stands in the
/// meeting's history for everybody who may see it. The same rules hold for the new day as for a
/// meeting planned afresh. While the pack is open, it closes anew, counted from the new day; an
/// agenda that is frozen stays frozen. Where mail is sent, everybody invited gets the new time for
/// their calendar; not the reason, which may say more than a mail should.
///
/// PAGE    /meetings/{meeting}/move
/// API     POST /api/meetings/{meeting}/move
/// COMMAND alongside do move-meeting
/// SETTING meetings.yaml (pack-closes-working-days-before)
package struct MoveMeeting: Act {
    package let meeting: ID<Meeting>
    package let version: Int?
    let time: MeetingTime
    package let place: String
    package let reason: String

    package static let name = "MoveMeeting"
    package static let needs = Permission.holdMeeting
    package static let api = "/api/meetings/{meeting}/move"
    package static let summary = "Move a meeting to another day, time or place, with a reason."

    package init(_ form: inout FieldReader) throws(Refusals) {
        let meeting = form.required(MeetingField.meeting, as: ID<Meeting>.self)
        version = form.optional(MeetingField.version)
        let time = MeetingTime(&form)
        place = form.text(MeetingTime.placeField)
        reason = form.text(Self.reasonField)
        guard let meeting, let time, form.refusals.isEmpty else { throw form.refused }
        (self.meeting, self.time) = (meeting, time)
    }

    /// A move that follows from another act.
    package init(_ meeting: ID<Meeting>, to day: Day, at starts: Int, place: String, reason: String) {
        (self.meeting, version, time) = (meeting, nil, MeetingTime(day: day, starts: starts))
        (self.place, self.reason) = (place, reason)
    }

    // Who may.

    package func isInScope(_ occasion: Occasion) throws -> Bool { try occasion.mayHold(meeting) }

    // Whether it may.

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        let found = try occasion.meeting(meeting)
        guard found.state.isAhead else {
            return [Refusal("", "Only a meeting that is still to come can be moved.")]
        }
        var refusals = found.refusals(seen: version)
        guard let kind = occasion.authority.meetingKind(found.kind, on: time.day) else {
            return refusals + [
                Refusal(MeetingTime.dayField, "There are no such meetings on \(time.day.long)")
            ]
        }
        refusals += try time.refusals(
            kind, zone: found.zone, school: found.school, except: meeting, occasion)
        if time.starts + found.minutes > 1_440 {
            refusals.append(Refusal(MeetingTime.startsField, "Let it end by midnight"))
        }
        return refusals
    }

    // What happens.

    package struct Done: Codable, Sendable {
        package let meeting: ID<Meeting>
        package let day: Day
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        let found = try occasion.meeting(meeting)
        let kind = occasion.authority.meetingKind(found.kind, on: time.day)
        let closes =
            found.state == .planned
            ? kind.map { occasion.authority.packCloses(for: $0, heldOn: time.day) } : nil
        try occasion.writing.run(
            """
            UPDATE meeting SET day = \(time.day), starts_minute = \(time.starts),
                place = \(place), pack_closes_day = \(closes ?? found.packCloses),
                version = version + 1
            WHERE id = \(meeting)
            """)
        let from = "Moved from \(found.day.long) at \(clockWords(found.starts))."
        try occasion.step(meeting, found.state, reason: "\(from) \(reason)")
        occasion.mails.moved(meeting)
        occasion.note(Self.self, meeting.subject, detail: "\(found.day) to \(time.day)")
        return Done(meeting: meeting, day: time.day)
    }
}

extension MoveMeeting {
    static let reasonField = MeetingField.reason(
        "Why is it moved?", "Say why the meeting is moved")

    package static func fields(_ authority: Authority) -> [Field] {
        [
            MeetingField.meeting, MeetingField.version, MeetingTime.dayField,
            MeetingTime.startsField, MeetingTime.placeField, reasonField,
        ]
    }
}
