import Pages
import Reckoning
import Storage

extension Workload {
    func page(_ visit: Visit) -> Page {
        let authority = visit.authority
        let above = [Link("Planning", Address.plans), Link(plan.termName(authority), Address.plan(plan.id))]
        let title = "Workload of \(plan.termName(authority)), \(plan.zoneNames(authority))"
        guard let load, plan.state == .draft || plan.state == .published else {
            return Page(
                title, above: above,
                "<h1>\(title)</h1>\(Part.empty("The workload stands here when the plan has been made."))")
        }
        let shown = plan.zones.count == 1 ? plan.zones[0] : visit.query["zone"]
        return Page(
            title, above: above, wide: true,
            """
            <h1>\(title)</h1>
            <p>Seats at meetings and time on the road of the council’s people, against what they can take: the \
            most meetings they said for a week, or what their days at work allow.</p>
            \(whatIf(authority))
            <h2>Zones</h2>
            \(zones(load, authority))
            \(byWeek(load, authority))
            \(shared(load, authority))
            <h2>People</h2>
            \(if: plan.zones.count > 1, choice(visit, shown))
            \(persons(load, zone: shown, authority))
            """)
    }

    private func whatIf(_ authority: Authority) -> HTML {
        let ask = Address.askWhatIf(plan.id)
        let asked = questions.map { one -> HTML in
            "\(Link(one.title(authority), Address.whatIf(one.id)).html)\(if: one.state.isUnderWay, " \(Part.tag("Being worked out", .purple))")"
        }
        return Part.inset(
            """
            <p>What would it mean to have \(Link("one person more", ask + "?change=more").html), \
            \(Link("one fewer", ask + "?change=fewer").html), or \
            \(Link("somebody away", ask + "?change=away").html)? Asking changes nothing.</p>
            \(if: !asked.isEmpty, "<p>Asked already:</p>\(Part.list(asked))")
            """)
    }

    private func zones(_ load: PlanLoad, _ authority: Authority) -> HTML {
        let rows = plan.zones.map { zone -> [HTML] in
            let mine = planned.filter { $0.zone == zone }
            let placed = mine.count { $0.day != nil }
            let sums = load.mondays.map { load.share(zone: zone, role: nil, in: $0) }
            let (taken, room) = (sums.reduce(0) { $0 + $1.taken }, sums.reduce(0) { $0 + $1.room })
            return [
                HTML(authority.zone(zone)?.name ?? zone), "\(placed) of \(mine.count)",
                "\(Int(taken.rounded()))", "\(Int(room.rounded()))",
                "\(room > 0 ? Int((taken / room * 100).rounded()) : 0)%",
                "\(load.fullWeeks(zone: zone)) of \(load.mondays.count)",
            ]
        }
        return Part.table(
            "Each zone in the term", ["Zone", "Placed", "Seats taken", "Can take", "Share", "Full weeks"], rows,
            numbers: [1, 2, 3, 4, 5])
            + "<p>Whoever serves several zones counts to each with an equal part. A week is full where nine tenths or more are taken.</p>"
    }

    private func byWeek(_ load: PlanLoad, _ authority: Authority) -> HTML {
        let rows = plan.zones.map { zone in
            Chart.HeatRow(
                authority.zone(zone)?.name ?? zone,
                load.mondays.map { week in
                    let share = load.share(zone: zone, role: nil, in: week)
                    return share.room > 0 ? .number((share.taken / share.room * 100).rounded()) : .missing
                })
        }
        return Chart.heat(
            .init(
                id: "shares", title: "Share of what each zone’s people can take, by week",
                says: "A column for each week, named by its Monday; – where nobody is at work."),
            rows: "Zone", columns: load.mondays.map(\.brief), measure: .percent, rows)
    }

    /// How those who serve several zones are shared out.
    private func shared(_ load: PlanLoad, _ authority: Authority) -> HTML {
        guard plan.zones.count > 1 else { return "" }
        let words = PlanWords(people: [:], schools: [:], authority)
        let several = people.filter { $0.zones.count > 1 }
        let rows = several.map { one -> [HTML] in
            let parts = one.zones.map { "\(authority.zone($0)?.name ?? $0) \(one.seats[$0] ?? 0)" }
            return [
                HTML(one.name), HTML(one.roles.map(words.role).joined(separator: ", ")),
                HTML(parts.joined(separator: ", ")), "\(one.seats.values.reduce(0, +))",
                "\(one.weeks.reduce(0) { $0 + $1.mostMeetings })",
            ]
        }
        return """
            <h2>Shared between zones</h2>
            \(rows.isEmpty
                ? Part.empty("Nobody in this plan serves more than one of its zones.")
                : fairness(authority) + Part.table(
                    "People who serve several zones", ["Person", "Role", "Seats by zone", "In all", "Can take"], rows,
                    numbers: [3, 4]))
            """
    }

    /// Whether each zone gets its meetings with a practitioner of a service.
    private func fairness(_ authority: Authority) -> HTML {
        let roles = Set(authority.planning.kinds.flatMap(\.seats).filter { $0.service != nil }.map(\.role))
        let rows = plan.zones.compactMap { zone -> [HTML]? in
            let mine = planned.filter { one in one.zone == zone && one.seats.contains { roles.contains($0.role) } }
            guard !mine.isEmpty else { return nil }
            let placed = mine.count { $0.day != nil }
            return [
                HTML(authority.zone(zone)?.name ?? zone), "\(mine.count)", "\(placed)",
                "\(Int((Double(placed) / Double(mine.count) * 100).rounded()))%",
            ]
        }
        guard !rows.isEmpty else { return "" }
        return unserved(authority)
            + Part.table(
                "Meetings that need a practitioner of a service", ["Zone", "Owed", "Placed", "Share"], rows,
                numbers: [1, 2, 3])
    }

    /// Zones in which nobody of a service can take a seat that is owed.
    private func unserved(_ authority: Authority) -> HTML {
        let words = PlanWords(people: [:], schools: [:], authority)
        let seats = authority.planning.kinds.flatMap(\.seats).filter { $0.service != nil }
        let lines = Set(seats).sorted { $0.role < $1.role }.compactMap { seat -> HTML? in
            let role = PlanningPeople.role(of: seat)
            let zones = plan.zones.filter { zone in
                planned.contains { one in one.zone == zone && one.seats.contains { $0.role == seat.role } }
                    && !people.contains { $0.zones.contains(zone) && $0.roles.contains(role) }
            }
            guard !zones.isEmpty else { return nil }
            let names = zones.map { authority.zone($0)?.name ?? $0 }.joined(separator: ", ")
            return
                "<p>No \(words.role(role)) serves \(names). The lead of the service can add these zones to somebody’s.</p>"
        }
        return lines.reduce("") { $0 + $1 }
    }

    private func choice(_ visit: Visit, _ zone: String) -> HTML {
        let choices = plan.zones.map { Field.Choice($0, visit.authority.zone($0)?.name ?? $0) }
        let form = visit.form(visit.path, given: visit.query)
        return """
            <form method="get" action="\(visit.path)" class="form">
            \(form.field(Field("zone", "Whose people?", .pick(choices, none: "Choose a zone"))))
            <button class="button secondary">Show its people</button></form>
            """
    }

    private func persons(_ load: PlanLoad, zone: String, _ authority: Authority) -> HTML {
        guard !zone.isEmpty else { return Part.empty("Choose a zone to see its people week by week.") }
        let words = PlanWords(people: [:], schools: [:], authority)
        let mine = people.filter { $0.zones.contains(zone) }
        let meetings = mine.map { one in
            Chart.HeatRow(
                "\(one.name), \(one.roles.map(words.role).joined(separator: ", ")): at most \(one.weeks.map(\.mostMeetings).max() ?? 0) a week",
                one.weeks.map { .init($0.meetings) })
        }
        let travel = mine.map { one in
            Chart.HeatRow(
                "\(one.name): \(travelWords(one.weeks.reduce(0) { $0 + $1.travelMinutes })) in the term",
                one.weeks.map { .number(Double($0.travelMinutes) / 60) })
        }
        let columns = load.mondays.map(\.brief)
        return """
            \(Chart.heat(
                .init(id: "people", title: "Meetings of each person by week", says: "With what stands already, in other zones too."),
                rows: "Person", columns: columns, meetings))
            \(Chart.heat(
                .init(
                    id: "travel", title: "Hours on the road of each person by week",
                    says: "From where they set out, between schools, and back. 0 for whoever has given no place to set out from."),
                rows: "Person", columns: columns, travel))
            """
    }
}
