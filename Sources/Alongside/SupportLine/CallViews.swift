import Pages
import Reckoning
import Storage

// What the page of a call looks like.
extension CallPage {
    var above: [Link] { [Link("Support line", Address.line), Link("Calls", Address.calls)] }

    func page(_ visit: Visit) -> Page {
        let time = visit.authority.timeZone.localTime(of: call.startedAt)
        return Page(
            "Call on \(time.day.short) at \(time.clock)", above: above, wide: true,
            """
            <h1>Call on \(time.day.long) at \(time.clock)</h1>
            <p>\(tags(visit))</p>
            \(safety(visit.authority))
            \(isThisTheChild(visit))
            \(promised(visit))
            \(told(visit))
            \(facts(visit))
            \(next)
            \(before(visit.authority))
            """)
    }

    private func tags(_ visit: Visit) -> HTML {
        let rules = visit.authority.lineRules
        let urgency = rules.urgency(call.urgency)
        let isUrgent = urgency?.tellsZoneTeam ?? false
        return """
            \(Part.tag(rules.outcome(call.outcome)?.name ?? call.outcome, call.isResolved ? .green : .blue)) \
            \(Part.tag(urgency?.name ?? call.urgency, isUrgent ? .red : .grey)) \
            \(if: call.channel == .paper, Part.tag("From paper", .grey))
            """
    }

    private func safety(_ authority: Authority) -> HTML {
        guard let code = call.safeguarding else { return "" }
        let rules = authority.lineRules
        let route = authority.line(rules.safeguardingLine)
        let done = rules.safeguardingActions.latest(code)?.name ?? code
        return Part.warning(
            """
            A child may be at risk of harm. \(route?.name ?? ""), \(route?.number ?? ""). \
            What was done: \(done). \(call.safeguardingWords)
            """)
    }

    /// A child of the name the caller gave is on record: the adviser says whether it is the same.
    private func isThisTheChild(_ visit: Visit) -> HTML {
        guard let possible else { return "" }
        return Part.inset(
            """
            <p>\(call.schoolName ?? "The school") has a child of this name on record, in \
            \(Child.yearWords(possible.yearGroup)), \(possible.stage.words). Ask the caller whether it \
            is the same child before you say so.</p>
            \(Part.button("It is the same child", to: Address.linkChild(call.id)))
            """)
    }

    private func promised(_ visit: Visit) -> HTML {
        guard !promises.isEmpty else { return "" }
        return "<h2>Promised</h2>" + promises.tasks(at: visit.house.now(), visit.authority)
            + Part.list(promises.map { "The caller’s reference: <strong>\($0.reference)</strong>" })
    }

    private func told(_ visit: Visit) -> HTML {
        guard !notices.isEmpty || !concerns.isEmpty else { return "" }
        let time = { (at: Instant) in visit.authority.timeZone.localTime(of: at).long }
        let lines = notices.map { notice -> HTML in
            let taken = notice.takenBy.map { by in
                "\(by) has been seeing to it since \(notice.takenAt.map(time) ?? "")."
            }
            return """
                \(Link(notice.kind.words, Address.notice(notice.id)).html): the zone team was told on \
                \(time(notice.toldAt)). \(taken ?? "Nobody has taken it yet.")
                """
        }
        let raised = concerns.map { Link("The concern that was raised", Address.concern($0)).html }
        return "<h2>Passed on</h2>" + Part.list(lines + raised)
    }

    private func facts(_ visit: Visit) -> HTML {
        let (authority, rules) = (visit.authority, visit.authority.lineRules)
        var rows: [(String, HTML)] = [
            ("Caller", HTML(who(rules))),
            ("Telephone", HTML(call.phone.isEmpty ? "Not given" : call.phone)),
            ("Setting", setting(visit)),
            ("Stage", HTML(stage(rules))),
        ]
        if !call.childName.isEmpty {
            rows.append(("Child", HTML(call.childName + (call.child == nil ? "" : ", on record at the school"))))
        }
        rows += [
            ("Reason", HTML(([call.reason] + call.moreReasons).map(rules.reason).joined(separator: "; "))),
            ("Notes", Part.typed(call.notes)), ("Advice", Part.typed(call.advice)),
            ("Pointed to", signposted(authority)),
        ]
        if !call.notFound.isEmpty { rows.append(("Asked for and not found", HTML(call.notFound))) }
        let length = call.minutes.map { ", \($0) min" } ?? ""
        let basis = authority.lawfulBasis(rules.heldUnder)?.name ?? rules.heldUnder
        rows += [("Adviser", HTML(call.adviser + length)), ("Held under", HTML(basis))]
        return Part.summary(rows)
    }

    func who(_ rules: LineRules) -> String {
        let name = call.callerName.isEmpty ? "no name given" : call.callerName
        return "\(rules.caller(call.caller)), \(name)"
    }

    private func setting(_ visit: Visit) -> HTML {
        guard let school = call.school else {
            return HTML(call.setting.isEmpty ? "Not given" : "\(call.setting) (not on record)")
        }
        let zone = call.zone.map { visit.zoneName($0) }
        return """
            \(Link(call.schoolName ?? "\(school)", Address.school(school)).html)\
            \(zone.map { "<br>\($0)" }.orEmpty)
            """
    }

    private func stage(_ rules: LineRules) -> String {
        let parts = [call.stage.map(rules.stage), call.yearGroup.map { Child.yearWords($0) }]
        let words = parts.compactMap(\.self).joined(separator: ", ")
        return words.isEmpty ? "Not given" : words
    }

    private func signposted(_ authority: Authority) -> HTML {
        guard !call.signposts.isEmpty else { return "Nowhere" }
        let names = call.signposts.map { Signpost($0, authority)?.name ?? $0 }
        return """
            \(names.joined(separator: "; "))<br>\
            \(Link("As a list for the caller", Address.services(call.id)).html)
            """
    }

    /// What can be done next with a call.
    private var next: HTML {
        let raise: HTML =
            call.school == nil
            ? "" : Part.button("Raise a concern from this call", to: Address.raise(call.id, .concern))
        return """
            <h2>What is next</h2>\(raise)
            \(Part.button("Promise a call back", to: Address.promiseOn(call.id)))
            \(Part.button("Tell the zone team", to: Address.tellZoneTeam(call.id)))
            """
    }

    private func before(_ authority: Authority) -> HTML {
        let lists = [
            ("Earlier and later calls from this number", earlier),
            ("Calls about this child", ofChild), ("Calls about this setting", ofSchool),
        ]
        let shown = lists.filter { !$0.1.isEmpty }.map { $0.1.table($0.0, authority) }
        return shown.isEmpty ? "" : "<h2>Other calls</h2>\(shown.reduce(HTML("")) { $0 + $1 })"
    }
}
