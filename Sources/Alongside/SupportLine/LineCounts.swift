import Reckoning
import Storage

/// A call, as far as it is counted.
package struct CountedCall: Sendable {
    package let day: Day
    package let reason: String
    /// Empty where no zone is known.
    package let zone: String
    package let caller: String
    package let outcome: String
    package let isSettled: Bool

    package init(day: Day, reason: String, zone: String, caller: String, outcome: String, isSettled: Bool) {
        (self.day, self.reason, self.zone) = (day, reason, zone)
        (self.caller, self.outcome, self.isSettled) = (caller, outcome, isSettled)
    }
}

/// Calls counted as they are logged, by day and by month, so that the board and the figures cost
/// what they show and not what was ever logged. A year is eleven months and some days.
package struct LineCounts: Sendable {
    package enum What: String, Sendable, CaseIterable, StorableText {
        case all, settled, reason, zone, caller, outcome
    }

    private let counts: [What: [String: Int]]

    /// How many calls there were, or were settled at once.
    package func number(_ what: What) -> Int { counts[what]?.values.reduce(0, +) ?? 0 }

    /// Calls by code, the most first.
    package func list(_ what: What) -> [LineCount] {
        (counts[what] ?? [:]).filter { $0.value > 0 }
            .map { LineCount(code: $0.key, calls: $0.value) }
            .sorted { ($1.calls ?? 0, $0.code) < ($0.calls ?? 0, $1.code) }
    }

    /// The calls from one day to another.
    package static func between(
        _ from: Day, _ to: Day, in database: any Connection
    ) throws -> LineCounts {
        let rows = parts(from, to).map { part -> SQL in
            """
            SELECT what, code, calls FROM line_count
            WHERE span = \(part.span) AND period BETWEEN \(part.from) AND \(part.to)
            """
        }
        let all = rows.dropFirst().reduce(rows[0]) { "\($0) UNION ALL \($1)" }
        var counts: [What: [String: Int]] = [:]
        try database.each(
            "SELECT what, code, CAST(sum(calls) AS BIGINT) FROM (\(all)) counted GROUP BY what, code"
        ) { row in counts[try row[0], default: [:]][try row[1]] = try row[2] }
        return LineCounts(counts: counts)
    }

    private enum Span: String, StorableText {
        case day, month
    }

    /// Whole months by the month, what stands around them by the day.
    private static func parts(_ from: Day, _ to: Day) -> [(span: Span, from: Day, to: Day)] {
        let first = from.day == 1 ? from : from.firstOfMonth.adding(days: 31).firstOfMonth
        let last = to.firstOfMonth
        guard first < last else { return [(.day, from, to)] }
        var parts: [(Span, Day, Day)] = [(.month, first, last.adding(days: -1)), (.day, last, to)]
        if from < first { parts.append((.day, from, first.adding(days: -1))) }
        return parts
    }

    /// Counts a call that is being logged, in the same transaction.
    static func add(_ call: CountedCall, _ writing: Writing) throws {
        var tally = Tally()
        tally.add(call)
        var rows = table
        tally.write(to: &rows)
        try rows.insert(on: writing.connection)
    }

    /// Calls while they are being counted: one row for each count, however many calls.
    package struct Tally: Sendable {
        private struct Key: Hashable {
            let span: Span
            let period: Day
            let what: What
            let code: String
        }

        private var counts: [Key: Int] = [:]

        package init() {}

        package mutating func add(_ call: CountedCall) {
            let kinds: [(What, String)] =
                [
                    (.all, ""), (.reason, call.reason), (.zone, call.zone), (.caller, call.caller),
                    (.outcome, call.outcome),
                ] + (call.isSettled ? [(.settled, "")] : [])
            for (span, period) in [(Span.day, call.day), (.month, call.day.firstOfMonth)] {
                for (what, code) in kinds {
                    counts[Key(span: span, period: period, what: what, code: code), default: 0] += 1
                }
            }
        }

        /// In order, so that two servers that count at once wait for each other and never both.
        package func write(to rows: inout BulkInsert) {
            let sorted = counts.sorted { one, other in
                let (one, other) = (one.key, other.key)
                return (one.span.rawValue, one.period, one.what.rawValue, one.code)
                    < (other.span.rawValue, other.period, other.what.rawValue, other.code)
            }
            for (key, calls) in sorted { rows.add(key.span, key.period, key.what, key.code, calls) }
        }
    }

    /// One row for each count, added to what is counted already.
    package static let table = BulkInsert(
        into: "line_count", "span, period, what, code, calls",
        then: """
            ON CONFLICT (span, period, what, code)
            DO UPDATE SET calls = line_count.calls + excluded.calls
            """)

    /// Takes a call out of those that were settled at once, if it was among them: something is
    /// promised after all.
    static func unsettle(_ call: ID<LineCall>, _ writing: Writing) throws {
        let day: Day? = try writing.connection.value(
            "SELECT day FROM line_call WHERE id = \(call) AND is_resolved")
        guard let day else { return }
        try writing.run(
            """
            UPDATE line_count SET calls = calls - 1 WHERE what = \(What.settled) AND code = ''
            AND (span = \(Span.day) AND period = \(day)
                OR span = \(Span.month) AND period = \(day.firstOfMonth))
            """)
    }
}

extension Day {
    fileprivate var firstOfMonth: Day { adding(days: 1 - day) }
}
