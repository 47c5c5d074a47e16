import Pages
import Reckoning

// What the line's figures look like.
extension LineFigures {
    func page(_ visit: Visit) -> Page {
        let (authority, rules) = (visit.authority, visit.authority.lineRules)
        let above = visit.person?.may(.logCall) ?? false ? [Link("Support line", Address.line)] : []
        return Page(
            "The support line in figures", above: above, wide: true,
            """
            <h1>The support line in figures</h1>
            <p>\(spans)</p>
            <p>\(span.words): from \(from.long) to \(to.long).\(if: isGuarded, " Numbers are to the nearest ten, and small ones are not shown.")</p>
            \(facts)
            <div class="pair">
            <div>\(chart("reasons", "Calls by reason", "Reason", reasons, rules.reason))</div>
            <div>\(chart("outcomes", "Calls by how they ended", "Outcome", outcomes) { rules.outcome($0)?.name ?? $0 })</div>
            <div>\(chart("zones", "Calls by zone", "Zone", zones) { $0.isEmpty ? "No zone known" : authority.zone($0)?.name ?? $0 })</div>
            <div>\(chart("callers", "Calls by caller", "Caller", callers, rules.caller))</div>
            </div>
            \(missing)
            """)
    }

    private var spans: HTML {
        let links = Span.allCases.map { one -> HTML in
            one == span
                ? "<strong>\(one.words)</strong> "
                : "\(Link(one.words, "\(Address.lineFigures)?span=\(one.rawValue)").html) "
        }
        return "\(links)"
    }

    private var facts: HTML {
        Part.facts([
            (calls.map { "\($0)" } ?? "c", "calls", nil),
            (settledAtOnce.map { "\($0)%" } ?? "–", "settled at once", nil),
        ])
    }

    private func chart(
        _ id: String, _ title: String, _ rows: String, _ counts: [LineCount],
        _ words: (String) -> String
    ) -> HTML {
        let bars = counts.map { count in
            Chart.Bar(words(count.code), count.calls.map { Chart.Value($0) } ?? .suppressed)
        }
        return Chart.bars(
            .init(id: "line-\(id)", title: title, says: LineBoard.most(bars)), rows: rows,
            figures: "Calls", bars)
    }

    private var missing: HTML {
        guard !notFound.isEmpty else { return "" }
        return "<h2>Asked for and not found</h2>"
            + Part.table(
                "What callers asked for that there is not", ["Asked for", "Calls", "Last on"],
                notFound.map { [HTML($0.words), "\($0.calls)", HTML($0.last.short)] }, numbers: [1])
    }
}
