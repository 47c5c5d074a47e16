/// Many rows of one table on their way in, a few hundred to a statement: for imports and for data
/// that is made in bulk.
///
/// ```swift
/// var trusts = BulkInsert(into: "trust", "uid, name, kind")
/// trusts.add(9001, "Tern Trust", "Multi-academy trust")
/// try trusts.insert(on: writing.connection)
/// ```
///
/// The values are parameters, as everywhere. Statements come in few lengths (powers of two), so
/// that each is prepared once and used again.
public struct BulkInsert: Sendable {
    private let head: String
    private let width: Int
    private let tail: String
    private var values: [SQLValue] = []
    /// SQLite looks every `$n` up among those before it, so long statements cost more, not less.
    private let valuesInStatement = 1_000

    /// `columns` as they stand in SQL: `"uid, name, kind"`. `then` says what happens to rows whose
    /// key is taken: `ON CONFLICT … DO NOTHING`, or `DO UPDATE SET …`; no key may come twice where
    /// rows are to be updated.
    public init(into table: SQL, _ columns: SQL, then: SQL = "") {
        let (table, columns, then) = (table.text, columns.text, then.text)
        head = "INSERT INTO \(table) (\(columns)) VALUES ("
        width = columns.split(separator: ",").count
        tail = then.isEmpty ? ")" : ") \(then)"
    }

    public var count: Int { values.count / width }
    public var isEmpty: Bool { values.isEmpty }

    /// Adds a row, in the order of the columns.
    public mutating func add(_ row: (any Storable)?...) {
        for value in row { values.append(value?.sqlValue ?? .null) }
    }

    fileprivate mutating func add(row: [SQLValue]) { values += row }

    public func insert(on connection: any Connection) throws {
        guard values.count % width == 0 else {
            throw StorageError.failed("a row with too few or too many values: \(head)")
        }
        var texts: [Int: String] = [:]
        var (start, rows) = (0, largest)
        while start < count {
            while rows > count - start { rows /= 2 }
            let text = texts[rows] ?? statement(rows)
            texts[rows] = text
            let slice = values[(start * width)..<((start + rows) * width)]
            try connection.run(SQL(text: text, values: Array(slice)))
            start += rows
        }
    }

    /// The largest power of two of rows that a statement takes.
    private var largest: Int {
        var rows = 1
        while rows * 2 * width <= valuesInStatement { rows *= 2 }
        return rows
    }

    private func statement(_ rows: Int) -> String {
        let row = Array(repeating: "?", count: width).joined(separator: ", ")
        return head + Array(repeating: row, count: rows).joined(separator: "), (") + tail
    }
}

extension Writing {
    /// Inserts rows that are at hand all at once: see ``BulkInsert``.
    public func insert(
        into table: SQL, _ columns: SQL, _ rows: [[SQLValue]], then: SQL = ""
    ) throws {
        var bulk = BulkInsert(into: table, columns, then: then)
        rows.forEach { bulk.add(row: $0) }
        try bulk.insert(on: connection)
    }
}
