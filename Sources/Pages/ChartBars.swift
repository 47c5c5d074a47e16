extension Chart {
    /// One bar of a picture of bars.
    public struct Bar: Sendable {
        public let words: String
        public let value: Value
        public let isStrong: Bool

        public init(_ words: String, _ value: Value, strong: Bool = false) {
            self.words = words
            self.value = value
            isStrong = strong
        }
    }

    /// Bars lying down, one under the other, each with its words above and its number at its end.
    ///
    /// ```swift
    /// Chart.bars(
    ///     .init(id: "needs", title: "Children by main need", says: "Speech is the largest."),
    ///     rows: "Need", figures: "Children",
    ///     [.init("Speech and language", 41, strong: true), .init("Hearing", .suppressed)])
    /// ```
    public static func bars(
        _ head: Head, rows: String, figures: String, measure: Measure = .count, _ bars: [Bar]
    ) -> HTML {
        guard !bars.isEmpty else { return nothing(head) }
        let values = bars.map(\.value)
        let most = largest(values)
        let anyStrong = bars.contains(where: \.isStrong)
        var top = 0
        var inside: HTML = ""
        for bar in bars {
            inside += drawn(
                bar, at: &top, of: most, strong: bar.isStrong || !anyStrong, measure: measure)
        }
        let table = Part.table(
            head.title, [rows, figures],
            bars.map { [HTML($0.words), HTML($0.value.words(measure))] })
        return figure(
            head, height: top, notes: notes(on: values), table: table, inside)
    }

    private static func drawn(
        _ bar: Bar, at top: inout Int, of most: Double, strong: Bool, measure: Measure
    ) -> HTML {
        let words = bar.value.words(measure)
        // The number needs room beside the longest bar, on a phone too.
        let full = max(45, 96 - 4 * Double(words.count))
        let across = short(length(bar.value, of: most, full: min(full, 84)))
        var inside: HTML = ""
        for line in lines(bar.words, 36) {
            inside += #"<text x="0" y="\#(top + 16)">\#(line)</text>"#
            top += 20
        }
        inside += """
            <rect x="0" y="\(top + 3)" width="\(across)%" height="20" rx="2" \
            class="\(strong ? "c-main" : "c-mid")"/>\
            <text x="\(across)%" dx="\(across == "0" ? 0 : 8)" y="\(top + 19)" class="value">\(words)</text>
            """
        top += 38
        return inside
    }
}
