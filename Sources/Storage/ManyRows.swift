extension SQL.Interpolation {
    /// Rows of values, as they stand after `VALUES`: `($1, $2), ($3, $4)`.
    public mutating func appendInterpolation(rows: some Collection<[SQLValue]>) {
        for (index, row) in rows.enumerated() {
            appendLiteral(index == 0 ? "(" : ", (")
            for (place, value) in row.enumerated() {
                if place > 0 { appendLiteral(", ") }
                values.append(value)
                chunks.append("")
            }
            appendLiteral(")")
        }
    }
}

extension Writing {
    /// Inserts many rows with few statements.
    ///
    /// ```swift
    /// try writing.insert(into: "school_word (word, school)", rows, then: "ON CONFLICT DO NOTHING")
    /// ```
    ///
    /// `then` says what happens to rows whose key is taken: nothing, or `DO UPDATE SET`. No key
    /// may come twice in `rows` where they are to be updated.
    public func insert(into table: SQL, _ rows: [[SQLValue]], then: SQL = "") throws {
        guard let width = rows.first?.count, width > 0 else { return }
        // SQLite takes 32,766 values in a statement; longer statements are no faster.
        let size = max(1, min(500, 8_000 / width))
        for start in stride(from: 0, to: rows.count, by: size) {
            let some = rows[start..<min(start + size, rows.count)]
            try run("INSERT INTO \(table) VALUES \(rows: some) \(then)")
        }
    }
}
