import Pages
import Reckoning
import Storage

/// WHEN a school answers the invitation to a meeting
///
/// The SENDCo or the headteacher accepts the time, or asks to move and ticks the half-days on which
/// the school could meet instead. The coordinator sees who has not answered. Who asks to move is
/// given another time when the term is planned again, and as little as possible else is moved. An
/// answer is to the time it was given for: when the meeting is moved, the school is asked anew.
///
/// PAGE    /meetings/{meeting}/answer
/// API     POST /api/meetings/{meeting}/answer
/// COMMAND alongside do answer-invitation
package struct AnswerInvitation: Act {
    package let meeting: ID<Meeting>
    package let answer: AnswerRecord.Answer
    package let halves: [String]

    // What must be known.

    package static let name = "AnswerInvitation"
    package static let needs = Permission.bringConcern
    package static let api = "/api/meetings/{meeting}/answer"
    package static let summary = "Accept the time of a school's meeting, or ask to move it."

    package init(_ form: inout FieldReader) throws(Refusals) {
        let meeting = form.required(MeetingField.meeting, as: ID<Meeting>.self)
        let answer = form.required(Self.answerField, as: AnswerRecord.Answer.self)
        halves = Set(form.several(Self.halvesField)).sorted()
        guard let meeting, let answer, form.refusals.isEmpty else { throw form.refused }
        (self.meeting, self.answer) = (meeting, answer)
    }

    // Who may.

    package func isInScope(_ occasion: Occasion) throws -> Bool { try occasion.isOfMySchool(meeting) }

    // Whether it may.

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        let found = try occasion.meeting(meeting)
        var refusals: [Refusal] = []
        if found.school == nil || found.child != nil {
            refusals.append(Refusal("", "Only the invitation to a school’s own meeting is answered here."))
        }
        if !found.state.isAhead || found.day < occasion.today {
            refusals.append(Refusal("", "This meeting is not to come any more."))
        }
        guard answer == .asksToMove else { return refusals }
        let choices = halves.compactMap(WeekHalf.init)
        if choices.count != halves.count || choices.isEmpty {
            refusals.append(Refusal(Self.halvesField, "Choose the half-days on which your school could meet"))
        } else if choices == [WeekHalf(found.day, starts: found.starts)] {
            refusals.append(
                Refusal(Self.halvesField, "Choose another half-day as well: the meeting is on this one."))
        }
        return refusals
    }

    // What happens.

    package struct Done: Codable, Sendable {
        package let meeting: ID<Meeting>
        package let answer: AnswerRecord.Answer
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        let found = try occasion.meeting(meeting)
        guard let school = found.school else { throw NotThere() }
        let free = answer == .asksToMove ? halves.joined(separator: " ") : ""
        try occasion.writing.run(
            """
            INSERT INTO invitation_answer (meeting, school, answer, day, starts_minute, halves,
                answered_by, answered_at)
            VALUES (\(meeting), \(school), \(answer), \(found.day), \(found.starts), \(free),
                \(occasion.person.id), \(occasion.now))
            ON CONFLICT (meeting, school) DO UPDATE SET answer = excluded.answer,
                day = excluded.day, starts_minute = excluded.starts_minute, halves = excluded.halves,
                answered_by = excluded.answered_by, answered_at = excluded.answered_at
            """)
        occasion.note(Self.self, meeting.subject, detail: answer.rawValue)
        return Done(meeting: meeting, answer: answer)
    }
}

extension AnswerInvitation {
    static let answerField = Field(
        "answer", "Can your school meet then?",
        .choice([
            .init("accepted", "Yes, we accept"),
            .init("asks-to-move", "No, we ask to move it", hint: "Say below when you could meet instead"),
        ]), required: "Say whether your school can meet then")
    static let halvesField = Field(
        "halves", "If you ask to move: on which half-days could you meet?",
        .choices(WeekHalf.all.map { .init($0.key, $0.words) }))

    package static func fields(_ authority: Authority) -> [Field] {
        [MeetingField.meeting, answerField, halvesField]
    }
}
