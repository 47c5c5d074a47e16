extension Chart {
    /// Figures one after another under one name: "This year".
    public struct Series: Sendable {
        public let words: String
        public let values: [Value]
        public let isStrong: Bool

        public init(_ words: String, _ values: [Value], strong: Bool = false) {
            self.words = words
            self.values = values
            isStrong = strong
        }
    }

    /// Columns over terms or weeks, one group for each, with one series strong. Where there is more
    /// than one series, each is named by a line down to its last column.
    ///
    /// ```swift
    /// Chart.columns(
    ///     .init(id: "days", title: "Days used", says: "Spring is the highest."), rows: "Term",
    ///     ["Autumn 2025", "Spring 2026"], measure: .days,
    ///     [.init("Last year", [9, 12]), .init("This year", [10, 14.5], strong: true)])
    /// ```
    public static func columns(
        _ head: Head, rows: String, _ labels: [String], measure: Measure = .count,
        _ series: [Series]
    ) -> HTML {
        guard !labels.isEmpty, !series.isEmpty else { return nothing(head) }
        let plot = ColumnPlot(labels: labels, series: series, measure: measure)
        let values = series.flatMap(\.values)
        let table = Part.table(
            head.title, [rows] + series.map(\.words),
            labels.indices.map { row in
                [HTML(labels[row])] + series.map { HTML(plot.value($0, row).words(measure)) }
            })
        return figure(
            head, height: plot.base + 8 + 18 * plot.labelLines, notes: notes(on: values),
            table: table,
            plot.names + plot.columns + plot.rule + plot.words)
    }
}

/// Where the columns stand. Across is per cent; down is pixels.
private struct ColumnPlot {
    let labels: [String]
    let series: [Chart.Series]
    let measure: Chart.Measure
    let most: Double
    /// The pixels each group has on a phone and elsewhere: what their words have to fit. What fits
    /// only elsewhere is marked `roomy`, and a phone leaves it out.
    let narrow: Double
    let wide: Double

    init(labels: [String], series: [Chart.Series], measure: Chart.Measure) {
        self.labels = labels
        self.series = series
        self.measure = measure
        most = Chart.largest(series.flatMap(\.values))
        narrow = 288 / Double(labels.count)
        wide = 416 / Double(labels.count)
    }

    /// How tall the largest is; where there is nothing to see, the picture is low.
    private var tall: Int { most > 0 ? 160 : 8 }
    private var heads: Int { series.count > 1 ? 22 * series.count : 0 }
    /// The line that the columns stand on.
    var base: Int { heads + 24 + tall }
    private var slot: Double { 100 / Double(labels.count) }
    private var width: Double { slot * 0.76 / Double(series.count) }

    func value(_ series: Chart.Series, _ row: Int) -> Chart.Value {
        row < series.values.count ? series.values[row] : .missing
    }

    private func left(_ column: Int, _ row: Int) -> Double {
        slot * (Double(row) + 0.12) + width * Double(column)
    }

    private func top(_ value: Chart.Value) -> Double {
        Double(base) - Chart.length(value, of: most, full: Double(tall))
    }

    private func isStrong(_ column: Int) -> Bool {
        series[column].isStrong || !series.contains(where: \.isStrong)
    }

    var columns: HTML {
        var inside: HTML = ""
        for (column, line) in series.enumerated() {
            for row in labels.indices {
                let value = value(line, row)
                let top = top(value)
                inside += """
                    <rect x="\(Chart.short(left(column, row)))%" y="\(Chart.short(top))" \
                    width="\(Chart.short(width * 0.92))%" height="\(Chart.short(Double(base) - top))" \
                    class="\(isStrong(column) ? "c-main" : "c-mid")"/>
                    """
                if isWritten(column, row, wide) { inside += number(value, column, row, top) }
            }
        }
        return inside
    }

    private func number(_ value: Chart.Value, _ column: Int, _ row: Int, _ top: Double) -> HTML {
        let kind =
            (isStrong(column) ? " value" : "") + (isWritten(column, row, narrow) ? "" : " roomy")
        return """
            <text x="\(Chart.short(left(column, row) + width * 0.46))%" y="\(Chart.short(top - 6))" \
            text-anchor="middle" class="tick\(kind)">\(short(value))</text>
            """
    }

    /// The unit is plain from the title; over a column there is room for the number alone.
    private func short(_ value: Chart.Value) -> String {
        let words = value.words(measure)
        return measure == .days ? String(words.prefix { $0 != " " }) : words
    }

    /// Every number where all fit; else the strong ones; else the largest alone.
    private func isWritten(_ column: Int, _ row: Int, _ room: Double) -> Bool {
        let longest = series.flatMap(\.values).map { short($0).count }.max() ?? 0
        let needed = Double(longest) * 8.5
        if needed <= room * 0.8 / Double(series.count) { return true }
        guard isStrong(column) else { return false }
        return needed <= room || value(series[column], row).amount == most && most > 0
    }

    var rule: HTML {
        #"<line x1="0" x2="100%" y1="\#(base)" y2="\#(base)" class="c-edge"/>"#
    }

    /// The last series is named highest, so that no line crosses a name.
    var names: HTML {
        guard series.count > 1 else { return "" }
        var inside: HTML = ""
        for (column, line) in series.enumerated() {
            let y = 22 * (series.count - column) - 6
            let x = Chart.short(left(column, labels.count - 1) + width * 0.46)
            let end = Chart.short(top(value(line, labels.count - 1)) - 22)
            inside += """
                <line x1="\(x)%" x2="\(x)%" y1="\(y - 10)" y2="\(end)" class="c-edge"/>\
                <text x="\(x)%" dx="-7" y="\(y)" text-anchor="end"\
                \(isStrong(column) ? #" class="strong""# : "")>\(line.words)</text>
                """
        }
        return inside
    }

    private var broken: [[String]] { labels.map { Chart.lines($0, max(4, Int(narrow / 8.5))) } }
    var labelLines: Int { broken.map(\.count).max() ?? 0 }

    /// The labels; every second, third and so on where not all fit.
    var words: HTML {
        let longest = Double(broken.flatMap { $0 }.map(\.count).max() ?? 1) * 8.5 + 4
        let step = max(1, Int((longest / wide).rounded(.up)))
        let phone = step * max(1, Int((longest / narrow / Double(step)).rounded(.up)))
        var inside: HTML = ""
        for (row, lines) in broken.enumerated() where row % step == 0 {
            for (index, line) in lines.enumerated() {
                inside += """
                    <text x="\(Chart.short(slot * (Double(row) + 0.5)))%" y="\(base + 18 + 18 * index)" \
                    text-anchor="middle" class="tick\(row % phone == 0 ? "" : " roomy")">\(line)</text>
                    """
            }
        }
        return inside
    }
}
