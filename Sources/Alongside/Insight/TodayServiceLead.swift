import Pages
import Reckoning
import Storage

/// Today for the lead of a service: requests that wait for an answer or a practitioner, and
/// practitioners who have more to give than time.
struct TodayServiceLead: TodaySection {
    let waiting: [BoardRequest]
    let practitioners: [Practitioner]
    let span: PlanningSpan

    static func load(_ look: TodayLook) throws -> TodayServiceLead {
        let services = look.values(.service)
        let span = PlanningSpan.from(look.today, look.authority.calendar)
        return TodayServiceLead(
            waiting: try BoardRequest.all(
                for: look.person, on: look.today,
                where: "r.service IN \(list: services) AND r.state IN ('requested', 'accepted')",
                in: look.database),
            practitioners: try Practitioner.all(
                for: look.person, on: look.today, in: span, from: look.database),
            span: span)
    }

    func html(_ visit: Visit) -> HTML {
        let requested = waiting.filter { $0.state == .requested }
        let accepted = waiting.filter { $0.state == .accepted }
        let over = practitioners.filter { $0.halfDaysLeft < 0 }
        return board(
            "Requests waiting for an answer", requested.map { todo($0, visit) },
            empty: "No request is waiting. Decisions of meetings bring them here.")
            + board(
                "Accepted, to be allocated", accepted.map { todo($0, visit) },
                empty: "Nobody waits for a practitioner.")
            + board(
                "More agreed than time until \(span.until.short)", over.map(\.overTodo),
                empty: "Every practitioner has time for what is agreed.")
    }

    private func todo(_ request: BoardRequest, _ visit: Visit) -> Part.Todo {
        let asked = visit.authority.timeZone.localTime(of: request.requestedAt).day
        let age = asked.days(until: visit.today)
        let ages = age == 0 ? "asked today" : age == 1 ? "asked yesterday" : "asked \(age) days ago"
        let answerBy = request.state == .requested ? request.answerBy(visit.authority) : nil
        return Part.Todo(
            request.schoolName, to: Address.request(request.id), hint: "\(request.about), \(ages)",
            tag: answerBy.map { dueTag($0, on: visit.today) } ?? request.state.tag)
    }

    private func dueTag(_ day: Day, on today: Day) -> HTML {
        if day < today { return Part.tag("Answer was due \(day.brief)", .red) }
        return Part.tag("Answer by \(day.brief)", day <= today.adding(days: 3) ? .amber : .purple)
    }
}

extension BoardRequest {
    /// The day by which the service should accept it or send it back.
    func answerBy(_ authority: Authority) -> Day? {
        guard let days = authority.service(service)?.answersWithinWorkingDays else { return nil }
        let asked = authority.timeZone.localTime(of: requestedAt).day
        return authority.calendar.workingDay(-days, before: asked)
    }
}

extension Practitioner {
    fileprivate var overTodo: Part.Todo {
        Part.Todo(
            name, to: Address.practitioners,
            hint: "\(open) under way, \(HalfDays.words(halfDaysCommitted)) still to come",
            tag: Part.tag("\(HalfDays.words(-halfDaysLeft)) too many", .red))
    }
}
