import Foundation
import Pages
import Reckoning
import Storage

/// Find my zone: for a part of a name of two words, or for a postcode.
struct FindPage {
    struct Line {
        let school: SchoolRow
        var metres = 0
    }

    let words: Words
    let asked: String
    let isNear: Bool
    let lines: [Line]

    static func load(
        _ asked: String, _ sql: Statements, _ words: Words, _ database: any Connection
    ) throws -> FindPage {
        if let postcode = Postcode(asked) {
            let lines = try near(postcode.text, sql, database)
            return FindPage(words: words, asked: postcode.text, isNear: true, lines: lines)
        }
        let parts = asked.lowercased().split(separator: " ").map(String.init)
        guard parts.count == 2 else {
            return FindPage(words: words, asked: asked, isNear: false, lines: [])
        }
        let lines = try named(parts, sql, database)
        return FindPage(words: words, asked: asked, isNear: false, lines: lines)
    }

    private static func named(
        _ parts: [String], _ sql: Statements, _ database: any Connection
    ) throws -> [Line] {
        let ends = parts.map { $0 + String(repeating: "z", count: 24) }
        let counts = try database.all(
            sql(
                "rarest",
                [
                    "first": .text(parts[0]), "first_end": .text(ends[0]),
                    "second": .text(parts[1]), "second_end": .text(ends[1]),
                ])
        ) { try $0[1] as Int }
        let (rare, other) = counts[0] <= counts[1] ? (0, 1) : (1, 0)
        let typed = parts.joined(separator: " ")
        return try database.all(
            sql(
                "named",
                [
                    "rare": .text(parts[rare]), "rare_end": .text(ends[rare]),
                    "other": .text(parts[other]), "other_end": .text(ends[other]),
                    "typed": .text(typed), "length": .integer(typed.count),
                    "today": .text(Today.day),
                ])
        ) { Line(school: try SchoolRow(row: $0)) }
    }

    private static func near(
        _ postcode: String, _ sql: Statements, _ database: any Connection
    ) throws -> [Line] {
        let places = try database.all(sql("place", ["postcode": .text(postcode)])) {
            (east: try $0[0] as Int, north: try $0[1] as Int)
        }
        guard let place = places.first else { return [] }
        var found: [(urn: Int, metres: Int)] = []
        for reach in [4_000, 16_000, 64_000, 1_000_000] {
            found = try box(place.east, place.north, reach, sql, database)
            if found.count >= 5, found[4].metres <= reach { break }
        }
        let metres = Dictionary(uniqueKeysWithValues: found.prefix(5).map { ($0.urn, $0.metres) })
        return try database.all(
            sql("near", ["schools": .list(Array(metres.keys)), "today": .text(Today.day)])
        ) { row in
            let school = try SchoolRow(row: row)
            return Line(school: school, metres: metres[school.urn] ?? 0)
        }.sorted { $0.metres < $1.metres }
    }

    private static func box(
        _ east: Int, _ north: Int, _ reach: Int, _ sql: Statements, _ database: any Connection
    ) throws -> [(urn: Int, metres: Int)] {
        let strips = max(0, east - reach) / 4_000...max(0, east + reach) / 4_000
        return try database.all(
            sql(
                "box",
                [
                    "strips": .list(Array(strips)), "south": .integer(north - reach),
                    "north": .integer(north + reach),
                ])
        ) { row in
            let (x, y) = (Double(try row[1] as Int - east), Double(try row[2] as Int - north))
            return (urn: try row[0] as Int, metres: Int((x * x + y * y).squareRoot()))
        }.sorted { ($0.metres, $0.urn) < ($1.metres, $1.urn) }
    }
}

extension FindPage {
    var html: HTML {
        Frame(words: words, title: "Schools found - Find my zone", isPublic: true).page(
            """
            <h1>Find my zone</h1>
            <p>Every school in \(words.short) belongs to a school and community zone. Find yours, the team that works with it and how to reach them.</p>
            <form method="get" action="/find-my-zone" class="form" role="search">
            <div class="field"><label for="f-q">School’s name, or a postcode</label>
            <p class="hint" id="h-q">For example, part of a school’s name, or NR1 2DH</p>
            <input id="f-q" name="q" type="text" class="w-30" value="\(asked)" maxlength="100" aria-describedby="h-q" data-suggest="/find-my-zone/suggest" data-suggest-into="f-q-found"><ul class="suggestions" id="f-q-found"></ul></div>
            <button class="button">Find my zone</button></form>
            \(isNear ? table : list)
            """)
    }

    private func zone(_ line: Line) -> String { words.zoneName(line.school.zone) ?? "No zone recorded yet" }

    private var list: HTML {
        let items = lines.map { line -> HTML in
            """
            <li><a href="/find-my-zone/\(line.school.urn)">\(line.school.name)</a>, \(line.school.town)<br><span class="soft">\(zone(line))</span></li>
            """
        }
        return """
            <h2>\(lines.count) schools found</h2><ul class="plain">\(items)</ul>
            \(if: lines.count >= 10, "<p>There may be more. Type more of the name to see fewer.</p>")
            """
    }

    private var table: HTML {
        let rows = lines.map { line -> HTML in
            let tenths = (line.metres + 50) / 100
            return """
                <tr><th scope="row"><a href="/find-my-zone/\(line.school.urn)">\(line.school.name)</a></th><td>\(tenths / 10).\(tenths % 10) km</td><td>\(zone(line))</td></tr>
                """
        }
        return """
            <h2>Schools nearest to \(asked)</h2><div class="scroll" role="region" aria-label="Nearest schools, as the crow flies" tabindex="0"><table>
            <caption>Nearest schools, as the crow flies</caption><thead><tr><th scope="col">School</th><th scope="col">Distance</th><th scope="col">Zone</th></tr></thead>
            <tbody>\(rows)</tbody></table></div>
            """
    }
}
