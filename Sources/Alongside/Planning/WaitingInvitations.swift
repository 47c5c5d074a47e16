import Pages
import Reckoning
import Storage

/// Who has not answered an invitation, or asks for another time, whichever plan published it.
enum WaitingInvitations {
    static let routes: [Route] = [
        .page(
            Address.waitingInvitations, needs: .right(.planTerm), "Schools that have not answered, or ask to move.",
            show),
        .data(
            "/api/planning/invitations", needs: .right(.planTerm),
            "What schools answered to meetings that a plan published.", { try await read($0) }),
    ]

    /// Meetings to come that a plan published; `m` is the meeting.
    static func published(from today: Day) -> SQL {
        """
        m.day >= \(today) AND EXISTS (SELECT 1 FROM planned_meeting pm
            JOIN term_plan tp ON tp.id = pm.plan AND tp.state = 'published' WHERE pm.meeting = m.id)
        """
    }

    static func read(_ visit: Visit) async throws -> [AnswerRecord] {
        let (scope, today) = (try visit.signedIn.scope(.planTerm), visit.today)
        return try await visit.store.read { database in
            try AnswerRecord.all(
                "\(published(from: today)) AND \(scope.schools("m.school", on: today))", in: database)
        }
    }

    static func show(_ visit: Visit) async throws -> Page {
        let answers = try await read(visit)
        return Page(
            "Answers of schools", above: [Link("Planning", Address.plans)], wide: true,
            """
            <h1>Answers of schools</h1>
            \(answers.isEmpty
                ? Part.empty("No meeting to come was published by a plan. What schools answer stands here when one is.")
                : try AnswerRecord.html(answers, visit))
            """)
    }
}

extension AnswerRecord {
    /// Those who ask to move, then those who have not answered.
    static func html(_ answers: [AnswerRecord], _ visit: Visit) throws -> HTML {
        let asking = answers.filter { $0.answer == .asksToMove }
        let waiting = answers.filter { $0.answer == nil }
        let mayPlan = try visit.signedIn.may(.planTerm)
        let rows = (asking + waiting).map { one -> [HTML] in
            let halves = (one.halves ?? "").split(separator: " ").compactMap { WeekHalf(String($0))?.words }
            return [
                Link(one.schoolName, Address.meeting(one.meeting)).html,
                HTML("\(one.day.long), \(clockWords(one.starts))"),
                one.answer == nil ? Part.tag("Not answered", .purple) : Part.tag("Asks to move", .amber),
                HTML(halves.joined(separator: ", ")),
                one.answer == .asksToMove && mayPlan ? again(one, visit) : "",
            ]
        }
        return """
            \(Part.facts([
                ("\(answers.count - asking.count - waiting.count)", "accepted", nil),
                ("\(asking.count)", "ask to move", nil), ("\(waiting.count)", "have not answered", nil),
            ]))
            \(rows.isEmpty
                ? "<p>Every school has accepted.</p>"
                : Part.table("Schools to hear from", ["School", "Meeting", "Answer", "Could meet", "Another time"], rows))
            """
    }

    /// Plans the school's zone again in a second: a draft that moves as little else as it can.
    private static func again(_ one: AnswerRecord, _ visit: Visit) -> HTML {
        guard let zone = one.zone, let term = visit.authority.term(on: one.day) else { return "" }
        return PlanAgain.form(
            zone: zone, term: term.days.lowerBound, seconds: 1, "Find another time for \(one.schoolName)", visit)
    }
}

extension Address {
    package static let waitingInvitations = "/planning/invitations"
}
