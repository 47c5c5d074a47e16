import Reckoning

/// A file of the days of EPSS that schools have bought.
package struct ContractFile: Sendable {
    package struct Entry: Sendable, Hashable {
        package let line: Int
        package let school: URN
        package let contract: ContractImportPlan.Contract
    }

    package private(set) var entries: [Entry] = []
    package private(set) var rejected = Rejections()

    package init(_ reader: CSVReader) throws {
        let rows = try ImportColumns(
            reader, [["URN"], ["days bought"], ["days used"], ["from"], ["to"]])
        try rows.each { take($0) }
    }

    private mutating func take(_ row: ImportColumns.Row) {
        if let fault = row.fault { return rejected.add(line: row.line, fault.description) }
        var troubles: [String] = []
        let urn = URN(row.texts[0])
        if urn == nil { troubles.append("“\(row.texts[0])” is not a URN: it needs six digits") }
        let halves = zip(["days bought", "days used"], row.texts[1...2]).map { column, text in
            let halves = ContractDays.read(text)
            if halves == nil {
                troubles.append(
                    "\(column) “\(text)” is not a number of days or half days, like 7.5")
            }
            return halves
        }
        let days = zip(["from", "to"], row.texts[3...4]).map { column, text in
            let day = Day.inFile(text)
            if day == nil {
                troubles.append("\(column) “\(text)” is not a real date; write it like 2025-04-04")
            }
            return day
        }
        if let bought = halves[0], let used = halves[1], used > bought {
            troubles.append("more days are used (\(row.texts[2])) than bought (\(row.texts[1]))")
        }
        if let from = days[0], let to = days[1], to < from {
            troubles.append("it ends on \(to), before it begins on \(from)")
        }
        guard let urn, let bought = halves[0], let used = halves[1], let from = days[0],
            let to = days[1], troubles.isEmpty
        else { return rejected.add(line: row.line, troubles.joined(separator: "; ")) }
        entries.append(
            Entry(
                line: row.line, school: urn,
                contract: .init(bought: bought, used: used, from: from, to: to)))
    }
}

/// Days of specialist time, counted in halves and written as people write them.
package enum ContractDays {
    /// "7", "7.5" or "7½" as 14 or 15 halves; nil for anything else.
    package static func read(_ text: String) -> Int? {
        let plain = text.replacing("½", with: ".5")
        let parts = plain.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), plain != ".", plain.utf8.count <= 8 else { return nil }
        let isDigits = parts.allSatisfy { $0.utf8.allSatisfy { (48...57).contains($0) } }
        guard isDigits, let whole = parts[0].isEmpty ? 0 : Int(parts[0]) else { return nil }
        guard parts.count == 2 else { return parts[0].isEmpty ? nil : whole * 2 }
        switch parts[1] {
        case "", "0", "00": return parts[0].isEmpty ? nil : whole * 2
        case "5", "50": return whole * 2 + 1
        default: return nil
        }
    }

    /// "7½" for 15 halves.
    package static func words(_ halves: Int) -> String {
        if halves % 2 == 0 { return "\(halves / 2)" }
        return halves == 1 ? "½" : "\(halves / 2)½"
    }
}

/// What an import of contracts would do. A school holds one contract at a time; the same first day
/// means the same contract, of which days used, days bought and the end may change.
package struct ContractImportPlan: Sendable {
    package struct Contract: Sendable, Hashable {
        package let bought: Int
        package let used: Int
        package let from: Day
        package let to: Day

        package init(bought: Int, used: Int, from: Day, to: Day) {
            (self.bought, self.used, self.from, self.to) = (bought, used, from, to)
        }

        func overlaps(_ other: Contract) -> Bool { from <= other.to && other.from <= to }
    }

    package private(set) var report = ImportReport(
        "epss-contracts", outcomes: ["new", "changed", "unchanged"])
    package private(set) var writings: [ContractFile.Entry] = []

    package init(names: [URN: String], held: [URN: [Contract]], file: ContractFile) {
        report.rejected = file.rejected
        var contracts = held
        var lines: [URN: [Day: Int]] = [:]
        for entry in file.entries {
            let from = entry.contract.from
            if let first = lines[entry.school]?[from] {
                report.rejected.add(
                    line: entry.line,
                    "the contract of URN \(entry.school) from \(from) stands on line \(first) already"
                )
                continue
            }
            lines[entry.school, default: [:]][from] = entry.line
            consider(entry, names[entry.school], &contracts[entry.school, default: []])
        }
    }

    private mutating func consider(
        _ entry: ContractFile.Entry, _ name: String?, _ contracts: inout [Contract]
    ) {
        let new = entry.contract
        guard let name else {
            return report.rejected.add(
                line: entry.line, "no school has URN \(entry.school); import schools first")
        }
        let place = contracts.firstIndex { $0.from == new.from }
        let others = contracts.enumerated().filter { $0.offset != place }.map(\.element)
        if let other = others.first(where: new.overlaps) {
            return report.rejected.add(
                line: entry.line,
                "it overlaps the contract of URN \(entry.school) from \(other.from) to \(other.to)")
        }
        let was = place.map { contracts[$0] }
        if was == new { return report.count("unchanged") }
        if let place { contracts[place] = new } else { contracts.append(new) }
        writings.append(entry)
        report.add(
            .init(
                outcome: was == nil ? "new" : "changed", line: entry.line,
                subject: "\(entry.school)", name: name,
                changes: [
                    .init(
                        what: "contract from \(new.from)", was: was.map(words) ?? "",
                        becomes: words(new))
                ]))
    }

    private func words(_ contract: Contract) -> String {
        "\(ContractDays.words(contract.used)) of \(ContractDays.words(contract.bought)) days used, "
            + "to \(contract.to)"
    }
}
