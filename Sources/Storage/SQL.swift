/// A statement and its values, kept apart from the first keystroke: what is interpolated becomes a
/// parameter, never text, so there is no way to write an injection.
///
/// ```swift
/// let open: SQL = "SELECT id FROM concern WHERE school = \(urn) AND state = \(state)"
/// let mine: SQL = "\(open) AND \(scope)"     // SQL nests, its values follow along
/// ```
///
/// The text is the portable subset that SQLite and PostgreSQL read with one meaning
/// (`docs/decisions/0002-one-sql.md`). A `?` stands where a value goes, and nowhere else.
public struct SQL: Sendable, ExpressibleByStringInterpolation {
    /// The text with a `?` for each value, as SQLite reads it.
    let text: String
    let values: [SQLValue]

    public init(stringLiteral literal: String) {
        text = literal
        values = []
    }

    public init(stringInterpolation: Interpolation) {
        text = stringInterpolation.text
        values = stringInterpolation.values
    }

    init(text: String, values: [SQLValue]) {
        self.text = text
        self.values = values
    }

    public struct Interpolation: StringInterpolationProtocol {
        @usableFromInline var text = ""
        @usableFromInline var values: [SQLValue] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + 16 * interpolationCount)
            values.reserveCapacity(interpolationCount)
        }

        public mutating func appendLiteral(_ literal: String) { text += literal }

        @inlinable
        public mutating func appendInterpolation(_ value: some Storable) { append(value.sqlValue) }

        @inlinable
        public mutating func appendInterpolation(_ value: (some Storable)?) { append(value.sqlValue) }

        public mutating func appendInterpolation(_ sql: SQL) {
            text += sql.text
            values += sql.values
        }

        /// A parenthesised list for `IN`; an empty list matches nothing.
        @inlinable
        public mutating func appendInterpolation(list: some Collection<some Storable>) {
            guard !list.isEmpty else { return text += "(NULL)" }
            values.reserveCapacity(values.count + list.count)
            var mark = "("
            for value in list {
                text += mark
                append(value.sqlValue)
                mark = ", "
            }
            text += ")"
        }

        @usableFromInline
        mutating func append(_ value: SQLValue) {
            text += "?"
            values.append(value)
        }
    }

    /// The text with `$1 … $n` in the order of the values, as PostgreSQL reads it.
    var numbered: String {
        var numbered = ""
        numbered.reserveCapacity(text.utf8.count + 2 * values.count)
        var number = 0
        for part in text.split(separator: "?", omittingEmptySubsequences: false) {
            if number > 0 { numbered += "$\(number)" }
            numbered += part
            number += 1
        }
        return numbered
    }
}

extension SQL {
    /// Conditions joined by AND; no conditions is true.
    public static func all(_ conditions: [SQL]) -> SQL { joined(conditions, by: " AND ", none: "TRUE") }
    /// Conditions joined by OR; no conditions is false, so that an empty scope shows nothing.
    public static func any(_ conditions: [SQL]) -> SQL { joined(conditions, by: " OR ", none: "FALSE") }

    private static func joined(_ conditions: [SQL], by word: String, none: SQL) -> SQL {
        guard let first = conditions.first else { return none }
        guard conditions.count > 1 else { return first }
        var interpolation = Interpolation(literalCapacity: 0, interpolationCount: 0)
        for (index, condition) in conditions.enumerated() {
            interpolation.appendLiteral(index == 0 ? "((" : ")\(word)(")
            interpolation.appendInterpolation(condition)
        }
        interpolation.appendLiteral("))")
        return SQL(stringInterpolation: interpolation)
    }
}
