import Pages
import Reckoning
import Storage

/// The line in figures over a week, a term or a year: for those who work on the line as they are,
/// for everybody else without small numbers and to the nearest ten, so that neither a call nor the
/// difference of two tables tells of anybody.
package struct LineFigures: Codable, Sendable {
    package enum Span: String, Sendable, Codable, CaseIterable {
        case week, term, year

        var words: String {
            switch self {
            case .week: "This week"
            case .term: "This term"
            case .year: "This school year"
            }
        }
    }

    package let span: Span
    package let from: Day
    package let to: Day
    /// Whether small numbers are left out and the others rounded.
    package let isGuarded: Bool
    package let calls: Int?
    /// Calls after which the caller needed nothing more from the line, in per cent.
    package let settledAtOnce: Int?
    package let reasons: [LineCount]
    package let zones: [LineCount]
    package let callers: [LineCount]
    package let outcomes: [LineCount]
    /// What was asked for and is not there; for those who plan services.
    package let notFound: [NotFound]

    package struct NotFound: Codable, Sendable {
        package let words: String
        package let calls: Int
        package let last: Day
    }

    static func load(_ visit: Visit) async throws -> LineFigures {
        let span = Span(rawValue: visit.query["span"]) ?? .term
        let (person, authority, today) = (try visit.signedIn, visit.authority, visit.today)
        return try await visit.store.read { database in
            try load(span, for: person, authority, on: today, in: database)
        }
    }

    /// One query over the counters of days and months.
    package static func load(
        _ span: Span, for person: Person, _ authority: Authority, on today: Day,
        in database: any Connection
    ) throws -> LineFigures {
        let from = start(of: span, authority, today)
        let seesAll = person.scope(.logCall).isCounty
        let counted = try LineCounts.between(from, today, in: database)
        func counts(_ what: LineCounts.What) -> [LineCount] {
            let sums = counted.list(what)
            return seesAll ? sums : guarded(sums, below: authority.suppressCountsBelow)
        }
        let (total, settled) = (counted.number(.all), counted.number(.settled))
        let mayKnowShare = seesAll || total >= 20
        return LineFigures(
            span: span, from: from, to: today, isGuarded: !seesAll,
            calls: seesAll ? total : rounded(total, below: authority.suppressCountsBelow),
            settledAtOnce: total > 0 && mayKnowShare ? (settled * 100 + total / 2) / total : nil,
            reasons: counts(.reason), zones: counts(.zone), callers: counts(.caller),
            outcomes: counts(.outcome),
            notFound: seesAll || person.may(.seeCounty) ? try missing(from...today, in: database) : [])
    }

    private static func start(of span: Span, _ authority: Authority, _ today: Day) -> Day {
        switch span {
        case .week: return today.monday
        case .term:
            let begun = authority.calendar.terms.last { $0.days.lowerBound <= today }
            return begun?.days.lowerBound ?? today.monday
        case .year: return Day(year: today.academicYear, month: 9, day: 1) ?? today.monday
        }
    }

    /// Small counts, and whatever would give them away, are left out; the rest is rounded.
    private static func guarded(_ counts: [LineCount], below least: Int) -> [LineCount] {
        let shown = SmallNumbers.protect(counts.map { [$0.calls ?? 0] }, below: least, totals: .shown)
        return zip(counts, shown.cells).map { count, cells in
            LineCount(code: count.code, calls: cells.first?.shown.map { ($0 + 5) / 10 * 10 })
        }
    }

    private static func rounded(_ count: Int, below least: Int) -> Int? {
        SmallNumbers.protect(count, below: least).shown.map { ($0 + 5) / 10 * 10 }
    }

    private static func missing(
        _ days: ClosedRange<Day>, in database: any Connection
    ) throws -> [NotFound] {
        try database.all(
            """
            SELECT min(c.not_found), count(*), max(c.day) FROM line_call c
            WHERE c.day BETWEEN \(days.lowerBound) AND \(days.upperBound) AND c.not_found <> ''
            GROUP BY lower(c.not_found) ORDER BY 2 DESC, 3 DESC, 1 LIMIT 100
            """
        ) { row in NotFound(words: try row[0], calls: try row[1], last: try row[2]) }
    }
}
