import Reckoning

extension Chart {
    /// A stretch of time with its name. Without an end it goes on.
    public struct Phase: Sendable {
        public let words: String
        public let from: Day
        public let to: Day?
        public let isStrong: Bool

        public init(_ words: String, from: Day, to: Day?, strong: Bool = false) {
            self.words = words
            self.from = from
            self.to = to
            isStrong = strong
        }

        /// "1 September 2024 to 31 August 2025".
        var dates: String {
            guard let to else { return "from \(from.short)" }
            return to == from ? from.short : "\(from.short) to \(to.short)"
        }
    }

    /// Phases one under the other along the calendar, with a line for today.
    ///
    /// ```swift
    /// Chart.timeline(
    ///     .init(id: "rollout", title: "Which zones start when", says: "Three phases."), today: today,
    ///     [.init("Phase 1: five zones", from: september, to: august, strong: true)])
    /// ```
    public static func timeline(_ head: Head, today: Day?, _ phases: [Phase]) -> HTML {
        guard let axis = Axis(phases: phases, today: today) else { return nothing(head) }
        var top = 30
        var inside: HTML = ""
        for phase in phases {
            inside += drawn(phase, along: axis, at: &top, phases: phases)
            inside += (today.map { axis.now($0, over: top) }).orEmpty
        }
        let table = Part.table(
            head.title, ["Phase", "From", "To"],
            phases.map { [HTML($0.words), HTML($0.from.long), HTML($0.to?.long ?? "no end set")] })
        let now = today.map { axis.named($0, bottom: top) }
        return figure(
            head, height: top + (today == nil ? 0 : 22), table: table,
            axis.marks(bottom: top) + now.orEmpty + inside)
    }

    private static func drawn(
        _ phase: Phase, along axis: Axis, at top: inout Int, phases: [Phase]
    ) -> HTML {
        let strong = phase.isStrong || !phases.contains(where: \.isStrong)
        var inside: HTML = ""
        for line in lines(phase.words, 36) {
            inside += #"<text x="0" y="\#(top + 16)" class="strong">\#(line)</text>"#
            top += 20
        }
        let left = axis.place(phase.from)
        let right = phase.to.map { axis.place($0.adding(days: 1)) } ?? 100
        inside += """
            <text x="0" y="\(top + 15)" class="tick">\(phase.dates)</text>\
            <rect x="\(short(left))%" y="\(top + 24)" width="\(short(max(1, right - left)))%" \
            height="14" rx="2" class="\(strong ? "c-main" : "c-mid")"/>
            """
        top += 56
        return inside
    }
}

/// The calendar along the top, from the first of a month to the first of another.
struct Axis {
    let first: Day
    let last: Day
    /// Months between two marks, counted from September, as school years are.
    let step: Int

    init?(phases: [Chart.Phase], today: Day?) {
        var days = phases.flatMap { [$0.from, $0.to?.adding(days: 1) ?? $0.from.adding(days: 31)] }
        guard !phases.isEmpty else { return nil }
        if let today { days += [today] }
        guard let low = days.min(), let high = days.max() else { return nil }
        let months = high.days(until: low).magnitude / 30
        step = months <= 4 ? 1 : months <= 12 ? 3 : months <= 24 ? 6 : 12
        first = Axis.month(of: low, plus: 0)
        last = Axis.month(of: high.adding(days: -1), plus: 1)
    }

    private static func month(of day: Day, plus months: Int) -> Day {
        let month = day.month - 1 + months
        return Day(year: day.year + month / 12, month: month % 12 + 1, day: 1) ?? day
    }

    func place(_ day: Day) -> Double {
        let whole = Double(max(1, first.days(until: last)))
        return min(100, max(0, Double(first.days(until: day)) / whole * 100))
    }

    private var marks: [Day] {
        var marks: [Day] = []
        var day = first
        while day < last {
            if (day.month + 3) % step == 0 { marks.append(day) }
            day = Axis.month(of: day, plus: 1)
        }
        // A long calendar would have more marks than a phone has room for.
        let every = (marks.count + 3) / 4
        return marks.enumerated().filter { $0.offset % max(1, every) == 0 }.map(\.element)
    }

    func marks(bottom: Int) -> HTML {
        marks.reduce(into: HTML("")) { inside, day in
            let x = place(day)
            inside += """
                <line x1="\(Chart.short(x))%" x2="\(Chart.short(x))%" y1="22" y2="\(bottom)" \
                class="c-rule"/>\(text(at: x, y: 14, "\(day.monthName.prefix(3)) \(String(day.year))"))
                """
        }
    }

    /// Today's line, across one bar alone, so that it crosses no words.
    func now(_ today: Day, over bottom: Int) -> HTML {
        let x = Chart.short(place(today))
        return """
            <rect x="\(x)%" y="\(bottom - 37)" width="2" height="26" class="c-now"/>
            """
    }

    func named(_ today: Day, bottom: Int) -> HTML {
        text(at: place(today), y: bottom + 10, "Today, \(today.short)")
    }

    /// Words under a place, kept inside the picture at both ends.
    private func text(at x: Double, y: Int, _ words: String) -> HTML {
        let anchor: HTML = x < 25 ? "start" : x > 75 ? "end" : "middle"
        return """
            <text x="\(Chart.short(x))%" y="\(y)" text-anchor="\(anchor)" class="tick">\(words)</text>
            """
    }
}
