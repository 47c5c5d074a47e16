import Pages
import Reckoning
import Storage

/// The pages on which a term is planned.
enum TermPlanPages {
    static let routes: [Route] =
        [
            .page(Address.plans, needs: .right(.planTerm), "The plans of terms.", list),
            .page("/plans/{plan}", needs: .right(.planTerm), "A term's plan.", show),
        ]
        + Route.form(
            MakeTermPlan.self, at: Address.makePlan, page: ask,
            done: { (Address.plan($1.plan) + "?watch=yes", "Planning begins.") })
        + Route.form(
            PublishTermPlan.self, at: "/plans/{plan}/publish", page: publish,
            done: { (Address.plan($1.plan), published($1)) })
        + Route.form(
            StopTermPlan.self, at: "/plans/{plan}/stop", page: stop,
            done: { (Address.plan($1.plan) + "?watch=yes", "Planning stops with what there is.") })

    static func read(_ visit: Visit) async throws -> (TermPlanRecord, [PlannedRecord]) {
        let id: ID<TermPlan> = try visit.parameter("plan")
        let person = try visit.signedIn
        let found = try await visit.store.read { database -> (TermPlanRecord, [PlannedRecord])? in
            guard let plan = try TermPlanRecord.find(id, for: person, in: database) else { return nil }
            return (plan, try PlannedRecord.of(id, in: database))
        }
        guard let found else { throw NotThere() }
        return found
    }

    static func list(_ visit: Visit) async throws -> Page {
        let (person, authority) = (try visit.signedIn, visit.authority)
        let today = visit.today
        let (plans, disturbed) = try await visit.store.read { database in
            (
                try TermPlanRecord.list(for: person, in: database),
                try DisturbedMeeting.all(for: person, on: today, in: database)
            )
        }
        let rows = plans.map { plan -> [HTML] in
            [
                Link(
                    "\(plan.termName(authority)), \(authority.timeZone.localTime(of: plan.madeAt).long)",
                    Address.plan(plan.id)
                ).html,
                HTML(plan.zoneNames(authority)), "\(plan.placed) of \(plan.wanted)", HTML(plan.madeBy),
                plan.state.tag,
            ]
        }
        return Page(
            "Planning", wide: true,
            """
            <h1>Planning</h1>
            <p>\(plans.count) \(plans.count == 1 ? "plan" : "plans") of a term’s meetings, newest first.</p>
            \(Part.button("Plan a term", to: Address.makePlan))
            <p>\(Link("Who can come, and when", "/planning/people").html) · \(Link("Answers of schools", Address.waitingInvitations).html) · \(Link("Schools are closed", Address.closedDay).html)</p>
            \(DisturbedMeeting.html(disturbed, visit))
            \(plans.isEmpty
                ? Part.empty("No term has been planned yet. Plan a term to see its meetings here before anybody is invited.")
                : Part.table("Plans", ["Plan", "Zones", "Placed", "Made by", "State"], rows))
            """)
    }

    /// A plan that is being made is waited for a little: most are done by then.
    static func show(_ visit: Visit) async throws -> Page {
        var (plan, planned) = try await read(visit)
        if plan.state.isUnderWay, visit.query["watch"] == "yes" {
            for _ in 0..<8 where plan.state.isUnderWay {
                try await Task.sleep(for: .milliseconds(300))
                (plan, planned) = try await read(visit)
            }
        }
        let answers = try await answers(of: plan, visit)
        let (shown, meetings) = (plan, planned)
        let authority = visit.authority
        let (workload, difference) = try await visit.store.read { database in
            (
                try TermWorkload.of(shown, meetings, authority, in: database),
                shown.state == .draft
                    ? try PlanDifference.find(shown.id, meetings, in: database) : PlanDifference(changes: [])
            )
        }
        return try TermPlanPage(
            plan: plan, planned: planned, answers: answers, workload: workload, difference: difference
        ).page(visit)
    }

    static func ask(_ visit: Visit, _ form: FormView) async throws -> Page {
        let (authority, today) = (visit.authority, visit.today)
        let person = try visit.signedIn
        let scope = person.scope(.planTerm)
        let zones = authority.zones.filter { scope.isCounty || scope.zones.contains($0.code) }
        let terms = authority.calendar.terms.filter { $0.days.upperBound > today }.prefix(4)
        let isPublished = try await visit.store.read { database in
            try TermPlanRecord.list(for: person, where: "tp.state = 'published'", in: database)
                .contains { plan in terms.contains { $0.days.lowerBound == plan.termFirst } }
        }
        var rest = Array(MakeTermPlan.fields(authority).dropFirst(2))
        if !isPublished { rest.removeAll { $0.name == MakeTermPlan.aimField.name } }
        var shown = form
        if form.refusals.isEmpty {
            if form.given.all("zones").isEmpty {
                shown.given = shown.given.merging(Given(["zones": zones.map(\.code)]))
            }
            if form.given.all("kinds").isEmpty {
                shown.given = shown.given.merging(
                    Given(["kinds": authority.planning.kinds.map(\.meeting.rawValue)]))
            }
            if form.given["term"].isEmpty, let term = authority.nextTerm(after: today) ?? terms.first {
                shown.given["term"] = term.days.lowerBound.iso
            }
            if form.given["aim"].isEmpty { shown.given["aim"] = TermPlan.Aim.sparing.rawValue }
            if form.given["seconds"].isEmpty { shown.given["seconds"] = zones.count > 3 ? "15" : "3" }
        }
        return Page(
            "Plan a term", above: [Link("Planning", Address.plans)],
            """
            \(form.errorSummary)<h1>Plan a term</h1>
            <p>Days, times and people are found for every meeting that is owed and not yet planned. \
            Nobody is invited until you publish the plan.</p>
            \(shown.html(draft: visit.path, """
                \(shown.fields([
                    MakeTermPlan.termField.offering(terms.map { .init($0.days.lowerBound.iso, $0.name) }),
                    MakeTermPlan.zonesField.offering(zones.map { .init($0.code, $0.name) }),
                ]))
                \(shown.fields(rest))
                \(shown.button("Plan the term"))
                """))
            """)
    }

    static func stop(_ visit: Visit, _ form: FormView) async throws -> Page {
        let (plan, _) = try await read(visit)
        return Page(
            "Stop planning", above: [Link("Plan", Address.plan(plan.id))],
            """
            \(form.errorSummary)<h1>Stop planning</h1>
            <p>The plan is kept as good as it is by then.</p>
            \(form.html(form.hidden("plan", plan.id.text) + form.button("Stop planning")))
            """)
    }

    private static func published(_ done: PublishTermPlan.Done) -> String {
        var parts = ["\(done.made) meetings are made"]
        if done.moved > 0 { parts.append("\(done.moved) moved") }
        if done.reseated > 0 { parts.append("\(done.reseated) given to somebody else") }
        if done.cancelled > 0 { parts.append("\(done.cancelled) cancelled") }
        return "The plan is published: \(parts.joined(separator: ", "))."
    }
}
