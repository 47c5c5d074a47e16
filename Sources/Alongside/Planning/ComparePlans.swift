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
            return (others, try chosen.map { try Side($0, PlannedRecord.of($0.id, in: database), in: database) })
        }
        let mine = try await visit.store.read { try Side(plan, planned, in: $0) }
        let choices = others.map {
            Field.Choice(
                $0.id.text,
                "\(authority.timeZone.localTime(of: $0.madeAt).long), \($0.placed) of \($0.wanted) placed\($0.state == .published ? ", published" : "")"
            )
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
            \((other.map { beside(mine, $0, authority) }).orEmpty)
            """)
    }

    /// One of the two plans, and what it would change about what is published.
    private struct Side: Sendable {
        let plan: TermPlanRecord
        let planned: [PlannedRecord]
        let changes: PlanDifference

        init(_ plan: TermPlanRecord, _ planned: [PlannedRecord], in database: any Connection) throws {
            (self.plan, self.planned) = (plan, planned)
            changes =
                plan.state == .draft
                ? try PlanDifference.find(plan.id, planned, in: database) : PlanDifference(changes: [])
        }
    }

    private static func beside(_ one: Side, _ two: Side, _ authority: Authority) -> HTML {
        let others = Dictionary(two.planned.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        let differ = one.planned.filter { meeting in
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
        func row(_ words: HTML, _ figure: (Side) -> String) -> [HTML] {
            [words, HTML(figure(one)), HTML(figure(two))]
        }
        var facts = [
            row("Placed") { "\($0.plan.placed) of \($0.plan.wanted)" },
            row("Cost: less is better") { "\($0.plan.cost)" },
            row("Meetings that differ") { _ in "\(differ.count)" },
        ]
        if !one.changes.changes.isEmpty || !two.changes.changes.isEmpty {
            facts += [
                row("What mattered more") { $0.plan.aim.words },
                row("Published meetings that move") { "\($0.changes.moved.count)" },
                row("Published meetings cancelled") { "\($0.changes.cancelled.count)" },
                row("People who must be told") { "\($0.changes.told.count)" },
            ]
        }
        return """
            \(Part.table("At a glance", ["Figure", "This plan", "The other"], facts))
            \(rows.isEmpty
                ? "<p>Every meeting is at the same time with the same people.</p>"
                : Part.table("Where they differ", ["Meeting", "This plan", "The other"], rows))
            """
    }
}
