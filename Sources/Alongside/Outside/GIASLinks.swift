import Reckoning

/// The register's links between schools (`links_edubasealldata`): which took the place of which.
package enum GIASLinks {
    /// One row: `urn` and the school it is linked to, by type ("Predecessor", "Successor - merged").
    package struct Link: Sendable {
        package let line: Int
        package let urn: String
        package let other: String
        package let type: String
        package let established: String
        package let fault: CSVMistake?

        /// The type says what the *other* school is to this one. Types that name no order in
        /// time (sixth-form centres, expansions) are nil.
        package var otherIsSuccessor: Bool? {
            if type.hasPrefix("Successor") || type.hasPrefix("Result of") { return true }
            return type.hasPrefix("Predecessor") ? false : nil
        }
    }

    package static func each(_ reader: CSVReader, _ body: (Link) -> Void) throws {
        guard let header = try reader.next().map(CSVHeader.init) else {
            throw ImportMistake.emptyFile(expected: ["URN", "LinkURN", "LinkType"])
        }
        let columns = ["URN", "LinkURN", "LinkType"]
        let places = columns.compactMap { header.place(of: $0) }
        guard places.count == columns.count else {
            throw ImportMistake.missingColumns(
                columns.filter { header.place(of: $0) == nil }, found: header.names)
        }
        let day = header.place(of: "LinkEstablishedDate")
        while let record = try reader.next() {
            body(
                Link(
                    line: record.line, urn: record.trimmed(places[0]),
                    other: record.trimmed(places[1]), type: record.trimmed(places[2]),
                    established: day.map { record.trimmed($0) } ?? "",
                    fault: header.fault(of: record)))
        }
    }
}

/// The register's trusts, federations and sponsors (`allgroupsdata`).
package enum GIASGroups {
    package struct Group: Sendable, Hashable {
        package let uid: Int
        package let name: String
        /// "Multi-academy trust", "Single-academy trust".
        package let kind: String
    }

    /// Every group by its number; rows without one, or malformed, are passed over.
    package static func read(_ reader: CSVReader) throws -> [Int: Group] {
        guard let header = try reader.next().map(CSVHeader.init) else {
            throw ImportMistake.emptyFile(expected: ["Group UID", "Group Name", "Group Type"])
        }
        guard let uid = header.place(of: "Group UID"), let name = header.place(of: "Group Name")
        else {
            throw ImportMistake.missingColumns(
                ["Group UID", "Group Name"].filter { header.place(of: $0) == nil },
                found: header.names)
        }
        let kind = header.place(of: "Group Type", "Group Type (name)")
        var groups: [Int: Group] = [:]
        while let record = try reader.next() {
            guard header.fault(of: record) == nil, let number = Int(record.trimmed(uid)) else {
                continue
            }
            groups[number] = Group(
                uid: number, name: record.trimmed(name),
                kind: kind.map { record.trimmed($0) } ?? "")
        }
        return groups
    }
}
