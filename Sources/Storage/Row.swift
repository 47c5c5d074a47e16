/// One row under the cursor. Columns are read by their place in the select list, straight from the
/// driver; a row must not be kept after the closure it was given to.
///
/// ```swift
/// let school = try School(urn: row[0], name: row[1], trust: row[2])
/// ```
public struct Row {
    @usableFromInline let source: any RowSource

    @inlinable
    public subscript<Value: Storable>(_ index: Int) -> Value {
        get throws { try Value.read(self, index) }
    }
}

/// What a driver answers of the row under its cursor. Nil stands for NULL.
@usableFromInline
protocol RowSource {
    func isNull(_ index: Int) -> Bool
    func integer(_ index: Int) -> Int64?
    func real(_ index: Int) -> Double?
    func text(_ index: Int) -> String?
    func boolean(_ index: Int) -> Bool?
    /// Columns in the row, for copying whole tables.
    var count: Int { get }
    func value(_ index: Int) -> SQLValue
}

/// A type that reads itself from a row's columns, in the order of its own select list.
public protocol RowReadable {
    init(row: Row) throws
}
