import Reckoning

/// The DfE's register of schools, *Get Information about Schools*, as its `edubasealldata` download
/// gives it: columns in any order, codes beside names, days as DD-MM-YYYY.
///
/// Columns are found by name. URN, EstablishmentName and a status must be there; of any other
/// column that is not, nothing is told, and what is held stays as it is.
package struct GIASSchools {
    /// A row of the register, as it is written there.
    package struct Establishment: Sendable {
        package let line: Int
        package let urn: String
        package let laCode: String
        /// Texts in the order of the columns asked for; nil where the file has no such column.
        package let texts: [String?]
        package let type: Coded
        package let group: Coded
        package let status: Coded
        package let trust: Coded
        package let trustKind: String
        package let joined: String
        /// What is wrong with the row as a whole, if anything.
        package let fault: CSVMistake?
    }

    /// A pair of `(code)` and `(name)` columns; either may be missing or empty.
    package struct Coded: Sendable, Hashable {
        package var code = ""
        package var name = ""
        package var isEmpty: Bool { code.isEmpty && name.isEmpty }

        package init(code: String = "", name: String = "") {
            (self.code, self.name) = (code, name)
        }
    }

    private let reader: CSVReader
    private let header: CSVHeader
    private let urn: Int
    private let texts: [Int?]
    private let laCode: Int?
    private let (type, group, status, trust): (Pair, Pair, Pair, Pair)
    private let (trustKind, joined): (Int?, Int?)

    /// Whether the file says which local authority each school belongs to.
    package var tellsAuthority: Bool { laCode != nil }
    /// Whether the file says which trust each school belongs to.
    package var tellsTrust: Bool { trust.code != nil }
    /// Which of the columns asked for the file has.
    package var hasColumn: [Bool] { texts.map { $0 != nil } }
    package var tellsType: Bool { !(type.isMissing && group.isMissing) }
    /// How much of the file has been read, from 0 to 1.
    package var progress: Double {
        reader.byteCount == 0 ? 1 : Double(reader.bytesTaken) / Double(reader.byteCount)
    }

    /// Reads the header. `columns` are further texts to fetch, by their names in the register.
    package init(_ reader: CSVReader, columns: [String]) throws {
        self.reader = reader
        guard let header = try reader.next().map(CSVHeader.init) else {
            throw ImportMistake.emptyFile(expected: GIASSchools.required)
        }
        self.header = header
        func pair(_ name: String) -> Pair {
            Pair(
                code: header.place(of: "\(name) (code)"),
                name: header.place(of: "\(name) (name)", name))
        }
        (type, group) = (pair("TypeOfEstablishment"), pair("EstablishmentTypeGroup"))
        (status, trust) = (pair("EstablishmentStatus"), pair("Trusts"))
        texts = columns.map { header.place(of: $0) }
        laCode = header.place(of: "LA (code)")
        trustKind = header.place(of: "TrustSchoolFlag (name)")
        joined = header.place(of: "Trusts (joined date)", "Joined date", "DateJoinedTrust")
        var missing: [String] = []
        if header.place(of: "URN") == nil { missing.append("URN") }
        if header.place(of: "EstablishmentName") == nil { missing.append("EstablishmentName") }
        if status.isMissing { missing.append("EstablishmentStatus (name)") }
        guard let urn = header.place(of: "URN"), missing.isEmpty else {
            throw ImportMistake.missingColumns(missing, found: header.names)
        }
        self.urn = urn
    }

    /// The next row, or nil at the end.
    package func next() throws -> Establishment? {
        guard let record = try reader.next() else { return nil }
        func text(_ place: Int?) -> String { place.map { record.trimmed($0) } ?? "" }
        func coded(_ pair: Pair) -> Coded { Coded(code: text(pair.code), name: text(pair.name)) }
        return Establishment(
            line: record.line, urn: text(urn), laCode: text(laCode),
            texts: texts.map { $0.map { record.trimmed($0) } }, type: coded(type),
            group: coded(group), status: coded(status), trust: coded(trust),
            trustKind: text(trustKind), joined: text(joined), fault: header.fault(of: record))
    }

    private static let required = ["URN", "EstablishmentName", "EstablishmentStatus (name)"]

    private struct Pair {
        let code: Int?
        let name: Int?
        var isMissing: Bool { code == nil && name == nil }
    }
}
