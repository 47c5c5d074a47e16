import Pages
import Reckoning
import Storage

/// WHEN somebody's time for a service is put on record
///
/// Whoever manages accounts, or the lead of the service for their own people, says what a
/// practitioner is (one of the service's professions), how many half days a week they have for it,
/// in which zones they work, and from which day. From then on they can be allocated support there.
///
/// A pattern is dated: a new one ends the one before on its first day, and the one before is kept,
/// so that what was planned with it can be understood. One that begins on the same day takes its
/// place, which is how a slip is mended; none is put before one that is on record. The zones are
/// not dated: they hold from the moment they are recorded. Whoever is away has 0 half days; whoever
/// leaves has their post ended (``EndPost``).
///
/// Source: SENDCo guide, June 2025 (the professions of each service); that time is counted in half
/// days is ours.
///
/// PAGE    /people/{person}/practitioner
/// API     POST /api/people/{person}/practitioner
/// COMMAND alongside do record-practitioner
/// SETTING services.yaml (delivered-here-by), zones.yaml (zones)
package struct RecordPractitioner: Act {
    package let holder: ID<Person>
    package let service: String
    package let profession: String
    package let halfDaysAWeek: Int
    package let zones: [String]
    package let from: Day?

    // What must be known.

    package static let name = "RecordPractitioner"
    package static let needs = Permission.recordPractitioner
    package static let api = "/api/people/{person}/practitioner"
    package static let summary =
        "Put a practitioner's profession, half days a week and zones on record."

    package init(_ form: inout FieldReader) throws(Refusals) {
        let holder = form.required(personField, as: ID<Person>.self)
        service = form.required(Self.serviceField) ?? ""
        profession = form.required(Self.professionField) ?? ""
        let halfDays = form.required(Self.halfDaysField, as: Int.self)
        zones = form.several(Self.zonesField)
        from = form.optional(Self.fromField)
        guard let holder, let halfDays, form.refusals.isEmpty else { throw form.refused }
        (self.holder, halfDaysAWeek) = (holder, halfDays)
    }

    // Who may.

    package func isInScope(_ occasion: Occasion) throws -> Bool {
        let mine = occasion.person.practitioners("a.person", of: "\(service)")
        return try occasion.database.exists(
            "SELECT 1 FROM account a WHERE a.person = \(holder) AND \(mine)")
    }

    // Whether it may.

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        let first = from ?? occasion.today
        guard let known = occasion.authority.service(service, on: first) else {
            return [Refusal(Self.serviceField, "Choose a service of the list")]
        }
        guard known.isDeliveredHere else {
            let words = "\(known.name) keeps its own records: nobody is allocated to it here"
            return [Refusal(Self.serviceField, words)]
        }
        var refusals: [Refusal] = []
        if !known.professions.contains(where: { $0.code == profession }) {
            refusals.append(Refusal(Self.professionField, "Choose one of the service's professions"))
        }
        if !(0...10).contains(halfDaysAWeek) {
            refusals.append(Refusal(Self.halfDaysField, "Give 0 to 10 half days a week"))
        }
        if zones.contains(where: { occasion.authority.zone($0) == nil }) {
            refusals.append(Refusal(Self.zonesField, "Choose zones from the list"))
        }
        return try refusals + dates(first, known.shortName, occasion)
    }

    /// The pattern lies within their post, and after the one before.
    private func dates(
        _ first: Day, _ service: String, _ occasion: Occasion
    ) throws -> [Refusal] {
        var refusals: [Refusal] = []
        if try !holdsPost(on: first, occasion) {
            let words = """
                They hold no post as a practitioner of \(service) on \(first.short). Give a day of \
                their post, or have an administrator give them one first
                """
            refusals.append(Refusal(Self.fromField, words))
        }
        let last: Day? = try occasion.database.value(
            """
            SELECT from_day FROM practitioner
            WHERE person = \(holder) AND service = \(self.service)
            ORDER BY from_day DESC LIMIT 1
            """)
        if let last, last > first {
            let words =
                "A pattern from \(last.short) is on record already. Give that day or a later one"
            refusals.append(Refusal(Self.fromField, words))
        }
        return refusals
    }

    private func holdsPost(on day: Day, _ occasion: Occasion) throws -> Bool {
        try occasion.database.exists(
            """
            SELECT 1 FROM post WHERE person = \(holder) AND role = \(Role.practitioner)
            AND scope_kind = 'service' AND scope_value = \(service) AND from_day <= \(day)
            AND (until_day IS NULL OR until_day > \(day))
            """)
    }

    // What happens.

    package struct Done: Codable, Sendable {
        package let person: ID<Person>
        package let service: String
        package let from: Day
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        let first = from ?? occasion.today
        try occasion.writing.run(
            """
            UPDATE practitioner SET until_day = \(first)
            WHERE person = \(holder) AND service = \(service) AND from_day < \(first)
            AND (until_day IS NULL OR until_day > \(first))
            """)
        try occasion.writing.run(
            """
            INSERT INTO practitioner (person, service, profession, half_days_a_week, from_day)
            VALUES (\(holder), \(service), \(profession), \(halfDaysAWeek), \(first))
            ON CONFLICT (person, service, from_day) DO UPDATE SET
                profession = excluded.profession, half_days_a_week = excluded.half_days_a_week
            """)
        try occasion.writing.run(
            "DELETE FROM practitioner_zone WHERE person = \(holder) AND service = \(service)")
        for zone in Set(zones).sorted() {
            try occasion.writing.run(
                """
                INSERT INTO practitioner_zone (person, service, zone)
                VALUES (\(holder), \(service), \(zone))
                """)
        }
        occasion.note(
            Self.self, holder.subject,
            detail: "\(service) \(halfDaysAWeek) half days in \(Set(zones).count) zones")
        return Done(person: holder, service: service, from: first)
    }
}

extension Person {
    /// Whose time for a service this person may record, given the column of whose it is: a post for
    /// the county reaches everybody, a service's lead those who hold a post in the service.
    func practitioners(_ holder: SQL, of service: SQL) -> SQL {
        let scope = scope(.recordPractitioner)
        if scope.isCounty { return "TRUE" }
        return """
            \(scope.services(service)) AND EXISTS (SELECT 1 FROM post pp
            WHERE pp.person = \(holder) AND pp.role = \(Role.practitioner)
            AND pp.scope_kind = 'service' AND pp.scope_value = \(service))
            """
    }
}

// The fields, in the order of the page.
extension RecordPractitioner {
    static let serviceField = Field(
        "service", "Which service?", .pick([]), required: "Choose a service")
    static let professionField = Field(
        "profession", "What are they?", .choice([]), required: "Choose a profession")
    static let halfDaysField = Field(
        "half-days", "How many half days a week do they have for the service?",
        hint: "From 0, for somebody who is away, to 10.", .number,
        required: "Give the half days a week")
    static let zonesField = Field(
        "zones", "In which zones do they work?", hint: "These hold at once, whatever the day below.",
        .choices([]), required: "Choose at least one zone")
    static let fromField = Field(
        "from", "From", hint: "The first day of this pattern. Leave it empty for today.", .day)

    package static func fields(_ authority: Authority) -> [Field] {
        let services = authority.services.filter(\.isDeliveredHere)
        return [
            personField, serviceField.offering(services.map { .init($0.code, $0.name) }),
            professionField.offering(
                services.flatMap(\.professions).map { .init($0.code, $0.name) }),
            halfDaysField, zonesField.offering(authority.zones.map { .init($0.code, $0.name) }),
            fromField,
        ]
    }
}
