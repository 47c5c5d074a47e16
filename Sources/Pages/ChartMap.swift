extension Chart {
    /// A place on a map as the caller has projected it: x to the right, y downwards, in any unit.
    public struct Spot: Sendable, Equatable {
        public let x: Double
        public let y: Double

        public init(_ x: Double, _ y: Double) {
            self.x = x
            self.y = y
        }
    }

    /// A place that is shown as a dot, with words that show when it is pointed at.
    public struct Dot: Sendable {
        public let words: String
        public let spot: Spot
        public let isStrong: Bool

        public init(_ words: String, _ spot: Spot, strong: Bool = false) {
            self.words = words
            self.spot = spot
            isStrong = strong
        }
    }

    /// Words on a map.
    public struct Label: Sendable {
        public let words: String
        public let spot: Spot

        public init(_ words: String, _ spot: Spot) {
            self.words = words
            self.spot = spot
        }
    }

    /// Districts as a pale ground, schools as dots, zones by their names. `table` has the same in
    /// words. Labels that would lie on one another are moved apart.
    public static func map(
        _ head: Head, ground: [[Spot]], dots: [Dot], labels: [Label], table: HTML
    ) -> HTML {
        let spots = ground.flatMap { $0 } + dots.map(\.spot) + labels.map(\.spot)
        guard let sheet = Sheet(spots) else { return nothing(head) }
        let shapes = ground.map { ring -> HTML in
            let points = ring.map { spot -> String in
                let (x, y) = sheet.place(spot)
                return "\(short(x)),\(short(y))"
            }
            return #"<polygon points="\#(points.joined(separator: " "))" class="c-ground"/>"#
        }
        let marks = dots.filter { !$0.isStrong } + dots.filter(\.isStrong)
        return """
            <figure class="figure whole"><figcaption>\(head.title)</figcaption>
            <div class="scroll" role="region" aria-labelledby="\(head.id)-title" tabindex="0">\
            <div class="map"><svg viewBox="0 0 800 \(short(sheet.height))" role="img" \
            aria-labelledby="\(head.id)-title \(head.id)-says">\(named(head))
            \(shapes)\(marks.map { dot($0, on: sheet) })\(written(labels, on: sheet))</svg></div></div>
            \(Part.details("These figures as a table", table))</figure>
            """
    }

    private static func dot(_ dot: Dot, on sheet: Sheet) -> HTML {
        let (x, y) = sheet.place(dot.spot)
        return """
            <circle cx="\(short(x))" cy="\(short(y))" r="\(dot.isStrong ? 6 : 4)" \
            class="\(dot.isStrong ? "c-dot-main" : "c-dot")"><title>\(dot.words)</title></circle>
            """
    }

    private static func written(_ labels: [Label], on sheet: Sheet) -> HTML {
        sheet.spread(labels).reduce(into: HTML("")) { inside, label in
            inside += """
                <text x="\(short(label.spot.x))" y="\(short(label.spot.y))">\(label.words)</text>
                """
        }
    }
}

/// The sheet a map is drawn on: 800 wide, as high as the land asks, with a margin for words.
struct Sheet {
    private let left: Double
    private let top: Double
    private let scale: Double
    let height: Double
    private static let margin = 24.0

    init?(_ spots: [Chart.Spot]) {
        let spots = spots.filter { $0.x.isFinite && $0.y.isFinite }
        guard let left = spots.map(\.x).min(), let right = spots.map(\.x).max(),
            let top = spots.map(\.y).min(), let bottom = spots.map(\.y).max()
        else { return nil }
        self.left = left
        self.top = top
        let inner = 800 - 2 * Sheet.margin
        // One place alone has no size: it stands in the middle of a small sheet.
        let size = max(right - left, (bottom - top) * 0.8)
        scale = size > 0 ? inner / size : 0
        height = max(120, (bottom - top) * scale + 2 * Sheet.margin)
    }

    func place(_ spot: Chart.Spot) -> (Double, Double) {
        guard scale > 0 else { return (400, height / 2) }
        return (Sheet.margin + (spot.x - left) * scale, Sheet.margin + (spot.y - top) * scale)
    }

    /// Labels at their places on the sheet, each moved up or down until it lies on no other.
    func spread(_ labels: [Chart.Label]) -> [Chart.Label] {
        var done: [Chart.Label] = []
        for label in labels {
            let half = Sheet.half(label)
            let (x, y) = place(label.spot)
            let across = min(max(x, half), 800 - half)
            let tries = (0..<80).map { y + Double($0.isMultiple(of: 2) ? $0 : -$0 - 1) * 3 }
            let spots = tries.filter { $0 > 20 && $0 < height - 4 }.map { Chart.Spot(across, $0) }
            let free = spots.first { spot in
                !done.contains { Sheet.touch(Chart.Label(label.words, spot), $0) }
            }
            done.append(Chart.Label(label.words, free ?? spots.first ?? Chart.Spot(across, y)))
        }
        return done
    }

    private static func half(_ label: Chart.Label) -> Double { Double(label.words.count) * 5.8 + 3 }

    private static func touch(_ one: Chart.Label, _ other: Chart.Label) -> Bool {
        abs(one.spot.y - other.spot.y) < 24
            && abs(one.spot.x - other.spot.x) < half(one) + half(other)
    }
}
