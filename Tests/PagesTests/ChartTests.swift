import Pages
import Reckoning
import Testing

/// The pictures: how long things are drawn, what is never drawn, and that words stay words.
struct ChartTests {
    private let head = Chart.Head(id: "pic", title: "Children by need", says: "Speech is largest.")

    private func bars(_ bars: [Chart.Bar]) -> String {
        Chart.bars(head, rows: "Need", figures: "Children", bars).text
    }

    private func columns(_ labels: [String], _ series: [Chart.Series]) -> String {
        Chart.columns(head, rows: "Term", labels, series).text
    }

    private func heat(_ values: [Chart.Value]) -> String {
        Chart.heat(
            head, rows: "Section", columns: values.indices.map(String.init),
            [.init("Speech", values)]
        ).text
    }

    private func widths(_ text: String) -> [String] {
        text.matches(of: /<rect [^>]*width="([^"]*)"/).map { String($0.output.1) }
    }

    private func heights(_ text: String) -> [String] {
        text.matches(of: /<rect [^>]*height="([^"]*)"/).map { String($0.output.1) }
    }

    @Test func `every picture is named, described and has its figures as a table`() {
        let pictures = [
            bars([.init("Speech", 4)]), columns(["Autumn"], [.init("Calls", [4])]),
            Chart.timeline(head, today: nil, [.init("Phase 1", from: Day(number: 20_000), to: nil)])
                .text,
            Chart.map(
                head, ground: [[.init(0, 0), .init(1, 0), .init(1, 1)]], dots: [], labels: [],
                table: Part.table("Zones", ["Zone"], [["Coast"]])
            ).text,
        ]
        for picture in pictures {
            #expect(picture.contains(#"role="img" aria-labelledby="pic-title pic-says""#))
            #expect(picture.contains(#"<title id="pic-title">Children by need</title>"#))
            #expect(picture.contains(#"<desc id="pic-says">Speech is largest.</desc>"#))
            #expect(picture.contains("<details>") && picture.contains("<table>"))
            #expect(
                !picture.contains("style="), "the content security policy refuses inline styles")
        }
    }

    @Test func `the largest bar is the longest and the others keep their proportion`() throws {
        let long = widths(bars([.init("A", 40), .init("B", 20), .init("C", 10)]))
            .compactMap { Double($0.dropLast()) }
        try #require(long.count == 3)
        #expect(long[0] > 50 && long[0] <= 84)
        #expect(abs(long[1] - long[0] / 2) < 0.02)
        #expect(abs(long[2] - long[0] / 4) < 0.02)
    }

    @Test func `one value fills its picture`() {
        #expect(widths(bars([.init("A", 3)])) == ["84%"])
        #expect(heights(columns(["Autumn"], [.init("Calls", [3])])) == ["160"])
        #expect(heat([3]).contains(#"<td class="h5">3</td>"#))
    }

    @Test func `a number leads where it is told to, and its address is escaped`() {
        let row = Chart.HeatRow("Week", [3, 0], links: ["#a\"b", nil])
        let html = Chart.heat(
            .init(id: "heat", title: "Days", says: "How many."), rows: "Week", columns: ["Monday", "Tuesday"], [row]
        ).text
        #expect(html.contains(##"<td class="h5"><a href="#a&quot;b">3</a></td><td class="h0">0</td>"##))
    }

    @Test func `where all is zero nothing is drawn and every number still stands`() {
        #expect(widths(bars([.init("A", 0), .init("B", 0)])) == ["0%", "0%"])
        let low = columns(["Autumn", "Spring"], [.init("Calls", [0, 0])])
        #expect(heights(low) == ["0", "0"])
        #expect(low.matches(of: />0<\/text>/).count == 2)
        #expect(heat([0, 0]).matches(of: /<td class="h0">0</).count == 2)
    }

    @Test func `without figures the page says so instead of showing an empty picture`() {
        for picture in [
            bars([]), columns([], []), columns(["Autumn"], []), heat([]),
            Chart.timeline(head, today: Day(number: 20_000), []).text,
            Chart.map(head, ground: [], dots: [], labels: [], table: "").text,
        ] {
            #expect(picture.contains("There are no figures to show yet."))
            #expect(!picture.contains("<svg") && !picture.contains("<table"))
        }
    }

    @Test func `a suppressed figure is a c without length or shade, and the page says why`() {
        let drawn = bars([.init("Hearing", .suppressed), .init("Speech", 40)])
        #expect(widths(drawn) == ["0%", "84%"])
        #expect(drawn.contains(">c</text>") && drawn.contains("<td>c</td>"))
        #expect(drawn.contains("c: not shown"))
        #expect(heat([.suppressed, 9]).contains(#"<td class="h0">c</td>"#))
        #expect(!bars([.init("Speech", 40)]).contains("c: not shown"))
    }

    @Test func `a series that is too short, and what is no number, are shown as missing`() {
        let text = columns(["Autumn", "Spring"], [.init("Calls", [.number(.nan)])])
        #expect(text.matches(of: /<td>–<\/td>/).count == 2)
        #expect(!text.lowercased().contains("nan"))
        #expect(widths(bars([.init("A", -5), .init("B", .number(.infinity))])) == ["0%", "0%"])
    }

    @Test func `words are escaped wherever they stand`() {
        let bad = #"<b>"O'Neil" & co"#
        let good = "&lt;b&gt;&quot;O&#39;Neil&quot; &amp; co"
        let head = Chart.Head(id: "pic", title: bad, says: bad)
        let spot = Chart.Spot(1, 1)
        let pictures = [
            Chart.bars(head, rows: bad, figures: bad, [.init(bad, 1)]),
            Chart.columns(head, rows: bad, [bad], [.init(bad, [1]), .init(bad, [2])]),
            Chart.heat(head, rows: bad, columns: [bad], [.init(bad, [1])]),
            Chart.timeline(head, today: nil, [.init(bad, from: Day(number: 0), to: nil)]),
            Chart.map(
                head, ground: [], dots: [.init(bad, spot)], labels: [.init(bad, spot)], table: ""),
        ]
        for picture in pictures.map(\.text) {
            #expect(!picture.contains("<b>"))
            #expect(picture.contains(good))
        }
    }

    @Test func `one strong series stands out, and every series is named beside its columns`() {
        let text = columns(
            ["Autumn", "Spring"],
            [.init("Last year", [1, 2]), .init("This year", [3, 4], strong: true)])
        #expect(text.matches(of: /class="c-main"/).count == 2)
        #expect(text.matches(of: /class="c-mid"/).count == 2)
        #expect(text.contains(">Last year</text>") && text.contains(">This year</text>"))
    }

    @Test func `labels that a phone has no room for are left to wider screens`() {
        let weeks = (1...20).map { "Week \($0)" }
        let text = columns(weeks, [.init("Calls", weeks.map { _ in 100 })])
        #expect(text.contains("roomy"))
        #expect(!columns(["Autumn", "Spring"], [.init("Calls", [1, 2])]).contains("roomy"))
    }

    @Test func `phases lie where their days are`() throws {
        let september = try #require(Day(iso: "2024-09-01"))
        let march = try #require(Day(iso: "2025-03-01"))
        let august = try #require(Day(iso: "2025-08-31"))
        let text = Chart.timeline(
            head, today: nil,
            [
                .init("All year", from: september, to: august),
                .init("From March", from: march, to: nil),
            ]
        ).text
        let starts = text.matches(of: /<rect x="([^"]*)%"/).compactMap { Double($0.output.1) }
        let widths = widths(text).compactMap { Double($0.dropLast()) }
        #expect(starts == [0, 49.59])
        #expect(widths == [100, 50.41])
        #expect(text.contains("Sep 2024") && text.contains("from 1 March 2025"))
    }

    @Test func `one day alone is still seen`() throws {
        let day = try #require(Day(iso: "2025-03-04"))
        let text = Chart.timeline(
            head, today: day,
            [
                .init("Review", from: day, to: day),
                .init("Long", from: day, to: day.adding(days: 900)),
            ]
        ).text
        #expect(widths(text).contains("1%"))
        #expect(text.contains("Today, 4 March 2025"))
    }

    @Test func `a map keeps its shape, and labels at one spot are moved apart`() {
        let ring: [Chart.Spot] = [.init(100, 50), .init(300, 50), .init(300, 150), .init(100, 150)]
        let text = Chart.map(
            head, ground: [ring], dots: [.init("One place", .init(200, 100))],
            labels: [.init("Coast", .init(200, 100)), .init("City", .init(200, 100))], table: ""
        ).text
        #expect(text.contains(#"points="24,24 776,24 776,400 24,400""#))
        #expect(text.contains(#"<circle cx="400" cy="212""#))
        let heights = text.matches(of: /<text x="400" y="([^"]*)"/).compactMap {
            Double($0.output.1)
        }
        #expect(heights.count == 2 && abs((heights.first ?? 0) - (heights.last ?? 0)) >= 24)
    }

    @Test func `numbers are written as people write them`() {
        #expect(Chart.Value(1_250).words() == "1,250")
        #expect(Chart.Value.number(12.34).words() == "12.3")
        #expect(Chart.Value.number(-0.01).words() == "0")
        #expect(Chart.Value.number(2.5).words(.days) == "2½ days")
        #expect(Chart.Value.number(0.25).words(.days) == "¼ day")
        #expect(Chart.Value(1).words(.days) == "1 day")
        #expect(Chart.Value.number(12.5).words(.percent) == "12.5%")
        #expect(Chart.Value(125_050).words(.money) == "£1,250.50")
        #expect(Chart.Value(125_005).words(.money) == "£1,250.05")
        #expect(Chart.Value(125_000).words(.money) == "£1,250")
        #expect(Chart.Value.missing.words() == "–")
        #expect(Chart.Value.number(1e300).words() == "–")
    }

    @Test func `the files that every visitor may have are in the program`() {
        #expect(Asset.all.map(\.name) == ["style.css", "app.js", "icon.svg"])
        #expect(Asset.style.mediaType == "text/css; charset=utf-8")
        #expect(Asset.style.address == "/public/style.css?v=\(Asset.style.mark)")
        #expect(Asset.style.mark.count == 16 && Asset.style.mark != Asset.script.mark)
        #expect(Asset.named("../Package.swift") == nil && Asset.named("") == nil)
        #expect(Asset.all.map(\.bytes.count).reduce(0, +) < 40_000, "the whole before pictures")
        #expect(!Asset.all.contains { $0.bytes.isEmpty })
    }
}
