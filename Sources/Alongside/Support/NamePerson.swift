import Pages
import Reckoning
import Storage

/// WHEN somebody is named for a school
///
/// The zone's coordinator says which SEND adviser, which community worker and which practitioner of a
/// service knows a school; the lead of a service says it of their own practitioners. From that day a
/// term's meetings of the school are planned with them where that can be: the school keeps seeing the
/// same faces. One of each role is named at a time; naming another ends the one before on that day.
///
/// Where nobody is named, plans keep to whoever came to the school's last meeting.
///
/// PAGE    /schools/{school}/named-people/new
/// API     POST /api/schools/{school}/named-people
/// COMMAND alongside do name-person
/// SETTING planning.yaml (knows-the-school, somebody-else-than-named)
package struct NamePerson: Act {
    package let school: URN
    package let role: String
    package let person: ID<Person>
    package let from: Day?

    // What must be known.

    package static let name = "NamePerson"
    package static let needs = Permission.namePeople
    package static let api = "/api/schools/{school}/named-people"
    package static let summary = "Name somebody for a school: meetings are planned with them where that can be."

    package init(_ form: inout FieldReader) throws(Refusals) {
        let school = form.required(Self.schoolField, as: URN.self)
        let role = form.required(Self.roleField, as: String.self)
        let person = form.required(Self.personField, as: ID<Person>.self)
        from = form.optional(Self.fromField)
        guard let school, let role, let person, form.refusals.isEmpty else { throw form.refused }
        (self.school, self.role, self.person) = (school, role, person)
    }

    // Who may.

    package func isInScope(_ occasion: Occasion) throws -> Bool {
        try occasion.mayName(for: school, role: role)
    }

    // Whether it may.

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        let first = from ?? occasion.today
        if first < occasion.today {
            return [Refusal(Self.fromField, "Choose today or a later day")]
        }
        let seats = occasion.authority.planning.namedSeats.filter { $0.role == role }
        guard !seats.isEmpty else {
            return [Refusal(Self.roleField, "Choose one of the roles for which schools have somebody named")]
        }
        let can = NamedPerson.candidates(seats, school: school, person: person, on: first)
        guard try occasion.database.exists("SELECT 1 FROM (\(can)) c") else {
            let words = "Choose somebody who holds this role in the school’s zone on \(first.long)"
            return [Refusal(Self.personField, words)]
        }
        return []
    }

    // What happens.

    package struct Done: Codable, Sendable {
        package let school: URN
        package let person: ID<Person>
        package let from: Day
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        let from = from ?? occasion.today
        try occasion.endNaming(school, role, on: from)
        try occasion.writing.run(
            """
            INSERT INTO named_person (school, role, person, from_day)
            VALUES (\(school), \(role), \(person), \(from))
            """)
        occasion.note(Self.self, "school:\(school)", detail: "\(role) person:\(person) from \(from)")
        return Done(school: school, person: person, from: from)
    }
}

extension Occasion {
    func mayName(for school: URN, role: String) throws -> Bool {
        let mine = person.namesPeople(for: "s.urn", role: role, authority.planning, on: today)
        return try database.exists("SELECT 1 FROM school s WHERE s.urn = \(school) AND (\(mine))")
    }

    /// Nobody is named in this role from a day on; who was before is kept.
    func endNaming(_ school: URN, _ role: String, on day: Day) throws {
        let here: SQL = "school = \(school) AND role = \(role)"
        try writing.run("DELETE FROM named_person WHERE \(here) AND from_day >= \(day)")
        try writing.run(
            """
            UPDATE named_person SET until_day = \(day)
            WHERE \(here) AND (until_day IS NULL OR until_day > \(day))
            """)
    }
}

// The fields, in the order of the page.
extension NamePerson {
    package static let schoolField = Field("school", "Which school?", .pick([]), required: "Choose the school")
    package static let roleField = Field("role", "In which role?", .pick([]), required: "Choose the role")
    package static let personField = Field("person", "Who knows the school?", .pick([]), required: "Choose who it is")
    package static let fromField = Field("from", "From which day?", hint: "Leave it out for today.", .day)

    package static func fields(_ authority: Authority) -> [Field] {
        [schoolField, roleField.offering(roles(authority)), personField, fromField]
    }

    package static func roles(_ authority: Authority) -> [Field.Choice] {
        authority.planning.namedSeats.map { .init($0.role, authority.role($0.role)?.name ?? $0.role) }
    }
}
