import Pages
import Reckoning
import Storage

/// How a school gets EPSS on a day: the page and the API, open to everybody.
package enum EPSSAccessPages {
    package static let routes: [Route] = [
        .page(
            "/schools/{school}/epss", needs: .anyone,
            "How a school gets EPSS support on a day.", show),
        .data(
            "/api/settings/{school}/epss-access", needs: .anyone,
            "How a setting gets EPSS on a day.",
            asks: [
                Field("on", "The day; today where it is left out.", .day),
                .asked("criticalIncident", "true for a critical incident; otherwise false."),
            ], data),
    ]

    static let onField = Field(
        "on", "On which day?", hint: "For example, 4 3 2025. Leave it empty for today.", .day)
    static let incidentField = Field(
        "criticalIncident", "Is it about a critical incident?", .choices([.init("true", "Yes")]))

    static func data(_ visit: Visit) async throws -> EPSSAccess.Report {
        let school: URN = try visit.parameter("school")
        var form = FieldReader(visit.query)
        let day = try day(visit, &form, expected: "write it like 2025-03-04")
        let given = visit.query["criticalIncident"].lowercased()
        guard ["", "true", "false"].contains(given) else {
            throw Refusals([Refusal(incidentField, "criticalIncident is true or false")])
        }
        let found = try await EPSSAccess.find(
            school: school, on: day, isCriticalIncident: given == "true", in: visit.house)
        guard let found else { throw NotThere() }
        return found.report
    }

    static func show(_ visit: Visit) async throws -> Page {
        let school: URN = try visit.parameter("school")
        var (form, refusals): (FieldReader, [Refusal]) = (FieldReader(visit.query), [])
        var day = visit.today
        do {
            day = try self.day(visit, &form, expected: "give a day, a month and a year")
        } catch let refused as Refusals {
            refusals = refused.list
        }
        let isIncident = visit.query["criticalIncident"] == "true"
        let found = try await EPSSAccess.find(
            school: school, on: day, isCriticalIncident: isIncident, in: visit.house)
        guard let found else { throw NotThere() }
        return found.page(visit, refusals)
    }

    private static func day(
        _ visit: Visit, _ form: inout FieldReader, expected: String
    ) throws -> Day {
        let day: Day? = form.optional(onField)
        guard form.refusals.isEmpty else {
            throw Refusals([Refusal(onField, "This is not a real date: \(expected)")])
        }
        return day ?? visit.today
    }
}
