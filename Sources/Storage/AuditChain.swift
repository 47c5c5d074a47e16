import Reckoning

/// The audit log as a whole: appending to it, and proving that nobody touched it since.
public enum AuditChain {
    /// What checking the chain found.
    public enum Finding: Sendable, Equatable, CustomStringConvertible {
        case whole(lines: Int, head: String)
        case broken(seq: Int, what: String)

        public var isWhole: Bool {
            if case .whole = self { true } else { false }
        }

        public var description: String {
            switch self {
            case .whole(let lines, let head):
                lines == 0
                    ? "The audit log is whole: it is empty."
                    : "The audit log is whole: \(lines) lines, the last with hash \(head)."
            case .broken(let seq, let what):
                "The audit log is broken at line \(seq): \(what)."
            }
        }
    }

    /// Adds a line. The caller holds the write lock, so the head cannot move in between.
    static func append(
        _ entry: Writing.Entry, person: String, at: Instant, on connection: any Connection
    ) throws {
        var head: (seq: Int, hash: String)?
        try connection.each("SELECT seq, hash FROM audit_head") { head = (try $0[0], try $0[1]) }
        guard let head else { throw StorageError.failed("the head of the audit log is missing") }
        let seq = head.seq + 1
        let hash = AuditLine.hash(
            seq: seq, at: at, person: person, act: entry.act, subject: entry.subject,
            detail: entry.detail, previous: head.hash)
        try connection.run(
            """
            INSERT INTO audit (seq, at, person, act, subject, detail, previous, hash) VALUES
            (\(seq), \(at), \(person), \(entry.act), \(entry.subject), \(entry.detail),
            \(head.hash), \(hash))
            """)
        try connection.run("UPDATE audit_head SET seq = \(seq), hash = \(hash)")
    }

    /// Reads the whole log and names the first line that was altered, removed or put elsewhere.
    public static func check(_ connection: any Connection) throws -> Finding {
        var last = (seq: 0, hash: "")
        var finding: Finding?
        try connection.each("SELECT \(AuditLine.columns) FROM audit ORDER BY seq") { row in
            guard finding == nil else { return }
            let line = try AuditLine(row: row)
            finding = fault(in: line, after: last)
            last = (line.seq, line.hash)
        }
        if let finding { return finding }
        var head = (seq: -1, hash: "")
        try connection.each("SELECT seq, hash FROM audit_head") { head = (try $0[0], try $0[1]) }
        guard head == last else {
            return .broken(seq: last.seq + 1, what: "the lines up to \(head.seq) were removed")
        }
        return .whole(lines: last.seq, head: last.hash)
    }

    private static func fault(in line: AuditLine, after last: (seq: Int, hash: String)) -> Finding? {
        if line.seq != last.seq + 1 {
            let missing = last.seq + 1
            return .broken(
                seq: missing,
                what: line.seq == missing + 1
                    ? "it was removed" : "lines \(missing) to \(line.seq - 1) were removed")
        }
        guard line.isWhole else { return .broken(seq: line.seq, what: "it was altered") }
        guard line.previous == last.hash else {
            return .broken(seq: line.seq, what: "it stood elsewhere, or the line before it changed")
        }
        return nil
    }
}
