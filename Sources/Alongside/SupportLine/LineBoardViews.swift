import Pages
import Reckoning

// What the line's board looks like.
extension LineBoard {
    func page(_ visit: Visit) -> Page {
        Page(
            "Support line", wide: true,
            """
            <h1>Support line</h1>
            <p><strong>\(now.number)</strong> \(now.html)</p>
            <p>\(Part.button("Log a call", to: Address.logCall))\
            \(Part.button("Enter a call from paper", to: Address.logPaperCall))</p>
            <div id="line-now" data-refresh="60">\(inside(visit))</div>
            <p>\(Link("Find a call", Address.calls).html) · \
            \(Link("Handover", Address.handover).html) · \(Link("Day pack", Address.linePack).html) · \
            \(Link("Figures", Address.lineFigures).html) · \
            \(Link("A second call at the same time", Address.logSecondCall).html)</p>
            """)
    }

    /// The part that keeps itself fresh; it stands on the Today page of the line, too.
    package func inside(_ visit: Visit) -> HTML {
        return """
            \(facts)
            \(part("Overdue", overdue, visit, empty: "Nothing is overdue."))
            \(part("Your turn", mine, visit, empty: "Nothing waits for you."))
            \(part("For whoever is free first", free, visit, empty: "Nobody waits for whoever is free."))
            \(if: !others.isEmpty, part("Other advisers’ turn", others, visit, empty: ""))
            \(more)\(told(visit))
            \(today(visit.authority))
            """
    }

    private var facts: HTML {
        Part.facts([
            (
                "\(waiting.callBacks)", waiting.callBacks == 1 ? "call back waiting" : "call backs waiting",
                nil
            ),
            ("\(waiting.overdue)", "overdue", nil),
            (longestWait.map(LineBoard.wait) ?? "–", "longest wait, in working time", nil),
            ("\(calls)", calls == 1 ? "call today" : "calls today", Address.calls),
            (calls == 0 ? "–" : "\((resolved * 100 + calls / 2) / calls)%", "of them settled at once", nil),
        ])
    }

    /// "45 min", "3 h 20 min", "2 days" of eight hours.
    static func wait(_ minutes: Int) -> String {
        if minutes < 60 { return "\(minutes) min" }
        if minutes < 16 * 60 { return "\(minutes / 60) h\(minutes % 60 == 0 ? "" : " \(minutes % 60) min")" }
        return "\(minutes / 480) days"
    }

    private func part(_ heading: String, _ list: [PromiseRecord], _ visit: Visit, empty: String) -> HTML {
        let inside = list.isEmpty ? Part.empty(HTML(empty)) : list.tasks(at: visit.house.now(), visit.authority)
        return "<section><h2>\(heading)</h2>\(inside)</section>"
    }

    /// Where more wait than the board shows, the way to all of them.
    private var more: HTML {
        let shown = overdue.count + mine.count + free.count + others.count
        guard waiting.all > shown else { return "" }
        return "<p>\(Link("All \(waiting.all) call backs and promises", Address.handover).html)</p>"
    }

    private func told(_ visit: Visit) -> HTML {
        guard !notices.isEmpty else { return "" }
        let isFull = notices.count == LineBoard.shown
        return """
            <h2>Told to zone teams, not taken yet</h2>\(notices.tasks(visit.authority, on: visit.today))
            \(if: isFull, "<p>\(Link("All that nobody has taken", Address.handover).html)</p>")
            """
    }

    private func today(_ authority: Authority) -> HTML {
        guard calls > 0 else {
            return "<h2>Today’s calls</h2>\(Part.empty("No call has been logged today."))"
        }
        let reasons = byReason.map { Chart.Bar(authority.lineRules.reason($0.code), Chart.Value($0.calls ?? 0)) }
        let zones = byZone.map { count in
            Chart.Bar(
                count.code.isEmpty ? "No zone known" : authority.zone(count.code)?.name ?? count.code,
                Chart.Value(count.calls ?? 0))
        }
        return """
            <h2>Today’s calls</h2><div class="pair"><div>\(Chart.bars(
                .init(id: "today-reasons", title: "Calls today by reason", says: LineBoard.most(reasons)),
                rows: "Reason", figures: "Calls", reasons))</div><div>\(Chart.bars(
                .init(id: "today-zones", title: "Calls today by zone", says: LineBoard.most(zones)),
                rows: "Zone", figures: "Calls", zones))</div></div>
            """
    }

    /// What a picture says to somebody who does not see it.
    static func most(_ bars: [Chart.Bar]) -> String {
        bars.first.map { "Most: \($0.words), \($0.value.words())." } ?? "There are none."
    }
}
