/// A setting's unique reference number, as the DfE gives it: six digits.
public struct URN: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
    public let number: Int

    /// Nil unless it has six digits and does not start with 0.
    public init?(_ number: Int) {
        guard (100_000...999_999).contains(number) else { return nil }
        self.number = number
    }

    public init?(_ text: String) {
        guard text.utf8.count == 6, let number = Int(text) else { return nil }
        self.init(number)
    }

    public var description: String { String(number) }
    public static func < (left: URN, right: URN) -> Bool { left.number < right.number }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let urn = URN(try container.decode(Int.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a URN")
        }
        self = urn
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(number)
    }
}

/// A unique pupil number: a check letter and twelve digits, the last of which may be a letter in a
/// temporary number.
public struct UPN: Hashable, Sendable, CustomStringConvertible {
    public let text: String

    /// Nil where the length, the digits or the check letter is wrong. Case and spaces are forgiven.
    public init?(_ given: String) {
        let bytes = Array(given.uppercased().utf8.filter { $0 != 32 })
        guard bytes.count == 13, let expected = UPN.checkLetter(for: bytes[1...]),
            bytes[0] == expected
        else { return nil }
        text = String(decoding: bytes, as: UTF8.self)
    }

    /// A number from its twelve digits, with the check letter that belongs to them.
    public init?(completing digits: String) {
        let bytes = Array(digits.utf8)
        guard bytes.count == 12, let letter = UPN.checkLetter(for: bytes[0...]) else { return nil }
        text = String(decoding: [letter] + bytes, as: UTF8.self)
    }

    public var description: String { text }

    private static let letters = Array("ABCDEFGHJKLMNPQRTUVWXYZ".utf8)

    /// The check letter of the twelve characters that follow it: each is multiplied by its place
    /// (2 to 13), and the sum's remainder by 23 names the letter. I, O and S are never used.
    static func checkLetter(for body: ArraySlice<UInt8>) -> UInt8? {
        var sum = 0
        for (index, byte) in body.enumerated() {
            let value: Int
            if (48...57).contains(byte) {
                value = Int(byte) - 48
            } else if index == 11, let letter = letters.firstIndex(of: byte) {
                value = letter
            } else {
                return nil
            }
            sum += value * (index + 2)
        }
        return letters[sum % 23]
    }
}

/// A postcode, in its usual spacing: `NR1 2DH`.
public struct Postcode: Hashable, Sendable, CustomStringConvertible {
    public let text: String

    /// Nil where it cannot be a postcode. Case and spaces are forgiven.
    public init?(_ given: String) {
        let letters = Array(given.uppercased().utf8.filter { $0 != 32 })
        guard (5...7).contains(letters.count) else { return nil }
        let (outward, inward) = (letters.dropLast(3), letters.suffix(3))
        let isLetter = { (byte: UInt8) in (65...90).contains(byte) }
        let isDigit = { (byte: UInt8) in (48...57).contains(byte) }
        guard let first = outward.first, isLetter(first), outward.contains(where: isDigit),
            outward.allSatisfy({ isLetter($0) || isDigit($0) }),
            isDigit(inward[inward.startIndex]), inward.dropFirst().allSatisfy(isLetter)
        else { return nil }
        text = String(decoding: outward + [32] + inward, as: UTF8.self)
    }

    public var description: String { text }
    /// The part before the space: `NR1`.
    public var outward: String { String(text.dropLast(4)) }
}
