import Pages
import Reckoning
import Storage

/// WHEN the schools of a zone are closed on a day
///
/// Snow, a flood, a strike: the zone's coordinator or the county lead says on which day and in which
/// zones. It is put down for every open school there, as if each had said it (``SetHalfDays``); one
/// that opens after all takes the day out of its own. Meetings on that day stand until the term is
/// planned again.
///
/// PAGE    /planning/closed-day
/// API     POST /api/closed-days
/// COMMAND alongside do close-schools
package struct CloseSchools: Act {
    package let zones: [String]
    package let day: Day

    // What must be known.

    package static let name = "CloseSchools"
    package static let needs = Permission.planTerm
    package static let api = "/api/closed-days"
    package static let summary = "Say that the schools of zones are closed on a day, by snow for example."

    package init(_ form: inout FieldReader) throws(Refusals) {
        zones = Set(form.several(Self.zonesField)).sorted()
        let day = form.required(Self.dayField, as: Day.self)
        guard let day, form.refusals.isEmpty else { throw form.refused }
        self.day = day
    }

    // Who may.

    package func isInScope(_ occasion: Occasion) throws -> Bool {
        let scope = occasion.person.scope(Self.needs)
        return scope.isCounty || zones.allSatisfy(scope.zones.contains)
    }

    // Whether it may.

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        var refusals: [Refusal] = []
        if zones.contains(where: { occasion.authority.zone($0) == nil }) {
            refusals.append(Refusal(Self.zonesField, "Choose zones from the list"))
        }
        if day < occasion.today {
            refusals.append(Refusal(Self.dayField, "Choose today or a later day"))
        } else if !occasion.authority.isSchoolDay(day) {
            refusals.append(Refusal(Self.dayField, "\(day.long) is not a school day. Choose another."))
        }
        return refusals
    }

    // What happens.

    package struct Done: Codable, Sendable {
        package let day: Day
        package let schools: Int
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        let schools = try occasion.writing.run(
            """
            INSERT INTO school_closed_day (school, day)
            SELECT DISTINCT s.urn, CAST(\(day) AS TEXT) FROM school s
            JOIN zone_membership zm ON zm.school = s.urn AND zm.zone IN \(list: zones)
                AND zm.from_day <= \(day) AND (zm.until_day IS NULL OR zm.until_day > \(day))
            WHERE s.status = 'open' AND NOT EXISTS (SELECT 1 FROM school_closed_day sc
                WHERE sc.school = s.urn AND sc.day = \(day))
            """)
        occasion.note(Self.self, "day:\(day)", detail: "\(zones.joined(separator: " ")): \(schools) schools")
        return Done(day: day, schools: schools)
    }
}

// The fields, in the order of the page.
extension CloseSchools {
    package static let zonesField = Field(
        "zones", "In which zones are schools closed?", .choices([]), required: "Choose at least one zone")
    package static let dayField = Field("day", "On which day?", .day, required: "Give the day")

    package static func fields(_ authority: Authority) -> [Field] {
        [zonesField.offering(authority.zones.map { .init($0.code, $0.name) }), dayField]
    }
}
