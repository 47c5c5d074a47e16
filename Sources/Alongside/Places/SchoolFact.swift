import Reckoning
import Storage

/// What is held about a school from the DfE's register, fact by fact: its name there, its column
/// here, and what a person calls it.
package enum SchoolFact: String, CaseIterable, Sendable, Codable {
    case laCode, establishmentNumber, name, kind, phase, type, status, opened, closed
    case street, town, postcode, easting, northing, district, lowAge, highAge, pupils
    case telephone, website

    /// How a fact is written in the database.
    enum Storing { case text, number, day }

    var storing: Storing {
        switch self {
        case .easting, .northing, .lowAge, .highAge, .pupils: .number
        case .opened, .closed: .day
        case .laCode, .establishmentNumber, .name, .kind, .phase, .type, .status, .street, .town,
            .postcode, .district, .telephone, .website:
            .text
        }
    }

    /// The column of `school`.
    var column: SQL {
        switch self {
        case .laCode: "la_code"
        case .establishmentNumber: "establishment_number"
        case .name: "name"
        case .kind: "kind"
        case .phase: "phase"
        case .type: "type_name"
        case .status: "status"
        case .opened: "opened_day"
        case .closed: "closed_day"
        case .street: "street"
        case .town: "town"
        case .postcode: "postcode"
        case .easting: "easting"
        case .northing: "northing"
        case .district: "district"
        case .lowAge: "low_age"
        case .highAge: "high_age"
        case .pupils: "pupils"
        case .telephone: "telephone"
        case .website: "website"
        }
    }

    /// The register's column that gives it, where it is a column as it stands; kind, type and
    /// status come from pairs of code and name.
    var registerColumn: String? {
        switch self {
        case .laCode: "LA (code)"
        case .establishmentNumber: "EstablishmentNumber"
        case .name: "EstablishmentName"
        case .phase: "PhaseOfEducation (name)"
        case .opened: "OpenDate"
        case .closed: "CloseDate"
        case .street: "Street"
        case .town: "Town"
        case .postcode: "Postcode"
        case .easting: "Easting"
        case .northing: "Northing"
        case .district: "DistrictAdministrative (name)"
        case .lowAge: "StatutoryLowAge"
        case .highAge: "StatutoryHighAge"
        case .pupils: "NumberOfPupils"
        case .telephone: "TelephoneNum"
        case .website: "SchoolWebsite"
        case .kind, .type, .status: nil
        }
    }

    /// "telephone", as it stands in a preview and in a meeting's pack.
    package var words: String {
        switch self {
        case .laCode: "local authority"
        case .establishmentNumber: "establishment number"
        case .opened: "opened on"
        case .closed: "closed on"
        case .lowAge: "lowest age"
        case .highAge: "highest age"
        case .name, .kind, .phase, .type, .status, .street, .town, .postcode, .easting, .northing,
            .district, .pupils, .telephone, .website:
            rawValue
        }
    }

    var place: Int { SchoolFact.places[self] ?? 0 }
    private static let places = Dictionary(
        uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })
}

/// Every fact of one school as text: days as `YYYY-MM-DD`, empty where it is not known.
package struct SchoolFacts: Sendable, Hashable {
    private var texts: [String] = Array(repeating: "", count: SchoolFact.allCases.count)

    package init() {}

    package subscript(_ fact: SchoolFact) -> String {
        get { texts[fact.place] }
        set { texts[fact.place] = newValue }
    }

    /// A fact as it goes into its column.
    func sqlValue(_ fact: SchoolFact) -> SQLValue {
        let text = self[fact]
        return switch fact.storing {
        case .text: .text(text)
        case .number: Int64(text).map(SQLValue.integer) ?? .null
        case .day: text.isEmpty ? .null : .text(text)
        }
    }
}
