/// A value as it travels to a database: the five kinds that SQLite and PostgreSQL share.
public enum SQLValue: Sendable, Hashable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case boolean(Bool)
}

/// A type that has one column's worth of value in the database.
///
/// Codes and days conform by their text, so that a column read back is checked again:
///
/// ```swift
/// extension Day: StorableText {}
/// ```
public protocol Storable {
    var sqlValue: SQLValue { get }
    /// Reads a column; throws ``StorageError/unreadable(_:)`` where it holds something else.
    static func read(_ row: Row, _ index: Int) throws -> Self
}

/// A storable type that is written as text and read back through a failable initialiser.
public protocol StorableText: Storable {
    init?(stored: String)
    var stored: String { get }
}

extension StorableText {
    @inlinable
    public var sqlValue: SQLValue { .text(stored) }
    @inlinable
    public static func read(_ row: Row, _ index: Int) throws -> Self {
        let text = try String.read(row, index)
        guard let value = Self(stored: text) else {
            throw StorageError.unreadable("column \(index) is not a \(Self.self)")
        }
        return value
    }
}

extension StorableText where Self: RawRepresentable, RawValue == String {
    @inlinable
    public init?(stored: String) { self.init(rawValue: stored) }
    @inlinable
    public var stored: String { rawValue }
}

extension Int: Storable {
    @inlinable
    public var sqlValue: SQLValue { .integer(Int64(self)) }
    @inlinable
    public static func read(_ row: Row, _ index: Int) throws -> Int {
        guard let value = row.source.integer(index) else { throw StorageError.missing(index) }
        return Int(value)
    }
}

extension Double: Storable {
    @inlinable
    public var sqlValue: SQLValue { .real(self) }
    @inlinable
    public static func read(_ row: Row, _ index: Int) throws -> Double {
        guard let value = row.source.real(index) else { throw StorageError.missing(index) }
        return value
    }
}

extension String: Storable {
    @inlinable
    public var sqlValue: SQLValue { .text(self) }
    @inlinable
    public static func read(_ row: Row, _ index: Int) throws -> String {
        guard let value = row.source.text(index) else { throw StorageError.missing(index) }
        return value
    }
}

extension Bool: Storable {
    @inlinable
    public var sqlValue: SQLValue { .boolean(self) }
    @inlinable
    public static func read(_ row: Row, _ index: Int) throws -> Bool {
        guard let value = row.source.boolean(index) else { throw StorageError.missing(index) }
        return value
    }
}

extension Optional: Storable where Wrapped: Storable {
    @inlinable
    public var sqlValue: SQLValue { self?.sqlValue ?? .null }
    @inlinable
    public static func read(_ row: Row, _ index: Int) throws -> Wrapped? {
        row.source.isNull(index) ? nil : try Wrapped.read(row, index)
    }
}
