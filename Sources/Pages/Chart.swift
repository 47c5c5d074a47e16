/// Pictures of figures, drawn on the server as SVG: the figures stand on the picture, not beside
/// it, one series at most is strong, and the same figures are a table underneath.
///
/// Lengths across are per cent and heights are pixels, so that a picture fits a phone and its
/// words stay as large as the page's.
public enum Chart {
    /// What a picture is called, and what it says to somebody who does not see it.
    public struct Head: Sendable {
        /// Of its own on the page: the title and the description are found by it.
        public let id: String
        public let title: String
        public let says: String

        public init(id: String, title: String, says: String) {
            self.id = id
            self.title = title
            self.says = says
        }
    }

    /// One figure: a number, or why there is none.
    public enum Value: Sendable, Equatable, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral {
        case number(Double)
        /// Not shown, so that no child can be picked out: "c".
        case suppressed
        case missing

        public init(integerLiteral value: Int) { self = .number(Double(value)) }
        public init(floatLiteral value: Double) { self = .number(value) }
        public init(_ value: Int) { self = .number(Double(value)) }
    }

    /// What is counted, which decides how a number is written.
    public enum Measure: Sendable {
        case count, days, percent
        /// In pence.
        case money
    }

    /// The picture with its title above and its figures as a table below.
    static func figure(
        _ head: Head, height: Int, kind: HTML = "", notes: [String] = [], table: HTML,
        _ inside: HTML
    ) -> HTML {
        let lines = notes.map { note -> HTML in #"<p class="note">\#(note)</p>"# }
        return """
            <figure class="figure \(kind)"><figcaption>\(head.title)</figcaption>
            <svg width="100%" height="\(height)" role="img" \
            aria-labelledby="\(head.id)-title \(head.id)-says">\(named(head))
            \(inside)</svg>
            \(lines)\(Part.details("These figures as a table", table))</figure>
            """
    }

    static func named(_ head: Head) -> HTML {
        """
        <title id="\(head.id)-title">\(head.title)</title>\
        <desc id="\(head.id)-says">\(head.says)</desc>
        """
    }

    /// Where there is nothing to draw.
    static func nothing(_ head: Head) -> HTML {
        """
        <figure class="figure"><figcaption>\(head.title)</figcaption>
        <p class="empty">There are no figures to show yet.</p></figure>
        """
    }

    static func notes(on values: [Value]) -> [String] {
        values.contains(.suppressed)
            ? ["c: not shown, because the number is so small that a child might be recognised."]
            : []
    }

    /// The largest number there is, 0 where there is none.
    static func largest(_ values: [Value]) -> Double { values.compactMap(\.amount).max() ?? 0 }

    /// How long a value is drawn where the largest is `full` long; never less than nothing.
    static func length(_ value: Value, of largest: Double, full: Double) -> Double {
        guard let amount = value.amount, largest > 0 else { return 0 }
        return max(0, amount / largest * full)
    }
}

extension Chart.Value {
    /// The number itself; nil for none, and for what is no number at all.
    var amount: Double? {
        guard case .number(let number) = self, number.isFinite else { return nil }
        return number
    }

    /// As people write it: "1,250", "2½ days", "12.5%", "£1,250.50", "c".
    public func words(_ measure: Chart.Measure = .count) -> String {
        guard let amount, abs(amount) < 1e15 else { return self == .suppressed ? "c" : "–" }
        switch measure {
        case .count: return Chart.decimal(amount)
        case .days: return Chart.mixed(amount) + (amount > 0 && amount <= 1 ? " day" : " days")
        case .percent: return Chart.decimal(amount) + "%"
        case .money: return Chart.money(Int(amount.rounded()))
        }
    }
}

extension Chart {
    /// At most one decimal: "1,250", "12.5".
    static func decimal(_ number: Double) -> String {
        if let whole = Int(exactly: number), (0...999).contains(whole) { return String(whole) }
        let tenths = Int((abs(number) * 10).rounded())
        let sign = number < 0 && tenths > 0 ? "−" : ""
        return sign + grouped(tenths / 10) + (tenths % 10 == 0 ? "" : ".\(tenths % 10)")
    }

    /// Quarters as fractions: "2½", "¼"; anything else with one decimal.
    static func mixed(_ number: Double) -> String {
        let quarters = number * 4
        guard number >= 0, quarters == quarters.rounded() else { return decimal(number) }
        let whole = Int(number)
        let fraction = ["", "¼", "½", "¾"][Int(quarters) % 4]
        return whole == 0 && !fraction.isEmpty ? fraction : grouped(whole) + fraction
    }

    static func money(_ pence: Int) -> String {
        let rest = abs(pence) % 100
        let sign = pence < 0 ? "−£" : "£"
        return sign + grouped(abs(pence) / 100)
            + (rest == 0 ? "" : rest < 10 ? ".0\(rest)" : ".\(rest)")
    }

    static func grouped(_ number: Int) -> String {
        let digits = Array(String(number))
        let parts = digits.enumerated().map { index, digit -> String in
            let left = digits.count - index
            return index > 0 && left % 3 == 0 ? ",\(digit)" : String(digit)
        }
        return parts.joined()
    }

    /// A length for SVG: at most two decimals, never an exponent.
    static func short(_ number: Double) -> String {
        guard number.isFinite, abs(number) < 1e9 else { return "0" }
        let hundredths = Int((abs(number) * 100).rounded())
        let sign = number < 0 && hundredths > 0 ? "-" : ""
        let rest = hundredths % 100
        guard rest > 0 else { return "\(sign)\(hundredths / 100)" }
        let end = rest % 10 == 0 ? "\(rest / 10)" : rest < 10 ? "0\(rest)" : "\(rest)"
        return "\(sign)\(hundredths / 100).\(end)"
    }

    /// Words broken into lines of about so many characters, because SVG does not break them.
    static func lines(_ words: String, _ width: Int) -> [String] {
        var lines: [String] = []
        for word in words.split(whereSeparator: \.isWhitespace) {
            if let last = lines.last, last.count + 1 + word.count <= width {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }
}
