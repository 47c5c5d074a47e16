import Foundation

/// The identity of one row of one noun: a UUID, version 7, so that new rows sort after old ones.
///
/// The noun is in the type, so that a meeting's id cannot be handed to a concern's query:
///
/// ```swift
/// let id: ID<Concern> = writing.newID()
/// ```
public struct ID<Noun>: Hashable, Sendable, StorableText, Codable, CustomStringConvertible {
    public let text: String

    /// An id from its text, or nil where that is not a UUID. Case is folded.
    public init?(_ text: String) {
        guard let isFolded = IDText.isFolded(text) else { return nil }
        self.text = isFolded ? text : text.lowercased()
    }

    /// An id as it was stored, already folded: what is left to see is that it is one.
    public init?(stored: String) {
        guard IDText.isShaped(stored) else { return nil }
        text = stored
    }

    /// An id from a time and random bits: the layout of RFC 9562, version 7.
    public init(milliseconds: Int64, random high: UInt64, _ low: UInt64) {
        let time = UInt64(max(0, milliseconds)) << 16
        let first = time | 0x7000 | (high & 0x0FFF)
        let second = 0x8000_0000_0000_0000 | (low & 0x3FFF_FFFF_FFFF_FFFF)
        text = ID.format(first, second)
    }

    public var stored: String { text }
    public var description: String { text }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let id = ID(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "not an identifier")
        }
        self = id
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    private static func format(_ first: UInt64, _ second: UInt64) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(36)
        for index in 0..<32 {
            if index == 8 || index == 12 || index == 16 || index == 20 { bytes.append(45) }
            let word = index < 16 ? first : second
            bytes.append(digits[Int(word >> UInt64(60 - 4 * (index % 16)) & 15)])
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// What makes a text an id, whichever noun it names.
private enum IDText {
    /// Whether a text has the length and the dashes of a UUID.
    static func isShaped(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            bytes.count == 36 && bytes[8] == 45 && bytes[13] == 45 && bytes[18] == 45 && bytes[23] == 45
        }
    }

    /// Whether a UUID has no capital letters; nil where the text is not a UUID.
    static func isFolded(_ text: String) -> Bool? {
        var index = 0
        var isFolded = true
        for byte in text.utf8 {
            let isDash = index == 8 || index == 13 || index == 18 || index == 23
            let isHex = (48...57).contains(byte) || (97...102).contains(byte | 32)
            guard index < 36, isDash ? byte == 45 : isHex else { return nil }
            if (65...70).contains(byte) { isFolded = false }
            index += 1
        }
        return index == 36 ? isFolded : nil
    }
}
