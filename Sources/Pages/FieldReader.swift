import Reckoning

/// A reason why something cannot be done, tied to the field to mend, in words fit for the page.
public struct Refusal: Sendable, Equatable, Codable {
    /// The field's name; empty where it is about the whole.
    public let field: String
    public let words: String

    public init(_ field: String = "", _ words: String) {
        self.field = field
        self.words = words
    }

    public init(_ field: Field, _ words: String) { self.init(field.name, words) }
}

/// Everything that stands in the way, all at once.
public struct Refusals: Error, Sendable, Equatable {
    public let list: [Refusal]
    public init(_ list: [Refusal]) { self.list = list }
}

/// Reads fields into values and collects what is missing or malformed, so that a person hears of
/// all of it in one go.
///
/// ```swift
/// let focus = form.required(Self.focus, as: Focus.self)
/// let tried = form.text(Self.tried)
/// guard let focus else { throw form.refused }
/// ```
public struct FieldReader {
    public let given: Given
    public private(set) var refusals: [Refusal] = []

    public init(_ given: Given) { self.given = given }

    public var refused: Refusals { Refusals(refusals) }

    /// Throws all that was missing or malformed, if anything was.
    public func finish() throws(Refusals) {
        if !refusals.isEmpty { throw refused }
    }

    public mutating func refuse(_ field: Field, _ words: String) {
        refusals.append(Refusal(field, words))
    }

    /// A value that must be there.
    public mutating func required<Value: FieldValue>(
        _ field: Field, as: Value.Type = Value.self
    ) -> Value? {
        let text = written(field)
        if text.isEmpty {
            refuse(field, field.missing.isEmpty ? "\(field.label) is missing" : field.missing)
            return nil
        }
        return parsed(text, field)
    }

    /// A value that may be left out.
    public mutating func optional<Value: FieldValue>(
        _ field: Field, as: Value.Type = Value.self
    ) -> Value? {
        let text = written(field)
        return text.isEmpty ? nil : parsed(text, field)
    }

    /// Text, checked for its length; empty where it is left out and may be.
    public mutating func text(_ field: Field) -> String {
        let value: String? = field.isRequired ? required(field) : optional(field)
        return value ?? ""
    }

    /// Every value that was chosen.
    public mutating func several<Value: FieldValue>(
        _ field: Field, as: Value.Type = Value.self
    ) -> [Value] {
        let texts = given.all(field.name)
        if texts.isEmpty, field.isRequired { refuse(field, field.missing) }
        return texts.compactMap { parsed($0, field) }
    }

    private mutating func parsed<Value: FieldValue>(_ text: String, _ field: Field) -> Value? {
        let length = text.unicodeScalars.count
        guard length <= field.limit else {
            refuse(field, "\(field.label): use \(field.limit) characters or fewer (you have \(length))")
            return nil
        }
        guard let value = Value(given: text) else {
            refuse(field, "\(field.label): give \(Value.expected)")
            return nil
        }
        return value
    }

    /// A field's text; a day may come as three boxes.
    private func written(_ field: Field) -> String {
        let text = given[field.name]
        guard case .day = field.kind, text.isEmpty else { return text }
        let parts = ["year", "month", "day"].map { given["\(field.name)-\($0)"] }
        if parts.allSatisfy(\.isEmpty) { return "" }
        let numbers = parts.compactMap { Int($0) }
        guard numbers.count == 3, let day = Day(year: numbers[0], month: numbers[1], day: numbers[2])
        else { return parts.reversed().joined(separator: " ") }
        return day.iso
    }
}

extension Day: FieldValue {
    public init?(given text: String) { self.init(iso: text) }
    public static var expected: String { "a real date, like 4 3 2025" }
}
