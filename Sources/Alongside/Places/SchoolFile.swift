import Reckoning

/// The rows of a register file that are to be imported, each read and checked by itself, before
/// anything is compared with what is held.
package struct SchoolFile: Sendable {
    /// A school as the file gives it.
    package struct Entry: Sendable {
        package let line: Int
        package let urn: URN
        /// Facts that the file has no column for are empty here, and not among `told`.
        package let facts: SchoolFacts
        /// Nil where the school has no trust.
        package let trust: Trust?
        /// The day on which it joined the trust, where the file says.
        package let joined: Day?
    }

    package struct Trust: Sendable, Hashable {
        package let uid: Int
        package let name: String
        /// Empty where it is not known.
        package let kind: String
    }

    package private(set) var entries: [Entry] = []
    package private(set) var rejected = Rejections()
    /// The schools whose row is there but was not taken.
    package private(set) var spoilt: Set<URN> = []
    /// How many rows are another authority's.
    package private(set) var elsewhere = 0
    /// The facts that the file has a column for.
    package let told: Set<SchoolFact>
    package let tellsTrust: Bool
    private var lines: [URN: Int] = [:]

    static let columns = SchoolFact.allCases.filter { $0.registerColumn != nil }

    /// Reads a file; another authority's rows are passed over unless `laCode` is nil.
    package init(
        _ reader: CSVReader, laCode: String?, progress: (Double) -> Void = { _ in }
    ) throws {
        let columns = SchoolFile.columns
        let register = try GIASSchools(reader, columns: columns.compactMap(\.registerColumn))
        if laCode != nil, !register.tellsAuthority { throw ImportMistake.noAuthorityColumn }
        tellsTrust = register.tellsTrust
        let present = zip(columns, register.hasColumn).filter(\.1).map(\.0)
        told = Set(present).union([.status]).union(register.tellsType ? [.kind, .type] : [])
        var count = 0
        while let row = try register.next() {
            take(row, laCode)
            count += 1
            if count % 2_000 == 0 { progress(register.progress) }
        }
        lines = [:]
    }

    private mutating func take(_ row: GIASSchools.Establishment, _ laCode: String?) {
        if let fault = row.fault { return rejected.add(line: row.line, fault.description) }
        if let laCode, row.laCode != laCode { return elsewhere += 1 }
        guard let urn = URN(row.urn) else {
            return rejected.add(line: row.line, "“\(row.urn)” is not a URN: it needs six digits")
        }
        if let first = lines[urn] {
            return rejected.add(
                line: row.line, "URN \(urn) stands on line \(first) already; that row is taken")
        }
        lines[urn] = row.line
        var reading = SchoolRowReading(row)
        let entry = reading.entry(urn)
        if reading.troubles.isEmpty {
            entries.append(entry)
        } else {
            spoilt.insert(urn)
            rejected.add(line: row.line, "URN \(urn): \(reading.troubles.joined(separator: "; "))")
        }
    }
}

/// One row of the register being read; collects everything that is wrong with it.
struct SchoolRowReading {
    private let row: GIASSchools.Establishment
    private(set) var troubles: [String] = []

    init(_ row: GIASSchools.Establishment) { self.row = row }

    mutating func entry(_ urn: URN) -> SchoolFile.Entry {
        var facts = SchoolFacts()
        for (fact, text) in zip(SchoolFile.columns, row.texts) {
            if let text, !text.isEmpty { facts[fact] = read(fact, text) }
        }
        facts[.status] = status()
        facts[.kind] = SchoolKind.ofRegister(type: row.type, group: row.group).rawValue
        facts[.type] = row.type.name.isEmpty ? row.group.name : row.type.name
        if facts[.name].isEmpty { troubles.append("it has no name") }
        if let opened = Day(iso: facts[.opened]), let closed = Day(iso: facts[.closed]), closed < opened {
            troubles.append("it closed on \(closed), before it opened on \(opened)")
        }
        let joined = row.joined.isEmpty ? nil : day(row.joined, "joined date")
        return SchoolFile.Entry(
            line: row.line, urn: urn, facts: facts, trust: trust(), joined: joined)
    }

    private mutating func read(_ fact: SchoolFact, _ text: String) -> String {
        switch fact.storing {
        case .day: return day(text, fact.registerColumn ?? fact.words)?.iso ?? ""
        case .number:
            if Int(text) == nil {
                troubles.append("\(fact.registerColumn ?? fact.words) “\(text)” is not a number")
            }
            return text
        case .text: return fact == .postcode ? Postcode(text)?.text ?? text : text
        }
    }

    private mutating func day(_ text: String, _ column: String) -> Day? {
        let day = Day.inFile(text)
        if day == nil { troubles.append("\(column) “\(text)” is not a real date") }
        return day
    }

    /// The register's four statuses: open; closed; open, but proposed to close; proposed to open.
    private mutating func status() -> String {
        switch Int(row.status.code) {
        case 1, 3: return "open"
        case 2: return "closed"
        case 4: return "proposed"
        default: break
        }
        let name = row.status.name.lowercased()
        if name.hasPrefix("open") { return "open" }
        if name.hasPrefix("closed") { return "closed" }
        if name.hasPrefix("proposed") { return "proposed" }
        let given = row.status.name.isEmpty ? row.status.code : row.status.name
        troubles.append("“\(given)” is not a status such as Open or Closed")
        return ""
    }

    private mutating func trust() -> SchoolFile.Trust? {
        if row.trust.code.isEmpty { return nil }
        guard let uid = Int(row.trust.code), uid > 0 else {
            troubles.append("Trusts (code) “\(row.trust.code)” is not a number")
            return nil
        }
        let flag = row.trustKind.lowercased()
        let kind =
            flag.contains("multi")
            ? "Multi-academy trust"
            : flag.contains("single") ? "Single-academy trust" : ""
        return SchoolFile.Trust(uid: uid, name: row.trust.name, kind: kind)
    }
}
