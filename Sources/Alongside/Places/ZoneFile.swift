import Reckoning

/// A file of which school is in which zone from which day.
package struct ZoneFile: Sendable {
    package struct Entry: Sendable, Hashable {
        package let line: Int
        package let school: URN
        package let zone: String
        package let from: Day
    }

    package private(set) var entries: [Entry] = []
    package private(set) var rejected = Rejections()

    package init(_ reader: CSVReader, zones: [Zone]) throws {
        let rows = try ImportColumns(
            reader, [["urn"], ["zone", "zone code"], ["from", "from day", "from date"]])
        try rows.each { take($0, zones) }
    }

    private mutating func take(_ row: ImportColumns.Row, _ zones: [Zone]) {
        if let fault = row.fault { return rejected.add(line: row.line, fault.description) }
        var troubles: [String] = []
        let (urn, day) = (URN(row.texts[0]), Day.inFile(row.texts[2]))
        let code = zones.first { $0.code.lowercased() == row.texts[1].lowercased() }?.code
        if urn == nil { troubles.append("“\(row.texts[0])” is not a URN: it needs six digits") }
        if code == nil {
            let codes = Array(Set(zones.map(\.code))).sorted().joined(separator: ", ")
            troubles.append("there is no zone “\(row.texts[1])”; the zones are \(codes)")
        }
        if day == nil {
            troubles.append(
                row.texts[2].isEmpty
                    ? "it has no day in “from”; write it like 2025-09-01"
                    : "“\(row.texts[2])” is not a real date; write it like 2025-09-01")
        }
        if let code, let day, zones.entry(code, on: day) == nil {
            troubles.append("there is no zone \(code) on \(day) in the authority's package")
        }
        guard let urn, let code, let day, troubles.isEmpty else {
            return rejected.add(line: row.line, troubles.joined(separator: "; "))
        }
        entries.append(Entry(line: row.line, school: urn, zone: code, from: day))
    }
}

/// What an import of zones would do. A school is in one zone at a time: a new membership ends the
/// one before it, on the day it begins.
package struct ZoneImportPlan: Sendable {
    package struct Membership: Sendable, Hashable {
        package let zone: String
        package let from: Day
        package var until: Day?

        package init(zone: String, from: Day, until: Day? = nil) {
            (self.zone, self.from, self.until) = (zone, from, until)
        }
    }

    /// What is held: the schools by name, and each one's memberships in order of time.
    package struct Held: Sendable {
        package var names: [URN: String]
        package var open: Set<URN>
        package var memberships: [URN: [Membership]]
        package var links: [SchoolLinks.Pair]

        package init(
            names: [URN: String], open: Set<URN>, memberships: [URN: [Membership]] = [:],
            links: [SchoolLinks.Pair] = []
        ) {
            (self.names, self.open) = (names, open)
            (self.memberships, self.links) = (memberships, links)
        }
    }

    package private(set) var report = ImportReport(
        "zones", outcomes: ["new", "moved", "unchanged"])
    /// Memberships to write, by school and first day.
    package private(set) var writings: [URN: [Day: Membership]] = [:]

    package init(held: Held, file: ZoneFile) {
        report.rejected = file.rejected
        var memberships = held.memberships
        var lines: [URN: [Day: Int]] = [:]
        for entry in file.entries.sorted(by: { ($0.from, $0.line) < ($1.from, $1.line) }) {
            if let first = lines[entry.school]?[entry.from] {
                report.rejected.add(
                    line: entry.line,
                    "URN \(entry.school) on \(entry.from) stands on line \(first) already")
                continue
            }
            lines[entry.school, default: [:]][entry.from] = entry.line
            consider(entry, held.names[entry.school], &memberships[entry.school, default: []])
        }
        addNote(held, memberships)
    }

    private mutating func consider(
        _ entry: ZoneFile.Entry, _ name: String?, _ memberships: inout [Membership]
    ) {
        func reject(_ reason: String) { report.rejected.add(line: entry.line, reason) }
        guard let name else {
            return reject("no school has URN \(entry.school); import schools first")
        }
        if memberships.contains(where: { $0.zone == entry.zone && $0.from == entry.from }) {
            return report.count("unchanged")
        }
        if let last = memberships.last {
            if last.from == entry.from {
                return reject("\(entry.school) is in zone \(last.zone) from that day already")
            }
            if last.from > entry.from {
                return reject(
                    "\(entry.school) is in zone \(last.zone) from \(last.from), which is later; "
                        + "give a day after it")
            }
            if last.zone == entry.zone, last.until == nil { return report.count("unchanged") }
            if last.until.map({ $0 > entry.from }) ?? true {
                memberships[memberships.count - 1].until = entry.from
                writings[entry.school, default: [:]][last.from] = memberships.last
            }
        }
        let was = memberships.last?.zone
        let membership = Membership(zone: entry.zone, from: entry.from)
        memberships.append(membership)
        writings[entry.school, default: [:]][entry.from] = membership
        report.add(
            .init(
                outcome: was == nil ? "new" : "moved", line: entry.line,
                subject: "\(entry.school)", name: name,
                changes: [
                    .init(
                        what: "zone from \(entry.from)", was: was ?? "", becomes: entry.zone)
                ]))
    }

    private mutating func addNote(_ held: Held, _ memberships: [URN: [Membership]]) {
        let after = SchoolSuccession(held.links)
        let zones = memberships.compactMapValues { $0.last?.zone }
        let without = held.open.filter { zones[$0] == nil }.sorted().map {
            after.words($0, held.names[$0] ?? "", zones: zones)
        }
        if without.isEmpty { return }
        report.notes = [.init(heading: "open schools without a zone", lines: without)]
    }
}
