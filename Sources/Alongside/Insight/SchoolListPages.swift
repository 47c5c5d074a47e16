import Foundation
import Pages
import Reckoning
import Storage

/// The list of schools: as a page, as JSON, as a file for a spreadsheet.
enum SchoolListPages {
    static let routes: [Route] = [
        .page("/schools", needs: .right(.seeSchool), "The schools in your scope.", show),
        .data(
            "/api/schools", needs: .right(.seeSchool), "The schools in your scope.",
            asks: [
                .asked("q", "Only those with these words in their name or town."),
                .asked("zone", "Only this zone, by its code; none for those without one."),
                .asked("phase", "Only this phase of education."),
                .asked("trust", "Only this trust, by its number."), .page,
            ], all),
        Route(
            .get, Address.schoolsFile, needs: .right(.seeSchool),
            summary: "The schools in your scope, as a file for a spreadsheet.", file),
    ]

    static func load(_ visit: Visit) async throws -> SchoolList {
        let (person, today, authority) = (try visit.signedIn, visit.today, visit.authority)
        let filter = SchoolFilter(visit.query)
        let page = Int(visit.query["page"]) ?? 1
        return try await visit.store.read { database in
            try SchoolList.load(
                filter, page: page, for: person, authority, on: today, in: database)
        }
    }

    /// A page of schools as JSON, with how many there are in all.
    struct Listed: Codable, Sendable {
        let total: Int
        let page: Int
        let pageSize: Int
        let schools: [SchoolMeasure]
    }

    static func all(_ visit: Visit) async throws -> Listed {
        let list = try await load(visit)
        return Listed(
            total: list.pages.total, page: list.pages.page, pageSize: list.pages.size,
            schools: list.schools)
    }

    /// Every school that the filters leave, not only a page of them.
    static func file(_ visit: Visit) async throws -> Answer {
        let (person, today, filter) = (
            try visit.signedIn, visit.today, SchoolFilter(visit.query)
        )
        let schools = try await visit.store.read { database in
            try SchoolList.schools(
                filter, for: person, on: today, in: database)
        }
        var csv = CSVWriter([
            "URN", "Name", "Type", "Phase", "Zone", "Zone since", "Trust", "Town", "Postcode",
        ])
        for school in schools {
            csv.row([
                "\(school.urn)", school.name, school.typeName, school.phase, school.zone ?? "",
                school.zoneFrom?.iso ?? "", school.trustName ?? "", school.town, school.postcode,
            ])
        }
        return .file(Data(csv.bytes), name: "schools-\(today.iso).csv", type: "text/csv; charset=utf-8")
    }

    static func show(_ visit: Visit) async throws -> Page {
        let list = try await load(visit)
        return Page(
            "Schools", wide: true,
            """
            <h1>Schools</h1>
            <p>\(list.countWords)</p>
            \(Part.columns(filters: list.filters(visit.authority), to: Address.schools, results: list.results(visit)))
            """)
    }
}

extension SchoolList {
    var countWords: String {
        let many = pages.total == 1 ? "1 school" : "\(pages.total) schools"
        let isFiltered = filter.address("") != "?"
        return "\(many) in your scope\(isFiltered ? " with these filters" : "")."
    }

    func filters(_ authority: Authority) -> HTML {
        let given = Given([
            "q": [filter.words], "zone": [filter.zone], "phase": [filter.phase],
            "trust": [filter.trust.map { "\($0)" } ?? ""],
        ])
        let form = FormView(action: Address.schools, token: "", once: "", given: given)
        let zones =
            authority.zones.map { Field.Choice($0.code, $0.name) }
            + [Field.Choice(SchoolFilter.noZone, "No zone recorded")]
        let phases = SchoolList.phases.map { Field.Choice($0, $0) }
        let trust: HTML = filter.trust.map { form.hidden("trust", "\($0)") }.orEmpty
        return """
            \(form.field(Field("q", "Words of the name")))
            \(form.field(Field("zone", "Zone", .pick(zones, none: "Any"))))
            \(form.field(Field("phase", "Phase of education", .pick(phases, none: "Any"))))\(trust)
            """
    }

    func results(_ visit: Visit) -> HTML {
        guard !schools.isEmpty else {
            return Part.empty("No school is found. Take a filter away, or use fewer words.")
        }
        return """
            \(schools.table("Schools", visit.authority, on: visit.today, withZone: true))
            \(pages.html(filter.address(Address.schools)))
            <p>\(Link("Download these schools as CSV", filter.address(Address.schoolsFile)).html)</p>
            """
    }

    /// The phases of education as the DfE's register names them.
    static let phases = [
        "Nursery", "Primary", "Middle deemed primary", "Middle deemed secondary", "Secondary",
        "All-through", "16 plus", "Not applicable",
    ]
}
