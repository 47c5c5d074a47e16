import Pages
import Reckoning
import Storage

/// The page on which a school answers, and the invitation as a file for a calendar.
enum InvitationPages {
    static let routes: [Route] =
        Route.form(
            AnswerInvitation.self, at: "/meetings/{meeting}/answer", page: answer,
            done: { _, done in
                let words =
                    done.answer == .accepted
                    ? "Thank you. The zone team sees that your school comes."
                    : "Thank you. The coordinator looks for another time and you will be asked again."
                return (Address.meeting(done.meeting), words)
            })
        + [
            Route(
                .get, "/meetings/{meeting}/invitation.ics", needs: .right(.seeSchool),
                summary: "The invitation to a meeting, for a calendar.", invitation)
        ]

    static func answer(_ visit: Visit, _ form: FormView) async throws -> Page {
        let meeting = try await visit.meeting(.bringConcern)
        let answered = try await visit.store.read { database in
            try AnswerRecord.all("m.id = \(meeting.id)", in: database).first
        }
        var shown = form
        if form.given["answer"].isEmpty, let answer = answered?.answer {
            let halves = (answered?.halves ?? "").split(separator: " ").map(String.init)
            shown.given = Given(["answer": [answer.rawValue], "halves": halves])
        }
        return Page(
            "Answer this invitation", above: meeting.above(visit.authority),
            """
            \(form.errorSummary)<h1>Answer this invitation</h1>
            <p>\(meeting.title(visit.authority)): \(meeting.day.long), \(meeting.clock), \(meeting.place).</p>
            \(if: answered?.answer != nil, "<p>You have answered already, as below. You can change your answer.</p>")
            \(shown.html(draft: visit.path, """
                \(shown.fields([AnswerInvitation.answerField, AnswerInvitation.halvesField]))
                \(shown.button("Send the answer"))
                """))
            """)
    }

    static func invitation(_ visit: Visit) async throws -> Answer {
        let meeting = try await visit.meeting()
        let found = try await visit.store.read { database in
            try CalendarEntry.invitation(meeting.id, in: database)
        }
        guard var entry = found else { throw NotThere() }
        // Who else is asked, with their address, is for those asked and those who ask.
        let person = try visit.signedIn
        let isAsked = person.may(.holdMeeting) || entry.attendees.contains { $0.person == person.id }
        if !isAsked { entry.attendees = [] }
        let method: CalendarFile.Method = !isAsked ? .publish : entry.isCancelled ? .cancel : .request
        let file = CalendarFile(
            name: nil, method: method, entries: [entry], authority: visit.authority, now: visit.house.now(),
            organizer: isAsked ? visit.house.settings.mail?.from : nil)
        return .file(
            file.data, name: "invitation.ics",
            type: "text/calendar; charset=utf-8; method=\(method.rawValue)")
    }
}
