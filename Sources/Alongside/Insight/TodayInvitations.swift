import Pages
import Reckoning
import Storage

/// Invitations that wait: for a school's answer, or for its coordinator.
struct TodayInvitations: Sendable {
    private let answers: [AnswerRecord]

    /// `m` is the meeting.
    static func load(_ condition: SQL, _ look: TodayLook) throws -> TodayInvitations {
        TodayInvitations(
            answers: try AnswerRecord.all(
                "\(WaitingInvitations.published(from: look.today)) AND \(condition)", in: look.database))
    }

    /// What the school itself has not answered yet, and what it asked for.
    var ofSchool: HTML {
        let todos = answers.filter { $0.answer != .accepted }.map { one in
            let when = "\(one.day.long), \(clockWords(one.starts))"
            return Part.Todo(
                one.answer == nil ? "Answer the invitation to \(when)" : "You asked to move \(when)",
                to: Address.answerInvitation(one.meeting), hint: one.schoolName,
                tag: one.answer == nil
                    ? Part.tag("Waiting for you", .purple) : Part.tag("With the coordinator", .grey))
        }
        return todos.isEmpty ? "" : "<h2>Can your school meet then?</h2>\(Part.tasks(todos))"
    }

    /// How many of the zone's schools have answered.
    var ofZone: HTML {
        guard !answers.isEmpty else { return "" }
        let asking = answers.count { $0.answer == .asksToMove }
        let waiting = answers.count { $0.answer == nil }
        return """
            <h2>Answers of schools</h2>
            \(Part.facts([
                ("\(asking)", "ask for another time", Address.waitingInvitations),
                ("\(waiting)", "have not answered", Address.waitingInvitations),
                ("\(answers.count - asking - waiting)", "accepted", nil),
            ]))
            """
    }
}
