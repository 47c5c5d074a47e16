/// One thing that is asked: its name at every door, its words on the page, and how it is filled in.
public struct Field: Sendable {
    public enum Kind: Sendable {
        case text(width: Int)
        case longText(rows: Int)
        case choice([Choice])
        case choices([Choice])
        /// One step of a scale, least first: the steps stand in one row.
        case scale([Choice])
        /// One of a list that unfolds; `none` is what stands there while nothing is chosen.
        case pick([Choice], none: String = "Choose")
        case day
        case number
        case email
        case password
        /// Carried along, never shown: an id from the address, a version.
        case hidden
    }

    public struct Choice: Sendable {
        public let value: String
        public let label: String
        public let hint: String

        public init(_ value: String, _ label: String, hint: String = "") {
            self.value = value
            self.label = label
            self.hint = hint
        }
    }

    public let name: String
    public let label: String
    public let hint: String
    public var kind: Kind
    public let isRequired: Bool
    /// What to say where it is missing: "Say what you have tried".
    public let missing: String
    /// The most characters it takes.
    public let limit: Int
    /// Whether it is required only beside some values of other fields; the act says which.
    public private(set) var isSometimes = false
    /// What a browser may fill in by itself, in HTML's words: `username`.
    public private(set) var remembered = ""

    public init(
        _ name: String, _ label: String, hint: String = "", _ kind: Kind = .text(width: 30),
        required missing: String? = nil, limit: Int = 500
    ) {
        self.name = name
        self.label = label
        self.hint = hint
        self.kind = kind
        isRequired = missing != nil
        self.missing = missing ?? ""
        if case .longText = kind, limit == 500 { self.limit = 10_000 } else { self.limit = limit }
    }

    /// The values to choose from; none where anything may be written.
    public var choices: [String] {
        switch kind {
        case .choice(let choices), .choices(let choices), .scale(let choices), .pick(let choices, _):
            choices.map(\.value)
        case .text, .longText, .day, .number, .email, .password, .hidden: []
        }
    }

    /// The same field, required only beside some values of other fields.
    public func sometimes() -> Field {
        var field = self
        field.isSometimes = true
        return field
    }

    /// The same field, which a browser may fill in by itself.
    public func remembered(as purpose: String) -> Field {
        var field = self
        field.remembered = purpose
        return field
    }

    /// The same field offering other choices, for those that the authority package decides.
    public func offering(_ choices: [Choice]) -> Field {
        var field = self
        switch kind {
        case .choices: field.kind = .choices(choices)
        case .scale: field.kind = .scale(choices)
        case .pick(_, let none): field.kind = .pick(choices, none: none)
        default: field.kind = .choice(choices)
        }
        return field
    }
}

/// A value that can be given in a field.
public protocol FieldValue {
    init?(given text: String)
    /// What was wanted, for the message: "a date, like 4 3 2025".
    static var expected: String { get }
}

extension String: FieldValue {
    public init?(given text: String) { self = text }
    public static var expected: String { "text" }
}

extension Int: FieldValue {
    public init?(given text: String) { self.init(text) }
    public static var expected: String { "a whole number" }
}

extension FieldValue where Self: RawRepresentable, RawValue == String {
    public init?(given text: String) { self.init(rawValue: text) }
    public static var expected: String { "one of the choices" }
}
