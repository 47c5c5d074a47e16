import Alongside
import Reckoning
import Storage

/// A connection that asks the database, before each query, how it means to find the rows.
final class PlannedConnection: Connection {
    private let inner: any Connection
    /// Indexes that a query may walk in their order, because it stops early or they are small.
    private let walks: [String]
    /// Queries that read a table of the line from one end to the other, with their plans.
    private(set) var scans: [String] = []

    init(_ inner: any Connection, walks: [String]) { (self.inner, self.walks) = (inner, walks) }

    /// The tables that grow with every call, and how queries call them.
    private static let tables = [
        "line_call": "c", "line_call_phone": "ph", "line_call_name": "nw", "line_count": "line_count",
        "line_notice": "n", "promise": "pr", "promise_step": "st",
    ]

    var engine: Engine { inner.engine }

    func run(_ sql: SQL) throws -> Int { try inner.run(sql) }
    func script(_ text: String) throws { try inner.script(text) }

    func each(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        let plan: [String] =
            switch engine {
            case .sqlite: try inner.all("EXPLAIN QUERY PLAN \(sql)") { try $0[3] }
            case .postgresql: try inner.all("EXPLAIN \(sql)") { try $0[0] }
            }
        for (index, line) in plan.enumerated() where isScan(line, then: plan.dropFirst(index + 1).first ?? "") {
            scans.append(line + " in\n" + plan.joined(separator: "\n"))
        }
        try inner.each(sql, body)
    }

    /// SQLite says `SCAN`, PostgreSQL `Seq Scan`; an index that is walked without a condition is as
    /// long.
    private func isScan(_ line: String, then next: String) -> Bool {
        if walks.contains(where: { line.contains($0) }) { return false }
        let words = line.split(separator: " ").map(String.init)
        switch engine {
        case .sqlite:
            return words.first == "SCAN" && words.count > 1 && Self.tables.values.contains(words[1])
        case .postgresql:
            guard let on = words.firstIndex(of: "on"), on + 1 < words.count,
                Self.tables.keys.contains(words[on + 1])
            else { return false }
            return line.contains("Seq Scan") || line.contains("Index") && !next.contains("Cond:")
        }
    }
}
