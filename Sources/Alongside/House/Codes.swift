import Pages
import Reckoning
import Storage

// How the codes from outside are stored and given at the doors.

extension URN: Storable, FieldValue {
    public var sqlValue: SQLValue { .integer(Int64(number)) }
    public static func read(_ row: Row, _ index: Int) throws -> URN {
        guard let urn = URN(try Int.read(row, index)) else {
            throw StorageError.unreadable("column \(index) is not a URN")
        }
        return urn
    }
    public init?(given text: String) { self.init(text) }
    public static var expected: String { "a URN of six digits" }
}

extension UPN: StorableText, FieldValue {
    public init?(stored: String) { self.init(stored) }
    public var stored: String { text }
    public init?(given text: String) { self.init(text) }
    public static var expected: String {
        "a UPN, a letter and 12 digits. Check it: its first letter does not fit its digits"
    }
}

extension Postcode: StorableText, FieldValue {
    public init?(stored: String) { self.init(stored) }
    public var stored: String { text }
    public init?(given text: String) { self.init(text) }
    public static var expected: String { "a postcode, like NR1 2DH" }
}

extension ID: FieldValue {
    public init?(given text: String) { self.init(text) }
    public static var expected: String { "one from the list" }
}

extension Focus: StorableText, FieldValue {}
