import Reckoning

/// A decoder that holds nothing and writes down what a type asks it for.
final class SchemaRecorder: Decoder {
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }
    private(set) var properties: [String: JSONValue] = [:]
    private(set) var required: [String] = []
    private var element: JSONValue?
    /// What a type that is one value of another asked for.
    private var single: JSONValue?
    /// How deep one type stands in another; a type that holds itself ends here.
    private let depth: Int

    init(depth: Int = 0) { self.depth = depth }

    /// A type's schema, and nothing else of it.
    func schema(of type: any Decodable.Type) throws -> JSONValue { try sample(of: type).schema }

    /// A value of the type, for the type that holds it, with the schema.
    func sample<Value: Decodable>(of type: Value.Type) throws -> (value: Value, schema: JSONValue) {
        if let scalar = type as? any APIScalar.Type, let value = scalar.example as? Value {
            return (value, scalar.schema)
        }
        if type == URN.self, let value = URN(100_000) as? Value {
            return (value, ["type": "integer", "minimum": 100_000, "maximum": 999_999])
        }
        if let optional = type as? any APIOptional.Type, let value = optional.nothing as? Value {
            let inner = SchemaRecorder(depth: depth)
            return (value, ["anyOf": [try inner.schema(of: optional.wrapped), ["type": "null"]]])
        }
        if let choices = type as? any CaseIterable.Type, let found = Self.choice(choices, as: type) {
            return found
        }
        guard depth < 6 else { throw TooDeep() }
        let inner = SchemaRecorder(depth: depth + 1)
        let value = try Value(from: inner)
        return (value, inner.schema)
    }

    private struct TooDeep: Error {}

    private static func choice<Cases: CaseIterable, Value>(
        _ type: Cases.Type, as: Value.Type
    ) -> (value: Value, schema: JSONValue)? {
        let values = Array(type.allCases)
        guard let first = values.first as? Value else { return nil }
        let names = values.compactMap { ($0 as? any RawRepresentable)?.rawValue as? String }
        return (first, ["type": "string", "enum": .list(names.map(JSONValue.text))])
    }

    /// The object, the list or the one value that was asked for.
    var schema: JSONValue {
        if let single { return single }
        if let element { return ["type": "array", "items": element] }
        return [
            "type": "object", "properties": .object(properties),
            "required": .list(required.map(JSONValue.text)),
        ]
    }

    func container<Key: CodingKey>(keyedBy: Key.Type) throws -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(Keyed<Key>(recorder: self))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { Unkeyed(recorder: self) }
    func singleValueContainer() throws -> any SingleValueDecodingContainer { Single(recorder: self) }

    private struct Keyed<Key: CodingKey>: KeyedDecodingContainerProtocol {
        let recorder: SchemaRecorder
        var codingPath: [any CodingKey] { [] }
        var allKeys: [Key] { [] }
        func contains(_ key: Key) -> Bool { true }
        func decodeNil(forKey key: Key) throws -> Bool { false }

        func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
            let found = try recorder.sample(of: type)
            recorder.properties[key.stringValue] = found.schema
            recorder.required.append(key.stringValue)
            return found.value
        }

        // What is one of the language's own types is asked for by name, and would count as required.
        func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
            try optional(type, key)
        }
        func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? { try optional(type, key) }
        func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? { try optional(type, key) }
        func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? {
            try optional(type, key)
        }
        func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
            try optional(type, key)
        }

        private func optional<Value: Decodable>(_ type: Value.Type, _ key: Key) throws -> Value? {
            let found = try recorder.sample(of: type)
            recorder.properties[key.stringValue] = found.schema
            return found.value
        }

        func nestedContainer<Nested: CodingKey>(
            keyedBy: Nested.Type, forKey key: Key
        ) throws -> KeyedDecodingContainer<Nested> {
            try SchemaRecorder(depth: recorder.depth + 1).container(keyedBy: Nested.self)
        }
        func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
            Unkeyed(recorder: SchemaRecorder(depth: recorder.depth + 1))
        }
        func superDecoder() throws -> any Decoder { recorder }
        func superDecoder(forKey key: Key) throws -> any Decoder { recorder }
    }

    private struct Unkeyed: UnkeyedDecodingContainer {
        let recorder: SchemaRecorder
        var codingPath: [any CodingKey] { [] }
        var count: Int? { 1 }
        var currentIndex = 0
        var isAtEnd: Bool { currentIndex > 0 }

        mutating func decodeNil() throws -> Bool { false }
        mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
            currentIndex += 1
            let found = try recorder.sample(of: type)
            recorder.element = found.schema
            return found.value
        }
        mutating func nestedContainer<Nested: CodingKey>(
            keyedBy: Nested.Type
        ) throws -> KeyedDecodingContainer<Nested> {
            try SchemaRecorder(depth: recorder.depth + 1).container(keyedBy: Nested.self)
        }
        mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
            Unkeyed(recorder: SchemaRecorder(depth: recorder.depth + 1))
        }
        mutating func superDecoder() throws -> any Decoder { recorder }
    }

    private struct Single: SingleValueDecodingContainer {
        let recorder: SchemaRecorder
        var codingPath: [any CodingKey] { [] }
        func decodeNil() -> Bool { false }
        func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
            let found = try recorder.sample(of: type)
            recorder.single = found.schema
            return found.value
        }
    }
}
