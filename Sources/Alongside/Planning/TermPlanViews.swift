import Pages
import Reckoning
import Storage

/// A plan on its page.
struct TermPlanPage: Sendable {
    let plan: TermPlanRecord
    let planned: [PlannedRecord]
    let answers: [AnswerRecord]
    /// What the plan's people have in the term besides: by person and week.
    let workload: TermWorkload
    /// What a draft would change about what is published.
    let difference: PlanDifference

    func page(_ visit: Visit) throws -> Page {
        let authority = visit.authority
        let title = "\(plan.termName(authority)), \(plan.zoneNames(authority))"
        var page = Page(
            title, above: [Link("Planning", Address.plans)], wide: true,
            """
            <h1>\(title)</h1>
            <p>\(plan.state.tag)</p>
            \(try inside(visit))
            """)
        if plan.state.isUnderWay, visit.query["watch"] == "yes" { page.refreshSeconds = 2 }
        return page
    }

    private func inside(_ visit: Visit) throws -> HTML {
        switch plan.state {
        case .asked, .running: underWay(visit)
        case .failed:
            """
            <p>Nothing was planned, and nothing was changed.</p>
            \(Part.list(plan.trouble.split(separator: "\n").map { HTML(String($0)) }))
            \(Part.button("Plan again", to: again))
            """
        case .draft, .published: try done(visit)
        }
    }

    private var again: String {
        let zones = plan.zones.map { "&zones=\($0)" }.joined()
        let kinds = plan.kinds.split(separator: " ").map { "&kinds=\($0)" }.joined()
        return "\(Address.makePlan)?term=\(plan.termFirst)&after=\(plan.id)\(zones)\(kinds)"
    }

    private func underWay(_ visit: Visit) -> HTML {
        let form = visit.form(Address.plan(plan.id) + "/stop")
        let isWatched = visit.query["watch"] == "yes"
        return """
            <p role="status">\(plan.state == .asked
                ? "Waiting to begin."
                : "Placed \(plan.placed) of \(plan.wanted) meetings so far; cost \(plan.cost). The longer it may take, the better it gets.")</p>
            <p>\(isWatched
                ? Link("Stop this page from refreshing itself", Address.plan(plan.id)).html
                : Link("See how far it is", Address.plan(plan.id) + "?watch=yes").html)</p>
            \(form.html(form.hidden("plan", plan.id.text) + form.button("Stop, with what there is", kind: "secondary")))
            """
    }

    private func done(_ visit: Visit) throws -> HTML {
        let authority = visit.authority
        let unplaced = planned.filter { $0.day == nil }
        let people = Set(planned.flatMap { $0.seats.compactMap(\.person) }).count
        let made = authority.timeZone.localTime(of: plan.madeAt).long
        return """
            \(if: plan.state == .draft, Part.button("Publish this plan", to: Address.publishPlan(plan.id)))
            <p>\(Link("Plan again", again).html) · \(Link("Compare with another plan", Address.plan(plan.id) + "/compare").html) · \(Link("Workload, and what if", Address.workload(plan.id)).html)</p>
            \(Part.facts([
                ("\(plan.placed) of \(plan.wanted)", "meetings placed", nil),
                ("\(plan.cost)", "cost: less is better", nil),
                ("\(people)", "people take part", nil),
            ]))
            <p>Made by \(plan.madeBy) on \(made), as everything stood then.</p>
            \(without(unplaced, authority))
            \(difference.html(authority))
            \(if: plan.state == .draft && !difference.changes.isEmpty, otherwise(unplaced.isEmpty))
            \(try answered(visit))
            <h2>Weeks and people</h2>
            \(people > 40 ? Part.details("Meetings of each person by week, \(people) people", weeksAndPeople(authority)) : weeksAndPeople(authority))
            \(load)
            <h2>Days</h2>
            \(days)
            <h2>Meetings</h2>
            \(meetings(authority))
            """
    }

    private func without(_ unplaced: [PlannedRecord], _ authority: Authority) -> HTML {
        guard !unplaced.isEmpty else { return "<p>Every meeting has a place.</p>" }
        let items = unplaced.map { one -> HTML in
            let lines = one.reason.split(separator: "\n").map { HTML(String($0)) }
            return """
                <h3>\(Link("\(one.kindName(authority)), \(one.subject(authority))", Address.placement(one.id)).html)</h3>
                \(lines.isEmpty ? Part.list(["No place was found in the time allowed. Plan again for longer."]) : Part.list(lines))
                """
        }
        return """
            <h2>Without a place (\(unplaced.count))</h2>
            <p>Change what stands in the way, then plan again: \(Link("who can come, and when", "/planning/people").html), \
            or when a school can meet.</p>
            \(items)
            """
    }

    /// What this plan was to seek, and how to see what the other thing would bring.
    private func otherwise(_ isComplete: Bool) -> HTML {
        let sought: HTML = "Planned to “\(plan.aim.words)”."
        if plan.aim == .sparing, isComplete { return "<p>\(sought)</p>" }
        let (why, other): (String, TermPlan.Aim) =
            plan.aim == .placing
            ? ("To see whether fewer people could be told", .sparing)
            : ("To see whether more meetings could have a place, and who would have to be told", .placing)
        return """
            <p>\(sought) \(why), \(Link("plan again", again).html) and choose “\(other.words)”; then \
            \(Link("compare", Address.plan(plan.id) + "/compare").html) the two before you publish one.</p>
            """
    }

    private func meetings(_ authority: Authority) -> HTML {
        var before: Day?
        let rows = planned.filter { $0.day != nil }.map { one -> [HTML] in
            let begins = one.day.flatMap { $0 == before ? nil : $0 }
            before = one.day
            let when = HTML(one.when ?? "")
            return [
                begins.map { "<span id=\"\(Self.anchor($0))\">\(when)</span>" } ?? when,
                Link("\(one.shortKind(authority)), \(one.subject(authority))", Address.placement(one.id)).html,
                HTML(one.place), HTML(one.seats.compactMap(\.name).joined(separator: ", ")),
                one.isPinned ? Part.tag("Pinned", .blue) : "",
            ]
        }
        return rows.isEmpty
            ? Part.empty("No meeting has a place.")
            : Part.table("Meetings by day", ["When", "For", "Where", "Who", "Pinned"], rows)
    }
}
