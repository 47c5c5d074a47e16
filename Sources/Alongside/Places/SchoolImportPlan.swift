import Reckoning

/// What an import of schools would do, worked out from what is held and what the file says,
/// without a database.
///
/// ```swift
/// let plan = SchoolImportPlan(held: held, file: file, on: today)
/// plan.report.counts["new"]
/// ```
package struct SchoolImportPlan: Sendable {
    package enum Outcome: String, Sendable, CaseIterable {
        case new, changed
        case movedTrust = "moved trust"
        case closed, reopened, unchanged
    }

    /// A school to be written, with what changes about it.
    package struct Writing: Sendable {
        package let urn: URN
        package let facts: SchoolFacts
        package let changed: [SchoolFact]
        package let was: SchoolFacts?
    }

    /// A membership of a trust to begin.
    package struct Joining: Sendable, Hashable {
        package let school: URN
        package let trust: Int
        package let from: Day
        /// The trust it leaves; nil where it had none.
        package let left: Int?
    }

    /// A membership to end; to be taken away where it would end on the day it began.
    package struct Leaving: Sendable, Hashable {
        package let school: URN
        package let from: Day
        package let until: Day
        package let trust: Int
        package var isUndone: Bool { until <= from }
    }

    package private(set) var report = ImportReport(
        "schools", outcomes: Outcome.allCases.map(\.rawValue))
    package private(set) var writings: [Writing] = []
    package private(set) var joinings: [Joining] = []
    package private(set) var leavings: [Leaving] = []
    package private(set) var trusts: [Int: SchoolFile.Trust] = [:]
    package private(set) var links: [SchoolLinks.Pair: String] = [:]

    private let held: SchoolsHeld
    private let file: SchoolFile
    private let groups: [Int: GIASGroups.Group]
    private let today: Day

    /// `laCode` is the authority whose rows were taken, nil where all were: held schools of it that
    /// the file does not name are told, and left as they are.
    package init(
        held: SchoolsHeld, file: SchoolFile, links: SchoolLinks = SchoolLinks(),
        groups: [Int: GIASGroups.Group] = [:], laCode: String? = nil, on today: Day
    ) {
        (self.held, self.file, self.groups, self.today) = (held, file, groups, today)
        for entry in file.entries { consider(entry) }
        keep(links)
        report.rejected = file.rejected
        report.rejected.add(links.rejected)
        addNotes(laCode: laCode)
    }

    private mutating func consider(_ entry: SchoolFile.Entry) {
        let was = held.facts[entry.urn]
        var facts = entry.facts
        if let was {
            for fact in SchoolFact.allCases where !file.told.contains(fact) {
                facts[fact] = was[fact]
            }
        }
        let changed = was.map { was in SchoolFact.allCases.filter { was[$0] != facts[$0] } } ?? []
        if was == nil || !changed.isEmpty {
            writings.append(Writing(urn: entry.urn, facts: facts, changed: changed, was: was))
        }
        let move = considerTrust(entry, facts)
        let outcome = outcome(was, facts, changed, hasMoved: move != nil)
        if outcome == .unchanged { return report.count(outcome.rawValue) }
        var row = ImportReport.Row(
            outcome: outcome.rawValue, line: entry.line, subject: "\(entry.urn)",
            name: facts[.name])
        if let was {
            row.changes = changed.map { .init(what: $0.words, was: was[$0], becomes: facts[$0]) }
        }
        if let move, was != nil || !move.becomes.isEmpty { row.changes.append(move) }
        report.add(row)
    }

    private func outcome(
        _ was: SchoolFacts?, _ facts: SchoolFacts, _ changed: [SchoolFact], hasMoved: Bool
    ) -> Outcome {
        guard let was else { return .new }
        if changed.contains(.status) {
            if facts[.status] == "closed" { return .closed }
            if was[.status] == "closed" { return .reopened }
        }
        if hasMoved { return .movedTrust }
        return changed.isEmpty ? .unchanged : .changed
    }

    /// A school that closes leaves its trust on the day it closes. One that moves leaves the one
    /// trust and joins the other on the same day: the day it joined where the file says, or today.
    private mutating func considerTrust(
        _ entry: SchoolFile.Entry, _ facts: SchoolFacts
    ) -> ImportReport.Change? {
        let last = held.memberships[entry.urn]
        let current = last.flatMap { last in
            last.until.map { $0 > today } ?? true ? last : nil
        }
        let isClosed = facts[.status] == "closed"
        guard file.tellsTrust || isClosed else { return nil }
        let trust = isClosed ? nil : entry.trust
        if let trust { know(trust) }
        if trust?.uid == current?.trust { return nil }
        let earliest = last.map { last in last.until.map { min($0, today) } ?? last.from }
        var day = (trust == nil ? Day(iso: facts[.closed]) : entry.joined) ?? today
        if let earliest { day = max(day, earliest) }
        if let current {
            leavings.append(
                Leaving(school: entry.urn, from: current.from, until: day, trust: current.trust))
        }
        if let trust {
            joinings.append(
                Joining(school: entry.urn, trust: trust.uid, from: day, left: current?.trust))
        }
        return .init(
            what: "trust", was: current.map { name(ofTrust: $0.trust) } ?? "",
            becomes: trust.map { name(ofTrust: $0.uid) } ?? "")
    }

    /// A trust's name and kind: the groups file knows best, then the schools' rows; what neither
    /// tells stays as it is held.
    private mutating func know(_ trust: SchoolFile.Trust) {
        if trusts[trust.uid] != nil { return }
        let (group, was) = (groups[trust.uid], held.trusts[trust.uid])
        func first(_ texts: String?...) -> String {
            texts.lazy.compactMap(\.self).first { !$0.isEmpty } ?? ""
        }
        let known = SchoolFile.Trust(
            uid: trust.uid, name: first(group?.name, trust.name, was?.name, "Trust \(trust.uid)"),
            kind: first(group?.kind, trust.kind, was?.kind, "Trust"))
        if known != was { trusts[trust.uid] = known }
    }

    package func name(ofTrust uid: Int) -> String {
        trusts[uid]?.name ?? held.trusts[uid]?.name ?? "Trust \(uid)"
    }

    func isNew(_ school: URN) -> Bool { held.facts[school] == nil }

    /// Links in which one of the two schools is held or in the file.
    private mutating func keep(_ links: SchoolLinks) {
        var known = Set(held.facts.keys)
        known.formUnion(file.entries.map(\.urn))
        self.links = links.pairs.filter { pair, day in
            (known.contains(pair.school) || known.contains(pair.successor))
                && held.links[pair] != day
        }
    }

    private mutating func addNotes(laCode: String?) {
        var notes: [(String, [String])] = []
        if file.elsewhere > 0 {
            notes.append(
                (
                    "passed over: rows of other local authorities",
                    [file.elsewhere == 1 ? "1 row" : "\(file.elsewhere) rows"]
                ))
        }
        if !links.isEmpty { notes.append(("links to write", [links.count == 1 ? "1 link" : "\(links.count) links"])) }
        notes.append(("held, but not in the file; left as they are", absent(laCode)))
        notes.append(
            ("open schools without a zone; `alongside import zones` gives them one", zoneless()))
        report.notes = notes.filter { !$0.1.isEmpty }.map { .init(heading: $0, lines: $1) }
    }

    private func absent(_ laCode: String?) -> [String] {
        let named = file.spoilt.union(file.entries.map(\.urn))
        return held.facts.filter { urn, facts in
            !named.contains(urn) && facts[.status] != "closed"
                && (laCode == nil || facts[.laCode] == laCode)
        }.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value[.name])" }
    }

    private func zoneless() -> [String] {
        let after = SchoolSuccession(held.links.merging(links) { $1 }.keys)
        return file.entries.compactMap { entry in
            guard held.zones[entry.urn] == nil, entry.facts[.status] != "closed" else { return nil }
            return after.words(entry.urn, entry.facts[.name], zones: held.zones)
        }
    }
}

/// Which schools a school took the place of, and what that says about its zone: nothing is guessed.
struct SchoolSuccession {
    private let predecessors: [URN: [URN]]

    init(_ links: some Sequence<SchoolLinks.Pair>) {
        predecessors = Dictionary(grouping: links, by: \.successor).mapValues {
            $0.map(\.school).sorted()
        }
    }

    /// "120765 Marsh School: successor of a school in zone NOR-N, no zone yet".
    func words(_ urn: URN, _ name: String, zones: [URN: String]) -> String {
        let known = Set((predecessors[urn] ?? []).compactMap { zones[$0] }).sorted()
        let after =
            known.isEmpty
            ? ""
            : ": successor of a school in zone \(known.joined(separator: " and ")), no zone yet"
        return "\(urn) \(name)\(after)"
    }
}
