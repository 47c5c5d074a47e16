import Pages
import Reckoning
import Storage

/// Today for the lead of a service: requests that wait for an answer or a practitioner, and
/// practitioners who have more to give than time.
struct TodayServiceLead: TodaySection {
    let waiting: [BoardRequest]
    let loads: [PractitionerLoad]

    static func load(_ look: TodayLook) throws -> TodayServiceLead {
        let services = look.values(.service)
        return TodayServiceLead(
            waiting: try BoardRequest.all(
                where: "r.service IN \(list: services) AND r.state IN ('requested', 'accepted')",
                in: look.database),
            loads: try PractitionerLoad.of(services, look.authority, on: look.today, in: look.database))
    }

    func html(_ visit: Visit) -> HTML {
        let requested = waiting.filter { $0.state == "requested" }
        let accepted = waiting.filter { $0.state == "accepted" }
        let over = loads.filter(\.isOver)
        return """
            \(board("Requests waiting for an answer", requested.map { todo($0, visit) }, empty: "No request is waiting. Decisions of meetings bring them here."))
            \(board("Accepted, to be allocated", accepted.map { todo($0, visit) }, empty: "Nobody waits for a practitioner."))
            \(board("More agreed than time this term", over.map(\.todo), empty: "Every practitioner has time for what is agreed this term."))
            """
    }

    private func todo(_ request: BoardRequest, _ visit: Visit) -> Part.Todo {
        let asked = visit.authority.timeZone.localTime(of: request.requestedAt).day
        let age = asked.days(until: visit.today)
        let ages = age == 0 ? "asked today" : age == 1 ? "asked yesterday" : "asked \(age) days ago"
        let answerBy = request.state == "requested" ? request.answerBy(visit.authority) : nil
        return Part.Todo(
            request.schoolName, to: Address.request(request.id), hint: "\(request.about), \(ages)",
            tag: answerBy.map { dueTag($0, on: visit.today) } ?? request.tag)
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

/// What a practitioner has still to give this term, beside the time there is.
struct PractitionerLoad: Sendable {
    let name: String
    let halfDaysAWeek: Int
    let requests: Int
    let halfDaysLeft: Int
    let halfDaysThisTerm: Int

    var isOver: Bool { halfDaysLeft > halfDaysThisTerm }

    var todo: Part.Todo {
        Part.Todo(
            name, to: Address.support,
            hint: "\(HalfDays.words(halfDays: halfDaysLeft)) agreed, \(HalfDays.words(halfDays: halfDaysThisTerm)) of time left this term",
            tag: Part.tag("\(requests) requests", .red))
    }

    /// One query for all practitioners of some services.
    static func of(
        _ services: [String], _ authority: Authority, on today: Day, in database: any Connection
    ) throws -> [PractitionerLoad] {
        let end = authority.term(on: today)?.days.upperBound ?? today.adding(days: 42)
        let weeks = max(0, (today.days(until: end) + 6) / 7)
        return try database.all(
            """
            SELECT p.name, pr.half_days_a_week, count(al.request),
                coalesce(CAST(sum(al.half_days) AS BIGINT), 0),
                coalesce(CAST(sum((SELECT sum(x.half_hours) FROM support_session x
                    WHERE x.request = al.request)) AS BIGINT), 0)
            FROM practitioner pr JOIN person p ON p.id = pr.person
            LEFT JOIN allocation al ON al.practitioner = pr.person
                AND EXISTS (SELECT 1 FROM support_request r WHERE r.id = al.request
                    AND r.service = pr.service AND r.state IN ('allocated', 'delivering'))
            WHERE pr.service IN \(list: services) AND pr.from_day <= \(today)
            AND (pr.until_day IS NULL OR pr.until_day > \(today))
            GROUP BY p.id, p.name, pr.service, pr.half_days_a_week ORDER BY p.name
            """
        ) { row in
            let (perWeek, agreed, used): (Int, Int, Int) = (try row[1], try row[3], try row[4])
            return PractitionerLoad(
                name: try row[0], halfDaysAWeek: perWeek, requests: try row[2],
                halfDaysLeft: max(0, agreed - HalfDays.whole(halfHours: used)),
                halfDaysThisTerm: perWeek * weeks)
        }
    }
}
