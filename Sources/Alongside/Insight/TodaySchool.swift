import Pages
import Reckoning
import Storage

/// Today for a SENDCo or headteacher: the next meeting, what is due, what is in the way, what
/// support brought.
struct TodaySchool: TodaySection {
    let schools: [School]
    let meetings: [BoardMeeting]
    let actions: [BoardAction]
    let concerns: [BoardConcern]
    let support: [BoardRequest]
    let invitations: TodayInvitations

    static let newsDays = 14

    static func load(_ look: TodayLook) throws -> TodaySchool {
        let urns = look.values(.setting).compactMap { Int($0) }
        let since = look.authority.timeZone.instant(
            of: LocalTime(day: look.today.adding(days: -newsDays), minute: 0))
        return TodaySchool(
            schools: try look.database.all(
                School.query(
                    look.person, on: look.today, where: "s.urn IN \(list: urns) ORDER BY s.name")),
            meetings: try BoardMeeting.of(urns, look.authority, on: look.today, in: look.database),
            actions: try BoardAction.open(
                for: look.person, on: look.today, where: "a.school IN \(list: urns)",
                in: look.database),
            concerns: try BoardConcern.open(
                where: "c.school IN \(list: urns)", on: look.today, in: look.database),
            support: try BoardRequest.all(
                for: look.person, on: look.today,
                where: """
                    r.school IN \(list: urns) AND EXISTS (SELECT 1 FROM request_step st
                    WHERE st.request = r.id AND st.at >= \(since))
                    """, in: look.database),
            invitations: try TodayInvitations.load("m.school IN \(list: urns)", look))
    }

    func html(_ visit: Visit) -> HTML {
        let many = schools.count > 1
        let (authority, today) = (visit.authority, visit.today)
        let news = board(
            "Support news", support.map { $0.todo(authority, school: many) },
            empty: "No news of support in the last two weeks.")
        let tasks = board(
            "Actions", actions.map { $0.todo(on: today, school: many) },
            empty: "No action is open. What is agreed at meetings stands here with its day.")
        return """
            \(schools.map { school($0, visit) })
            \(invitations.ofSchool)\(ratings(authority))\(withoutBasis(authority, many))
            \(pair(tasks, news))\(waiting(authority, many))
            """
    }

    private func withoutBasis(_ authority: Authority, _ many: Bool) -> HTML {
        let found = concerns.filter { !$0.mayBeDiscussed }
        guard !found.isEmpty else { return "" }
        return board(
            "Concerns that need a lawful basis", found.map { $0.todo(authority, school: many) },
            empty: "")
    }

    private func waiting(_ authority: Authority, _ many: Bool) -> HTML {
        let found = concerns.filter { $0.mayBeDiscussed && $0.state.isWaiting }
        return board(
            "Waiting for the next meeting", found.map { $0.todo(authority, school: many) },
            empty: "No concern is waiting.")
    }

    private func school(_ school: School, _ visit: Visit) -> HTML {
        let next = meetings.filter { $0.school == school.urn }.next
        let words: HTML =
            next.map { meeting -> HTML in
                """
                <p class="lead">\(meeting.kindName(visit.authority)) on \
                \(Link(meeting.when, Address.meeting(meeting.id)).html) \(meeting.stateTag(on: visit.today))</p>
                """
            } ?? "<p>No meeting is planned yet. The zone coordinator plans one each term.</p>"
        return """
            <h2>\(Link(school.name, Address.school(school.urn)).html)</h2>\(words)
            \(if: !school.isClosed, Part.button("Raise a concern", to: Address.bringConcern(school.urn)))
            """
    }

    private func ratings(_ authority: Authority) -> HTML {
        let open = meetings.filter { $0.mayBeRated(authority) }
        let todos = open.map { meeting in
            Part.Todo(
                "Rate the \(meeting.kindName(authority)) of \(meeting.day.short)",
                to: Address.rate(meeting.id), hint: meeting.schoolName ?? "",
                tag: Part.tag("Waiting for you", .purple))
        }
        return todos.isEmpty ? "" : "<h2>Say how it went</h2>\(Part.tasks(todos))"
    }
}
