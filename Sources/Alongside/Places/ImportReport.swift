/// A file that was read and can be taken in: seen first, then done.
package protocol FileImport: Sendable {
    func preview(in house: House) async throws -> ImportReport
    func apply(in house: House) async throws -> ImportReport
}

/// What an import would do, or did: the same for every import, as text or as JSON.
package struct ImportReport: Sendable, Codable {
    /// What one row comes to. An unchanged row is only counted.
    package struct Row: Sendable, Codable, Hashable {
        /// "new", "changed", "moved trust".
        package let outcome: String
        package let line: Int
        /// The URN or the postcode.
        package let subject: String
        package let name: String
        package var changes: [Change] = []
    }

    package struct Change: Sendable, Codable, Hashable {
        package let what: String
        package let was: String
        package let becomes: String
    }

    /// Something to know or to do afterwards, one line each.
    package struct Note: Sendable, Codable, Hashable {
        package let heading: String
        package let lines: [String]
    }

    /// "schools", "zones", "postcodes", "epss-contracts".
    package let what: String
    package var isApplied = false
    package private(set) var counts: [String: Int] = [:]
    package private(set) var rows: [Row] = []
    package var rejected = Rejections()
    package var notes: [Note] = []
    /// The outcomes in the order in which they are told.
    private let outcomes: [String]

    package init(_ what: String, outcomes: [String]) {
        self.what = what
        self.outcomes = outcomes
        for outcome in outcomes { counts[outcome] = 0 }
    }

    package mutating func add(_ row: Row) {
        counts[row.outcome, default: 0] += 1
        rows.append(row)
    }

    package mutating func count(_ outcome: String, _ number: Int = 1) {
        counts[outcome, default: 0] += number
    }

    /// "new 3, changed 12, rejected 1": for the audit log.
    package var countsInWords: String {
        let told = outcomes.map { "\($0) \(counts[$0] ?? 0)" } + ["rejected \(rejected.count)"]
        return told.joined(separator: ", ")
    }

    /// In words: the counts, then the rows of each outcome, at most `limit` of each.
    package func text(limit: Int) -> String {
        var lines = outcomes.map { "\(padded(counts[$0] ?? 0))  \($0)" }
        lines.append("\(padded(rejected.count))  rejected")
        for outcome in outcomes {
            let mine = rows.filter { $0.outcome == outcome }
            lines += section(outcome, mine.count, mine.prefix(limit).map(words))
        }
        let inOrder = rejected.list.sorted { ($0.file ?? "", $0.line) < ($1.file ?? "", $1.line) }
        let reasons = inOrder.prefix(limit).map { rejection in
            let file = rejection.file.map { " of \($0)" } ?? ""
            return "  line \(rejection.line)\(file): \(rejection.reason)"
        }
        lines += section("rejected", rejected.count, reasons)
        for note in notes {
            let some = note.lines.prefix(limit).map { "  \($0)" }
            lines += section(note.heading, note.lines.count, some)
        }
        lines += ["", isApplied ? "Done." : "Nothing has been changed. Add --apply to do it."]
        return lines.joined(separator: "\n")
    }

    private func section(_ heading: String, _ count: Int, _ lines: [String]) -> [String] {
        if lines.isEmpty { return [] }
        let more = count - lines.count
        let rest = more > 0 ? ["  … and \(more) more (--verbose shows all of them)"] : []
        return ["", heading.prefix(1).uppercased() + heading.dropFirst()] + lines + rest
    }

    private func words(_ row: Row) -> String {
        let changes = row.changes.map { "\($0.what): \(shown($0.was)) → \(shown($0.becomes))" }
        let told = changes.isEmpty ? "" : "; " + changes.joined(separator: "; ")
        let name = row.name.isEmpty ? "" : " \(row.name)"
        return "  line \(row.line): \(row.subject)\(name)\(told)"
    }

    private func shown(_ text: String) -> String { text.isEmpty ? "nothing" : text }

    private func padded(_ number: Int) -> String {
        let text = String(number)
        return String(repeating: " ", count: max(0, 7 - text.count)) + text
    }
}
