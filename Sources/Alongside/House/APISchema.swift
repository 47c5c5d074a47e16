import Foundation
import Reckoning
import Storage

/// The JSON Schema of a type, found by letting the type decode itself from a decoder that writes
/// down what is asked of it. What the API answers and what it says it answers cannot differ.
package enum APISchema {
    /// The schema of a type: an object with its properties, a list, a text, a number.
    package static func of(_ type: any Decodable.Type) -> JSONValue {
        let recorder = SchemaRecorder()
        return (try? recorder.schema(of: type)) ?? ["type": "object"]
    }
}

/// A value of JSON, for writing documents.
package indirect enum JSONValue: Sendable, Encodable, ExpressibleByStringLiteral,
    ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByIntegerLiteral
{
    case text(String)
    case number(Int)
    case truth(Bool)
    case list([JSONValue])
    case object([String: JSONValue])

    package init(stringLiteral value: String) { self = .text(value) }
    package init(integerLiteral value: Int) { self = .number(value) }
    package init(booleanLiteral value: Bool) { self = .truth(value) }
    package init(arrayLiteral elements: JSONValue...) { self = .list(elements) }
    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(Dictionary(elements) { _, last in last })
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let value): try container.encode(value)
        case .number(let value): try container.encode(value)
        case .truth(let value): try container.encode(value)
        case .list(let value): try container.encode(value)
        case .object(let value): try container.encode(value)
        }
    }
}

/// A type that is one text or number in JSON, with an example that its own initialiser accepts.
protocol APIScalar: Decodable {
    static var example: Self { get }
    static var schema: JSONValue { get }
}

/// A value that may be null.
protocol APIOptional {
    static var wrapped: any Decodable.Type { get }
    static var nothing: Self { get }
}

extension Optional: APIOptional where Wrapped: Decodable {
    static var wrapped: any Decodable.Type { Wrapped.self }
    static var nothing: Self { nil }
}

extension Day: APIScalar {
    static var example: Day { Day(number: 20_000) }
    static var schema: JSONValue { ["type": "string", "format": "date"] }
}

extension Instant: APIScalar {
    static var example: Instant { Instant(milliseconds: 0) }
    static var schema: JSONValue { ["type": "string", "format": "date-time"] }
}

extension ID: APIScalar {
    static var example: ID { ID(milliseconds: 0, random: 0, 0) }
    static var schema: JSONValue { ["type": "string", "format": "uuid"] }
}

extension String: APIScalar {
    static var example: String { "" }
    static var schema: JSONValue { ["type": "string"] }
}

extension Int: APIScalar {
    static var example: Int { 0 }
    static var schema: JSONValue { ["type": "integer"] }
}

extension Double: APIScalar {
    static var example: Double { 0 }
    static var schema: JSONValue { ["type": "number"] }
}

extension Bool: APIScalar {
    static var example: Bool { false }
    static var schema: JSONValue { ["type": "boolean"] }
}
