import Pages
import Reckoning
import Storage

/// The pages on which one person more or fewer is asked about.
enum WhatIfPages {
    static let routes: [Route] =
        Route.form(
            AskWhatIf.self, at: "/plans/{plan}/what-if", page: ask,
            done: { (Address.whatIf($1.whatIf) + "?watch=yes", "It is being worked out. Nothing is changed.") })
        + [
            .page("/what-ifs/{whatif}", needs: .right(.planTerm), "What one person more or fewer would mean.", show),
            .data(
                "/api/what-ifs/{whatif}", needs: .right(.planTerm),
                "What one person more or fewer would mean, in figures.", { try await read($0) }),
        ]

    static func read(_ visit: Visit) async throws -> WhatIfRecord {
        let id: ID<WhatIf> = try visit.parameter("whatif")
        let person = try visit.signedIn
        let found = try await visit.store.read { database in
            try WhatIfRecord.list(for: person, where: "wi.id = \(id)", in: database).first
        }
        guard let found else { throw NotThere() }
        return found
    }

    /// An answer that is being worked out is waited for a little.
    static func show(_ visit: Visit) async throws -> Page {
        var one = try await read(visit)
        if one.state.isUnderWay, visit.query["watch"] == "yes" {
            for _ in 0..<8 where one.state.isUnderWay {
                try await Task.sleep(for: .milliseconds(300))
                one = try await read(visit)
            }
        }
        return WhatIfPage(one: one).page(visit)
    }

    static func ask(_ visit: Visit, _ form: FormView) async throws -> Page {
        let (plan, planned) = try await TermPlanPages.read(visit)
        let authority = visit.authority
        let change = WhatIf.Change(rawValue: form.given["change"]) ?? .more
        let address = Address.askWhatIf(plan.id)
        let links = [("One person more", "more"), ("One person fewer", "fewer"), ("Somebody away", "away")]
            .map { words, value -> HTML in
                value == change.rawValue ? "<strong>\(words)</strong>" : Link(words, "\(address)?change=\(value)").html
            }
        return Page(
            "What if?",
            above: [
                Link("Planning", Address.plans), Link(plan.termName(authority), Address.plan(plan.id)),
                Link("Workload", Address.workload(plan.id)),
            ],
            """
            \(form.errorSummary)<h1>What if?</h1>
            <p>The term is planned twice, as it is and with the change, and the two are compared. Nothing in the \
            plan is changed and nobody is told.</p>
            \(Part.list(links))
            \(form.html("""
                \(form.hidden("change", change.rawValue))\(fields(change, plan, planned, filled(form, change, plan, authority), authority))
                \(form.button("Work it out"))
                """))
            """)
    }

    private static func filled(
        _ form: FormView, _ change: WhatIf.Change, _ plan: TermPlanRecord, _ authority: Authority
    ) -> FormView {
        guard form.refusals.isEmpty else { return form }
        var form = form
        let usual = authority.planning.usualWeekAtCouncil
        if plan.zones.count == 1 { form.given = form.given.merging(Given(["zones": plan.zones])) }
        if change == .more, form.given["most-a-week"].isEmpty {
            form.given = form.given.merging(
                Given([
                    "weekdays": usual.hours.keys.sorted().map { "\($0)" }, "most-a-week": ["\(usual.mostAWeek)"],
                ]))
        }
        return form
    }

    private static func fields(
        _ change: WhatIf.Change, _ plan: TermPlanRecord, _ planned: [PlannedRecord], _ form: FormView,
        _ authority: Authority
    ) -> HTML {
        let roles = AskWhatIf.roleField.offering(AskWhatIf.roles(authority))
        let zones = AskWhatIf.zonesField.offering(
            plan.zones.map { .init($0, authority.zone($0)?.name ?? $0) })
        switch change {
        case .more: return form.fields([roles, zones, AskWhatIf.weekdaysField, AskWhatIf.mostField])
        case .fewer:
            return
                "<p>The one who takes most meetings a week is left out, to see the worst of it.</p>\(form.fields([roles, zones]))"
        case .away:
            var people: [ID<Person>: String] = [:]
            for seat in planned.flatMap(\.seats) {
                if let person = seat.person {
                    people[person] = "\(seat.name ?? "Somebody"), \(authority.role(seat.role)?.name ?? seat.role)"
                }
            }
            let choices = people.sorted { ($0.value, $0.key.text) < ($1.value, $1.key.text) }
                .map { Field.Choice($0.key.text, $0.value) }
            return form.fields([
                AskWhatIf.personField.offering(choices), AskWhatIf.firstField, AskWhatIf.lastField,
            ])
        }
    }
}
