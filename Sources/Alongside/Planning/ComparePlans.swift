import Pages
import Reckoning
import Storage

/// Two plans side by side: what each places, and which meetings differ.
enum ComparePlans {
    static let routes: [Route] = [
        .page("/plans/{plan}/compare", needs: .right(.planTerm), "A plan beside another (?with).", show)
    ]

    static func show(_ visit: Visit) async throws -> Page {
        let (plan, planned) = try await TermPlanPages.read(visit)
        let (person, authority) = (try visit.signedIn, visit.authority)
        let with: ID<TermPlan>? = ID(visit.query["with"])
        let (others, other) = try await visit.store.read { database in
            let others = try TermPlanRecord.list(
                for: person, where: "tp.term_first_day = \(plan.termFirst) AND tp.id <> \(plan.id)",
                in: database
            ).filter { $0.state == .draft || $0.state == .published }
            let chosen = others.first { $0.id == with }
            return (others, try chosen.map { ($0, try PlannedRecord.of($0.id, in: database)) })
        }
        let choices = others.map {
            Field.Choice(
                $0.id.text,
                "\(authority.timeZone.localTime(of: $0.madeAt).long), \($0.placed) of \($0.wanted) placed")
        }
        let form = visit.form(visit.path, given: visit.query)
        return Page(
            "Compare plans",
            above: [Link("Planning", Address.plans), Link(plan.termName(authority), Address.plan(plan.id))],
            wide: true,
            """
            <h1>Compare plans</h1>
            \(choices.isEmpty
                ? Part.empty("There is no other plan of this term yet. Plan again to have one.")
                : """
                <form method="get" action="\(visit.path)" class="form">
                \(form.field(Field("with", "Which other plan?", .pick(choices))))
                <button class="button">Compare</button></form>
                """)
            \((other.map { beside(plan, planned, $0.0, $0.1, authority) }).orEmpty)
            """)
    }

    private static func beside(
        _ one: TermPlanRecord, _ mine: [PlannedRecord], _ two: TermPlanRecord,
        _ theirs: [PlannedRecord], _ authority: Authority
    ) -> HTML {
        let others = Dictionary(theirs.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        let differ = mine.filter { meeting in
            guard let other = others[meeting.code] else { return true }
            return other.day != meeting.day || other.starts != meeting.starts
                || other.seats.map(\.person) != meeting.seats.map(\.person)
        }
        func when(_ record: PlannedRecord?) -> HTML {
            guard let record else { return "Not in this plan" }
            let names = record.seats.compactMap(\.name).joined(separator: ", ")
            return "\(record.when ?? "Without a place")\(if: !names.isEmpty, "<br>\(names)")"
        }
        let rows = differ.map { meeting -> [HTML] in
            [
                Link("\(meeting.shortKind(authority)), \(meeting.subject(authority))", Address.placement(meeting.id))
                    .html,
                when(meeting), when(others[meeting.code]),
            ]
        }
        let facts: [[HTML]] = [
            ["Placed", "\(one.placed) of \(one.wanted)", "\(two.placed) of \(two.wanted)"],
            ["Cost: less is better", "\(one.cost)", "\(two.cost)"],
            ["Meetings that differ", "\(differ.count)", "\(differ.count)"],
        ]
        return """
            \(Part.table("At a glance", ["Figure", "This plan", "The other"], facts))
            \(rows.isEmpty
                ? "<p>Every meeting is at the same time with the same people.</p>"
                : Part.table("Where they differ", ["Meeting", "This plan", "The other"], rows))
            """
    }
}
