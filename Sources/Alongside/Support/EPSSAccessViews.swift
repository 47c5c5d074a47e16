import Pages
import Reckoning

// What the answer to "how do we get EPSS?" looks like, on its own page and within others.
extension SchoolEPSSAccess {
    func page(_ visit: Visit, _ refusals: [Refusal]) -> Page {
        let (authority, service) = (visit.authority, serviceName(visit.authority))
        var form = visit.form(visit.path, given: visit.query, refusals: refusals)
        if form.given.isEmpty { form.given = Given(["on": [on.iso]]) }
        return Page(
            "How \(school.name) gets \(service)",
            above: [
                Link("Find my zone", Address.findMyZone),
                Link(school.name, Address.findMyZone(school.urn)),
            ],
            status: refusals.isEmpty ? 200 : 422,
            """
            \(form.errorSummary)
            <h1>How \(school.name) gets \(service)</h1>
            \(if: refusals.isEmpty, "<p>On \(on.long):</p>" + block(authority))
            <h2>Another day</h2>
            <form method="get" action="\(visit.path)" class="form" novalidate>
            \(form.field(EPSSAccessPages.onField))\(form.field(EPSSAccessPages.incidentField))
            <button class="button">Show the answer</button></form>
            """)
    }

    /// The answer itself: a sentence or two for the school, and its parts.
    package func block(_ authority: Authority) -> HTML {
        var rows: [(String, HTML)] = [
            ("Where to ask", HTML(words(access.route, authority))),
            ("What it costs", HTML(words(access.charge))),
            ("Outside a meeting", HTML(words(access.fallback, authority))),
        ]
        if let halfDaysLeft {
            rows.append(("Bought days left", HTML("\(HalfDays.words(halfDaysLeft))")))
            rows.append(("More days", HTML(access.topUpAllowed ? "May be bought" : "Not any more")))
        }
        if let until = access.until {
            rows.append(("This changes on", HTML(until.long)))
        }
        rows.append(("Source", HTML(access.source)))
        return Part.inset("<p>\(access.reason)</p>") + Part.summary(rows)
    }

    /// The same in plain text, for the command line.
    package func text(in authority: Authority) -> String {
        """
        \(school.name), on \(on.long)
        \(access.reason)
        Where to ask: \(words(access.route, authority))
        What it costs: \(words(access.charge))
        Outside a meeting: \(words(access.fallback, authority))
        This changes on: \(access.until?.long ?? "no day that is known")
        Source: \(access.source)
        """
    }

    private func serviceName(_ authority: Authority) -> String {
        authority.service(authority.epss.service)?.shortName ?? authority.epss.service
    }

    private func words(_ route: EPSSAccess.Route, _ authority: Authority) -> String {
        func meeting(_ code: MeetingKind.Code) -> String {
            "At your \(authority.meetingKind(code)?.name ?? code.rawValue) meeting"
        }
        func ring(_ code: String) -> String {
            let line = authority.line(code) ?? authority.line
            return "\(line.name), \(line.number)"
        }
        return switch route {
        case .teamAroundSchool: meeting(.teamAroundSchool)
        case .coreConsultation: meeting(.coreConsultation)
        case .contract: "\(serviceName(authority)) directly, under your contract"
        case .purchase: "\(serviceName(authority)), by buying it"
        case .criticalIncident: ring(authority.epss.criticalIncidentLine)
        case .line: ring(authority.epss.line)
        }
    }

    private func words(_ charge: EPSSAccess.Charge) -> String {
        switch charge {
        case .free: "Nothing: it is free for your school"
        case .contractDays: "Days of your contract"
        case .purchase: "It is charged"
        case .undecided: "The published guidance does not say"
        }
    }
}
