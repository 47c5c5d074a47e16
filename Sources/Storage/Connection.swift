/// One connection to one database, used by one thread at a time.
///
/// This is all that the two engines have in common and all that the rest of Alongside ever sees.
public protocol Connection: AnyObject {
    /// Runs a statement and returns how many rows it changed.
    @discardableResult
    func run(_ sql: SQL) throws -> Int
    /// Runs a query and hands over each row in turn.
    func each(_ sql: SQL, _ body: (Row) throws -> Void) throws
    /// Runs statements without values, for the schema and for transactions.
    func script(_ text: String) throws
    var engine: Engine { get }
}

/// The two databases Alongside runs on.
public enum Engine: String, Sendable, CaseIterable {
    case sqlite, postgresql
}

extension Connection {
    /// All rows of a query, each read by its own initialiser.
    @inlinable @inline(__always)
    public func all<Value: RowReadable>(_ sql: SQL, as: Value.Type = Value.self) throws -> [Value] {
        var values: [Value] = []
        try each(sql) { row in
            if values.isEmpty { values.reserveCapacity(4) }
            values.append(try Value(row: row))
        }
        return values
    }

    /// All rows of a query, each read by a closure.
    @inlinable @inline(__always)
    public func all<Value>(_ sql: SQL, _ read: (Row) throws -> Value) throws -> [Value] {
        var values: [Value] = []
        try each(sql) { values.append(try read($0)) }
        return values
    }

    /// The first row of a query, or nil.
    @inlinable @inline(__always)
    public func first<Value: RowReadable>(_ sql: SQL, as: Value.Type = Value.self) throws -> Value? {
        try all(sql, as: Value.self).first
    }

    /// The first column of the first row, or nil where there is no row.
    @inlinable @inline(__always)
    public func value<Value: Storable>(_ sql: SQL, as: Value.Type = Value.self) throws -> Value? {
        var value: Value?
        try each(sql) { if value == nil { value = try $0[0] } }
        return value
    }

    /// The first column of every row.
    @inlinable @inline(__always)
    public func values<Value: Storable>(_ sql: SQL, as: Value.Type = Value.self) throws -> [Value] {
        try all(sql) { try $0[0] }
    }

    /// The number that a `SELECT count(*)` gives.
    public func count(_ sql: SQL) throws -> Int { try value(sql) ?? 0 }

    /// Whether a query finds any row.
    public func exists(_ sql: SQL) throws -> Bool {
        try value("SELECT 1 WHERE EXISTS (\(sql))", as: Int.self) != nil
    }
}
