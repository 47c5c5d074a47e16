import Reckoning
import Storage

/// WHEN the authority takes in the DfE's register of schools
///
/// The register (*Get Information about Schools*, `edubasealldata*.csv`, as downloaded) says which
/// schools there are, of what kind, in which trust, open or closed. An import shows first what it
/// would do; applied, it writes all of it in one transaction, with one line in the audit log.
/// Doing it again changes nothing. A row that cannot be right is left out, and told with its line
/// and its reason; every other row is taken.
///
/// Nothing is forgotten. A fact that changes is noted with what it was; a school that moves between
/// trusts leaves the one on the day it joins the other; one that closes keeps its page and its
/// past. Where it went on under a new number, the links file says so, and the two stay apart: the
/// successor's zone is not guessed, it is asked for.
///
/// COMMAND alongside import schools FILE [--links FILE] [--groups FILE] [--all] [--apply]
/// SETTING authority.yaml (la-code)
package struct ImportSchools: FileImport {
    package let file: SchoolFile
    package var links = SchoolLinks()
    package var groups: [Int: GIASGroups.Group] = [:]
    /// The authority whose rows were read; nil where all were.
    package let laCode: String?

    package init(
        file: SchoolFile, links: SchoolLinks = SchoolLinks(),
        groups: [Int: GIASGroups.Group] = [:], laCode: String?
    ) {
        (self.file, self.links, self.groups, self.laCode) = (file, links, groups, laCode)
    }

    /// What it would do.
    package func preview(in house: House) async throws -> ImportReport {
        let today = house.today
        return try await house.store.read { try plan($0, today).report }
    }

    /// Does it. The plan is made again inside the transaction, from what is held at that moment.
    package func apply(in house: House) async throws -> ImportReport {
        let today = house.today
        return try await house.store.write(as: "system") { writing in
            let plan = try plan(writing.connection, today)
            try plan.write(writing, on: today)
            var report = plan.report
            report.isApplied = true
            writing.note(
                "ImportSchools", "schools:\(laCode ?? "all")", detail: report.countsInWords)
            return report
        }
    }

    private func plan(_ database: any Connection, _ today: Day) throws -> SchoolImportPlan {
        SchoolImportPlan(
            held: try SchoolsHeld.read(database), file: file, links: links, groups: groups,
            laCode: laCode, on: today)
    }
}

extension SchoolImportPlan {
    func write(_ writing: Storage.Writing, on today: Day) throws {
        try writeSchools(writing)
        try writeWords(writing)
        try writeFacts(writing, on: today)
        try writeTrusts(writing)
        let rows = links.map { pair, day -> [SQLValue] in
            [pair.school.sqlValue, pair.successor.sqlValue, day.isEmpty ? .null : .text(day)]
        }
        try writing.insert(
            into: "school_link", "school, successor, day", rows,
            then: "ON CONFLICT (school, successor) DO UPDATE SET day = excluded.day")
        try writing.changed(SchoolDirectory.self)
    }

    private func writeSchools(_ writing: Storage.Writing) throws {
        let columns = SchoolFact.allCases.map(\.column)
        let names = columns.reduce("urn") { "\($0), \($1)" as SQL }
        let sets = columns.reduce("version = school.version + 1") {
            "\($0), \($1) = excluded.\($1)" as SQL
        }
        let rows = writings.map { school in
            [school.urn.sqlValue] + SchoolFact.allCases.map { school.facts.sqlValue($0) }
        }
        try writing.insert(
            into: "school", names, rows, then: "ON CONFLICT (urn) DO UPDATE SET \(sets)")
    }

    /// The words by which a school is found, where its name or town is new.
    private func writeWords(_ writing: Storage.Writing) throws {
        let named = writings.filter { school in
            school.was == nil || school.changed.contains { $0 == .name || $0 == .town }
        }
        let old = named.filter { $0.was != nil }.map(\.urn)
        for start in stride(from: 0, to: old.count, by: 1_000) {
            let some = old[start..<min(start + 1_000, old.count)]
            try writing.run("DELETE FROM school_word WHERE school IN \(list: some)")
        }
        let rows = named.flatMap { school in
            SearchWords.of(school.urn.number, school.facts[.name], school.facts[.town]).map {
                [SQLValue.text($0), school.urn.sqlValue]
            }
        }
        try writing.insert(into: "school_word", "word, school", rows)
    }

    /// What changed, from what to what, and from which day.
    private func writeFacts(_ writing: Storage.Writing, on today: Day) throws {
        var rows: [[SQLValue]] = []
        func add(_ school: URN, _ fact: String, _ was: String, _ becomes: String, _ day: Day) {
            rows.append([
                school.sqlValue, .text(fact), .text(was), .text(becomes), day.sqlValue,
                writing.now.sqlValue,
            ])
        }
        for school in writings {
            guard let was = school.was else { continue }
            let closed = school.facts[.status] == "closed" ? Day(iso: school.facts[.closed]) : nil
            for fact in school.changed {
                let day = fact == .status ? closed ?? today : today
                add(school.urn, fact.rawValue, was[fact], school.facts[fact], day)
            }
        }
        let joined = Set(joinings.map(\.school))
        for leaving in leavings where !joined.contains(leaving.school) {
            add(leaving.school, "trust", name(ofTrust: leaving.trust), "", leaving.until)
        }
        for joining in joinings where !isNew(joining.school) {
            let left = joining.left.map { name(ofTrust: $0) } ?? ""
            add(joining.school, "trust", left, name(ofTrust: joining.trust), joining.from)
        }
        try writing.insert(
            into: "school_fact", "school, fact, was, becomes, day, noted_at", rows)
    }

    private func writeTrusts(_ writing: Storage.Writing) throws {
        let known = trusts.values.sorted { $0.uid < $1.uid }.map { trust in
            [trust.uid.sqlValue, .text(trust.name), .text(trust.kind)]
        }
        try writing.insert(
            into: "trust", "uid, name, kind", known,
            then: "ON CONFLICT (uid) DO UPDATE SET name = excluded.name, kind = excluded.kind")
        for leaving in leavings where leaving.isUndone {
            try writing.run(
                """
                DELETE FROM trust_membership
                WHERE school = \(leaving.school) AND from_day = \(leaving.from)
                """)
        }
        let ended = leavings.filter { !$0.isUndone }.map { leaving in
            [
                leaving.school.sqlValue, leaving.trust.sqlValue, leaving.from.sqlValue,
                leaving.until.sqlValue,
            ]
        }
        let begun = joinings.map { joining in
            [joining.school.sqlValue, joining.trust.sqlValue, joining.from.sqlValue, SQLValue.null]
        }
        let then: SQL = """
            ON CONFLICT (school, from_day)
            DO UPDATE SET trust = excluded.trust, until_day = excluded.until_day
            """
        for rows in [ended, begun] {
            try writing.insert(
                into: "trust_membership", "school, trust, from_day, until_day", rows, then: then)
        }
    }
}
