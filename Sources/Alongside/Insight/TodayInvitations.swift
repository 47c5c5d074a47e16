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

    /// What the school itself has not answered yet.
    var ofSchool: HTML {
        let todos = answers.filter { $0.answer == nil }.map { one in
            Part.Todo(
                "Answer the invitation to \(one.day.long), \(clockWords(one.starts))",
                to: Address.answerInvitation(one.meeting), hint: one.schoolName,
                tag: Part.tag("Waiting for you", .purple))
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
