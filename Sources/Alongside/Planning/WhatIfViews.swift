import Pages
import Reckoning
import Storage

/// The answer to what one person more or fewer would mean.
struct WhatIfPage: Sendable {
    let one: WhatIfRecord

    func page(_ visit: Visit) -> Page {
        let authority = visit.authority
        let title = one.title(authority)
        var page = Page(
            title,
            above: [
                Link("Planning", Address.plans), Link("Plan", Address.plan(one.plan)),
                Link("Workload", Address.workload(one.plan)),
            ],
            "<h1>\(title)</h1>\(inside(visit))")
        if one.state.isUnderWay, visit.query["watch"] == "yes" { page.refreshSeconds = 2 }
        return page
    }

    private func inside(_ visit: Visit) -> HTML {
        let again = Part.button(
            "Ask something else", to: Address.askWhatIf(one.plan) + "?change=\(one.change.rawValue)")
        switch one.state {
        case .asked, .running:
            return """
                <p role="status">\(one.state == .asked ? "Waiting to begin." : "The term is being planned twice, as it is and with the change.")</p>
                <p>\(visit.query["watch"] == "yes"
                    ? Link("Stop this page from refreshing itself", Address.whatIf(one.id)).html
                    : Link("See whether it is done", Address.whatIf(one.id) + "?watch=yes").html)</p>
                """
        case .failed:
            return """
                <p>It could not be worked out, and nothing was changed.</p>
                \(Part.list(one.trouble.split(separator: "\n").map { HTML(String($0)) }))\(again)
                """
        case .answered:
            guard let answer = one.answer else { return again }
            return """
                \(said(answer, visit.authority).map { line -> HTML in "<p>\(line)</p>" })
                \(bars(answer))
                \(weeks(answer, visit.authority))
                <h2>All figures</h2>
                \(table(answer, visit.authority))
                <p>Worked out from the plan as it was made, with nothing pinned. Nothing was changed and nobody was told.</p>
                \(again)
                """
        }
    }

    /// In words that somebody who has never seen the plan understands.
    func said(_ answer: WhatIf.Answer, _ authority: Authority) -> [String] {
        let (now, then) = (answer.now, answer.then)
        var lines: [String] = []
        if let name = answer.leftOut, one.change == .fewer { lines.append("As if \(name) were not there.") }
        lines.append(placed(now, then))
        if then.unattended > 0 {
            lines.append(
                then.unattended == 1
                    ? "A meeting that stands already would need somebody else."
                    : "\(then.unattended) meetings or visits that stand already would need somebody else.")
        }
        lines.append(full(now, then, PlanWords(people: [:], schools: [:], authority).role(answer.role)))
        let travel = then.travel - now.travel
        let why = then.placed < now.placed && travel < 0 ? ", as fewer meetings would be held" : ""
        lines.append(
            abs(travel) < 30
                ? "Time on the road would stay about the same."
                : "Time on the road would \(travel > 0 ? "rise" : "fall") by \(travelWords(abs(travel))), to \(travelWords(then.travel)) in the term\(why)."
        )
        return lines
    }

    private func placed(_ now: WhatIf.Figures, _ then: WhatIf.Figures) -> String {
        let more = then.placed - now.placed
        if more == 0 {
            return now.placed == now.wanted
                ? "All \(now.wanted) meetings have a place now, and would have one then."
                : "As many meetings would have a place as now: \(now.placed) of \(now.wanted)."
        }
        let count = "\(abs(more)) \(abs(more) == 1 ? "meeting" : "meetings") \(more > 0 ? "more" : "fewer")"
        return "\(count) would have a place: \(then.placed) of \(then.wanted) instead of \(now.placed)."
    }

    private func full(_ now: WhatIf.Figures, _ then: WhatIf.Figures, _ role: String) -> String {
        if then.room == 0 { return "Nobody would be left in the role of \(role)." }
        let (was, would) = (now.fullWeeks.values.reduce(0, +), then.fullWeeks.values.reduce(0, +))
        let counted = now.fullWeeks.count > 1 ? ", counted zone by zone" : ""
        return was == would
            ? "Those in the role of \(role) would be full in as many weeks as now: \(was)\(counted)."
            : "Those in the role of \(role) would be full in \(would) \(would == 1 ? "week" : "weeks") instead of \(was)\(counted)."
    }

    private func bars(_ answer: WhatIf.Answer) -> HTML {
        Chart.bars(
            .init(
                id: "without", title: "Meetings without a place",
                says: "\(answer.now.wanted - answer.now.placed) now, \(answer.then.wanted - answer.then.placed) then."),
            rows: "When", figures: "Meetings",
            [
                .init("Now", .init(answer.now.wanted - answer.now.placed)),
                .init("Then", .init(answer.then.wanted - answer.then.placed), strong: true),
            ])
    }

    private func weeks(_ answer: WhatIf.Answer, _ authority: Authority) -> HTML {
        let role = PlanWords(people: [:], schools: [:], authority).role(answer.role)
        return Chart.columns(
            .init(
                id: "share", title: "What those in the role of \(role) take, of what they can",
                says: "In per cent, for each week, named by its Monday; now and then. A week is full at nine tenths."),
            rows: "Week of", answer.weeks.map(\.brief), measure: .percent,
            [
                .init("Now", answer.now.share.map { .init($0) }),
                .init("Then", answer.then.share.map { .init($0) }, strong: true),
            ])
    }

    private func table(_ answer: WhatIf.Answer, _ authority: Authority) -> HTML {
        let (now, then) = (answer.now, answer.then)
        func row(_ words: String, _ figure: (WhatIf.Figures) -> HTML) -> [HTML] {
            [HTML(words), figure(now), figure(then)]
        }
        func name(_ zone: String) -> String { authority.zone(zone)?.name ?? zone }
        var rows = [
            row("Meetings owed") { "\($0.wanted)" }, row("With a place") { "\($0.placed)" },
            row("Without a place") { "\($0.wanted - $0.placed)" },
        ]
        let zones = Set(now.without.keys).union(then.without.keys)
        if zones.count > 1 {
            for zone in zones.sorted() {
                rows.append(row("Without a place, \(name(zone))") { "\($0.without[zone] ?? 0)" })
            }
        }
        rows.append(row("Most meetings those in the role can take") { "\($0.room)" })
        for zone in now.fullWeeks.keys.sorted() {
            rows.append(row("Full weeks, \(name(zone))") { "\($0.fullWeeks[zone] ?? 0)" })
        }
        rows.append(row("Standing already, would need somebody else") { "\($0.unattended)" })
        rows.append(row("Time on the road") { HTML(travelWords($0.travel)) })
        return Part.table("Now and then", ["Figure", "Now", "Then"], rows, numbers: [1, 2])
    }
}
