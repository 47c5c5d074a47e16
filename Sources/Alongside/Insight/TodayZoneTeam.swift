import Pages
import Reckoning
import Storage

/// Today for a zone team: this week's and next week's meetings, packs that close, what is overdue,
/// who has not been heard from, what services sent back.
struct TodayZoneTeam: TodaySection {
    let zones: [String]
    let meetings: [BoardMeeting]
    let overdue: [BoardAction]
    let quiet: [SchoolMeasure]
    let returned: [BoardRequest]

    static func load(_ look: TodayLook) throws -> TodayZoneTeam {
        let (zones, today) = (look.values(.zone), look.today)
        let schools = try look.schools(inZones: zones)
        let urns = schools.map(\.urn.number)
        return TodayZoneTeam(
            zones: zones,
            meetings: try BoardMeeting.all(
                where: """
                    (m.zone IN \(list: zones) OR m.school IN \(list: urns))
                    AND m.day >= \(today.adding(days: -60)) AND m.day <= \(today.adding(days: 28))
                    """, in: look.database),
            overdue: try BoardAction.open(
                for: look.person, on: today,
                where: """
                    (a.zone IN \(list: zones) OR a.school IN \(list: urns)) AND a.due_day < \(today)
                    """, in: look.database),
            quiet: schools.filter(\.isQuiet),
            returned: try BoardRequest.all(
                for: look.person, on: today,
                where: """
                    r.school IN \(list: urns) AND r.state = \(SupportRequest.State.returned)
                    """, in: look.database))
    }

    func html(_ visit: Visit) -> HTML {
        let (authority, today) = (visit.authority, visit.today)
        let late = meetings.filter { $0.state.isAhead && $0.day < today }
        let closing = meetings.filter {
            $0.state == .planned && $0.day >= today && $0.packCloses <= today.adding(days: 7)
        }
        return """
            <h2>\(zoneLinks(authority))</h2>
            \(if: !late.isEmpty, board("Held, not recorded", todos(late, visit), empty: ""))
            \(weeks(visit))
            \(board("Packs that close within a week", todos(closing, visit), empty: "None."))
            \(overdueBoard(on: today))\(returnedBoard(authority))
            \(quietBoard(authority, on: today))
            """
    }

    private func weeks(_ visit: Visit) -> HTML {
        let monday = visit.today.monday
        let (this, next) = (week(of: monday), week(of: monday.adding(days: 7)))
        return pair(
            board("Meetings this week", todos(this, visit), empty: "No meeting this week."),
            board("Meetings next week", todos(next, visit), empty: "No meeting next week."))
    }

    private func overdueBoard(on today: Day) -> HTML {
        board(
            "Actions overdue", overdue.map { $0.todo(on: today, school: true) },
            empty: "No action is overdue.")
    }

    private func returnedBoard(_ authority: Authority) -> HTML {
        guard !returned.isEmpty else { return "" }
        return board(
            "Sent back by a service", returned.map { $0.todo(authority, school: true) }, empty: "")
    }

    private func week(of monday: Day) -> [BoardMeeting] {
        meetings.filter { $0.day >= monday && $0.day < monday.adding(days: 7) }
    }

    private func todos(_ meetings: [BoardMeeting], _ visit: Visit) -> [Part.Todo] {
        meetings.map { $0.todo(visit.authority, on: visit.today) }
    }

    private func zoneLinks(_ authority: Authority) -> HTML {
        let links = zones.map { zone -> HTML in
            "\(Link(authority.zone(zone)?.name ?? zone, Address.zone(zone)).html) "
        }
        return "\(links)"
    }

    private func quietBoard(_ authority: Authority, on today: Day) -> HTML {
        board(
            "Not heard from", quiet.map(\.quietTodo),
            empty: "Every school has been in touch since \(Quiet.since(authority, on: today).long).")
    }
}

extension BoardMeeting {
    func todo(_ authority: Authority, on today: Day) -> Part.Todo {
        let name = schoolName ?? zone.flatMap { authority.zone($0)?.name } ?? "County"
        return Part.Todo(
            "\(name), \(kindName(authority))", to: link, hint: "\(when). \(place)",
            tag: stateTag(on: today))
    }
}

extension SchoolMeasure {
    var quietTodo: Part.Todo {
        Part.Todo(
            name, to: Address.school(urn),
            hint: lastContact.map { "Last contact \($0.short)" } ?? "No contact on record",
            tag: next == nil ? Part.tag("No meeting planned", .amber) : Part.tag("Meeting planned", .grey))
    }
}
