import Pages
import Reckoning
import Storage

/// The pages of one meeting of a plan: why it is where it is, why not elsewhere, and what can be
/// done about it.
enum PlacementPages {
    static let routes: [Route] =
        [
            .page(
                "/placements/{placement}", needs: .right(.planTerm), "A meeting of a plan, and why it is there.", show),
            .data(
                "/api/placements/{placement}/why", needs: .right(.planTerm),
                "Why a meeting of a plan is where it is; with ?day and ?starts, why it is not then.", why),
        ]
        + Route.form(
            PinPlacement.self, at: "/placements/{placement}/pin", page: plain,
            done: { (Address.placement($1.placement), $1.isPinned ? "It is pinned." : "It is no longer pinned.") })
        + Route.form(
            ForbidHalfDay.self, at: "/placements/{placement}/forbid", page: forbid,
            done: { (Address.placement($1.placement), "Kept. Plan again to have it planned so.") })
        + Route.form(
            MovePlacement.self, at: "/placements/{placement}/move", page: move,
            done: { (Address.placement($1.placement), "It is moved, and pinned there.") })

    static func read(_ visit: Visit) async throws -> (TermPlanRecord, PlannedRecord) {
        let id: ID<PlannedMeeting> = try visit.parameter("placement")
        let person = try visit.signedIn
        let found = try await visit.store.read { database -> (TermPlanRecord, PlannedRecord)? in
            guard let one = try PlannedRecord.all("pm.id = \(id)", in: database).first,
                let plan = try TermPlanRecord.find(one.plan, for: person, in: database)
            else { return nil }
            return (plan, one)
        }
        guard let found else { throw NotThere() }
        return found
    }

    /// What the planner answers to a question about a meeting.
    struct Why: Codable, Sendable {
        let here: WhyHereAnswer?
        let then: WhyNotAnswer?
    }

    static func why(_ visit: Visit) async throws -> Why {
        let (_, one) = try await read(visit)
        return try await why(one, visit)
    }

    private static func why(_ one: PlannedRecord, _ visit: Visit) async throws -> Why {
        let authority = visit.authority
        var form = FieldReader(visit.query)
        let day: Day? = form.optional(MovePlacement.dayField)
        let starts = minutes(clock: visit.query["starts"])
        return try await visit.store.read { database in
            guard let asked = try AskedPlan.find(one, in: database) else { return Why(here: nil, then: nil) }
            return Why(
                here: asked.whyHere(authority),
                then: day.flatMap { day in starts.flatMap { asked.whyNot(day: day, starts: $0, authority) } })
        }
    }

    static func show(_ visit: Visit) async throws -> Page {
        let (plan, one) = try await read(visit)
        return PlacementPage(plan: plan, one: one, why: try await why(one, visit)).page(visit)
    }

    static func plain(_ visit: Visit, _ form: FormView) async throws -> Page {
        let (plan, one) = try await read(visit)
        return page(
            visit, plan, one, one.isPinned ? "Let it go" : "Pin it",
            """
            \(form.errorSummary)<h1>\(one.isPinned ? "Let this meeting go" : "Pin this meeting")</h1>
            \(form.html(form.hidden("pinned", one.isPinned ? "no" : "yes")
                + form.button(one.isPinned ? "Let it go" : "Pin it")))
            """)
    }

    static func forbid(_ visit: Visit, _ form: FormView) async throws -> Page {
        let (plan, one) = try await read(visit)
        var shown = form
        if form.refusals.isEmpty { shown.given = Given(["halves": one.forbidden]) }
        return page(
            visit, plan, one, "Forbid half-days",
            """
            \(form.errorSummary)<h1>Forbid half-days to this meeting</h1>
            <p>\(one.kindName(visit.authority)), \(one.subject(visit.authority)). The next plan that you \
            make from this one keeps away from them.</p>
            \(shown.html(shown.field(ForbidHalfDay.halvesField) + shown.button("Forbid these half-days")))
            """)
    }

    static func move(_ visit: Visit, _ form: FormView) async throws -> Page {
        let (plan, one) = try await read(visit)
        return page(
            visit, plan, one, "Move it",
            """
            \(form.errorSummary)<h1>Move this meeting</h1>
            <p>\(one.kindName(visit.authority)), \(one.subject(visit.authority)). \(one.when.map { "Now \($0)." } ?? "It has no place yet.")</p>
            \(form.html("""
                \(form.field(MovePlacement.dayField))\(form.field(MovePlacement.startsField))
                \(form.button("Move it, and pin it there"))
                """))
            """)
    }

    static func page(
        _ visit: Visit, _ plan: TermPlanRecord, _ one: PlannedRecord, _ title: String, _ body: HTML
    ) -> Page {
        Page(
            title,
            above: [
                Link("Planning", Address.plans), Link(plan.termName(visit.authority), Address.plan(plan.id)),
                Link(one.subject(visit.authority), Address.placement(one.id)),
            ], body)
    }
}

/// A meeting of a plan on its page.
struct PlacementPage: Sendable {
    let plan: TermPlanRecord
    let one: PlannedRecord
    let why: PlacementPages.Why

    func page(_ visit: Visit) -> Page {
        let authority = visit.authority
        let title = "\(one.kindName(authority)), \(one.subject(authority))"
        let seats = one.seats.map { seat -> HTML in
            "\(seat.name ?? "Nobody yet"), \(authority.role(seat.role)?.name ?? seat.role)"
        }
        return Page(
            title,
            above: [Link("Planning", Address.plans), Link(plan.termName(authority), Address.plan(plan.id))],
            """
            <h1>\(title)</h1>
            <p>\(one.when == nil ? Part.tag("Without a place", .red) : one.isPinned ? Part.tag("Pinned", .blue) : plan.state.tag)</p>
            \(Part.summary([
                ("When", HTML(one.when ?? "No place was found")), ("Where", HTML(one.place)),
                ("Who", Part.list(seats)),
                ("Forbidden", one.forbidden.isEmpty
                    ? "No half-day"
                    : HTML(one.forbidden.compactMap { WeekHalf($0)?.words }.joined(separator: ", "))),
            ]))
            \(if: plan.state == .draft, actions(visit))
            \(if: one.when == nil, "<h2>Why it has no place</h2>\(Part.list(one.reason.split(separator: "\n").map { HTML(String($0)) }))")
            \((why.here.map { here($0, visit) }).orEmpty)
            \(then(visit))
            """)
    }

    private func actions(_ visit: Visit) -> HTML {
        let form = visit.form(Address.placement(one.id) + "/pin")
        return """
            \(if: one.when != nil, form.html(form.hidden("pinned", one.isPinned ? "no" : "yes")
                + form.button(one.isPinned ? "Let it go" : "Pin it here")))
            <p>\(Link("Move it", Address.placement(one.id) + "/move").html)\
            \(if: one.school != nil, " · \(Link("Forbid half-days", Address.placement(one.id) + "/forbid").html)")\
            \((one.school.map { " · \(Link("Who knows the school", Address.namedPeople($0)).html)" }).orEmpty)</p>
            """
    }

    private func here(_ answer: WhyHereAnswer, _ visit: Visit) -> HTML {
        let rows = answer.others.map { other -> [HTML] in
            let move =
                "\(Address.placement(one.id))?day=\(other.day)&starts=\(clockDigits(other.starts))#then"
            return [
                Link("\(other.day.long), \(clockWords(other.starts))", move).html,
                HTML(other.names.joined(separator: ", ")), HTML(signed(other.costs)),
            ]
        }
        let adds = answer.adds.map { HTML("\($0.cost) for \($0.words)") }
        return """
            <h2>Why here?</h2>
            \(if: adds.isEmpty, "<p>It adds nothing to what the plan costs: nothing could be better.</p>")
            \(if: !adds.isEmpty, "<p>Of what the plan costs, this meeting adds:</p>\(Part.list(adds))")
            \(rows.isEmpty
                ? "<p>Nobody has another time free for it without moving something else.</p>"
                : Part.table("Other times without moving anything", ["When", "Who", "The plan would cost"], rows))
            """
    }

    private func signed(_ cost: Int) -> String {
        cost == 0 ? "the same" : cost > 0 ? "\(cost) more" : "\(-cost) less"
    }

    private func then(_ visit: Visit) -> HTML {
        let form = visit.form(visit.path, given: visit.query)
        return """
            <h2 id="then">Why not then?</h2>
            \((why.then.map { answered($0, visit) }).orEmpty)
            <form method="get" action="\(visit.path)#then" class="form">
            \(form.fields([MovePlacement.dayField, MovePlacement.startsField]))
            <button class="button secondary">Ask</button></form>
            """
    }

    private func answered(_ answer: WhyNotAnswer, _ visit: Visit) -> HTML {
        guard answer.broken.isEmpty else {
            return Part.inset("<p>It cannot be then:</p>\(Part.list(answer.broken.map { HTML($0) }))")
        }
        let form = visit.form(Address.placement(one.id) + "/move")
        let parts = answer.parts.map { HTML("\(signed($0.cost)) for \($0.words)") }
        return Part.inset(
            """
            <p>It could be then, with \(answer.names.joined(separator: ", ")). The plan would cost \(signed(answer.costs)).</p>
            \(Part.list(parts))
            \(if: plan.state == .draft, form.html(form.hidden("day", visit.query["day"].isEmpty ? isoDay(visit) : visit.query["day"])
                + form.hidden("starts", visit.query["starts"]) + form.button("Move it there, and pin it")))
            """)
    }

    private func isoDay(_ visit: Visit) -> String {
        var form = FieldReader(visit.query)
        let day: Day? = form.optional(MovePlacement.dayField)
        return day?.iso ?? ""
    }
}
