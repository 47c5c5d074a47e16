extension Chart {
    /// One row of a heat map: a section of need, a zone.
    public struct HeatRow: Sendable {
        public let words: String
        public let values: [Value]
        /// Where each number leads, nil where nowhere; none where no number does.
        public let links: [String?]

        public init(_ words: String, _ values: [Value], links: [String?] = []) {
            self.words = words
            self.values = values
            self.links = links
        }
    }

    /// Rows by columns with the number in each cell, the darker the larger, in one hue.
    ///
    /// This picture is a table itself, coloured: the numbers are read, copied, printed and spoken as
    /// they stand, words wrap on a phone, and no second table is needed under it. A cell's shade
    /// follows its number, so a suppressed cell has none.
    public static func heat(
        _ head: Head, rows: String, columns: [String], measure: Measure = .count, _ lines: [HeatRow]
    ) -> HTML {
        guard !lines.isEmpty, !columns.isEmpty else { return nothing(head) }
        let values = lines.flatMap { $0.values.prefix(columns.count) }
        let most = largest(values)
        let heads = ([rows] + columns).map { words -> HTML in #"<th scope="col">\#(words)</th>"# }
        var body = HTML(capacity: lines.count * (80 + 30 * columns.count))
        for line in lines {
            body.write(#"<tr><th scope="row">"#)
            body.write(text: line.words)
            body.write("</th>")
            for column in columns.indices {
                let value = column < line.values.count ? line.values[column] : .missing
                body.write(shades[shade(value, of: most)])
                if column < line.links.count, let address = line.links[column] {
                    body += "<a href=\"\(address)\">\(value.words(measure))</a>"
                } else {
                    body.write(text: value.words(measure))
                }
                body.write("</td>")
            }
            body.write("</tr>")
        }
        let note = notes(on: values).map { words -> HTML in #"<p class="note">\#(words)</p>"# }
        return """
            <figure class="figure"><div class="scroll" role="region" aria-labelledby="\(head.id)-title" \
            tabindex="0"><table class="heat" aria-describedby="\(head.id)-says">
            <caption id="\(head.id)-title">\(head.title)</caption><thead><tr>\(heads)</tr></thead>
            <tbody>\(body)</tbody></table></div>
            <p class="note" id="\(head.id)-says">\(head.says)</p>\(note)</figure>
            """
    }

    private static let shades: [StaticString] = [
        #"<td class="h0">"#, #"<td class="h1">"#, #"<td class="h2">"#, #"<td class="h3">"#,
        #"<td class="h4">"#, #"<td class="h5">"#,
    ]

    /// From 0, nothing, to 5, the most.
    static func shade(_ value: Value, of most: Double) -> Int {
        Int(length(value, of: most, full: 5).rounded(.up))
    }
}
