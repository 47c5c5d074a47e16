/// A statement and its values, kept apart from the first keystroke: what is interpolated becomes a
/// parameter, never text, so there is no way to write an injection.
///
/// ```swift
/// let open: SQL = "SELECT id FROM concern WHERE school = \(urn) AND state = \(state)"
/// let mine: SQL = "\(open) AND \(scope)"     // SQL nests, its values follow along
/// ```
///
/// The text is the portable subset that SQLite and PostgreSQL read with one meaning
/// (`docs/decisions/0002-one-sql.md`).
public struct SQL: Sendable, ExpressibleByStringInterpolation {
    /// The text around the values: always one more than there are values.
    private(set) var chunks: [String]
    private(set) var values: [SQLValue]

    public init(stringLiteral literal: String) {
        chunks = [literal]
        values = []
    }

    public init(stringInterpolation: Interpolation) {
        chunks = stringInterpolation.chunks
        values = stringInterpolation.values
    }

    /// One more chunk than values.
    init(chunks: [String], values: [SQLValue]) {
        self.chunks = chunks
        self.values = values
    }

    public struct Interpolation: StringInterpolationProtocol {
        var chunks = [""]
        var values: [SQLValue] = []

        public init(literalCapacity: Int, interpolationCount: Int) {}

        public mutating func appendLiteral(_ literal: String) {
            chunks[chunks.count - 1] += literal
        }

        public mutating func appendInterpolation(_ value: some Storable) {
            values.append(value.sqlValue)
            chunks.append("")
        }

        public mutating func appendInterpolation(_ value: (some Storable)?) {
            values.append(value.sqlValue)
            chunks.append("")
        }

        public mutating func appendInterpolation(_ sql: SQL) {
            chunks[chunks.count - 1] += sql.chunks[0]
            chunks += sql.chunks.dropFirst()
            values += sql.values
        }

        /// A parenthesised list for `IN`; an empty list matches nothing.
        public mutating func appendInterpolation(list: some Collection<some Storable>) {
            guard !list.isEmpty else { return appendLiteral("(NULL)") }
            appendLiteral("(")
            for (index, value) in list.enumerated() {
                if index > 0 { appendLiteral(", ") }
                appendInterpolation(value)
            }
            appendLiteral(")")
        }
    }

    /// The text with `$1 … $n` in the order of the values, so that both engines number them alike.
    var text: String {
        var text = chunks[0]
        for (index, chunk) in chunks.dropFirst().enumerated() {
            text += "$\(index + 1)"
            text += chunk
        }
        return text
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
