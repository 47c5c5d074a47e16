import Pages
import Reckoning
import Storage

/// WHEN somebody is no longer named for a school
///
/// From today nobody is named in that role: plans keep to whoever came to the school's last meeting,
/// until somebody is named again (``NamePerson``). Who was named before is kept.
///
/// PAGE    /schools/{school}/named-people/end
/// API     POST /api/schools/{school}/named-people/end
/// COMMAND alongside do end-naming
package struct EndNaming: Act {
    package let school: URN
    package let role: String

    package static let name = "EndNaming"
    package static let needs = Permission.namePeople
    package static let api = "/api/schools/{school}/named-people/end"
    package static let summary = "Have nobody named for a school in a role from today."

    package init(_ form: inout FieldReader) throws(Refusals) {
        let school = form.required(NamePerson.schoolField, as: URN.self)
        let role = form.required(NamePerson.roleField, as: String.self)
        guard let school, let role, form.refusals.isEmpty else { throw form.refused }
        (self.school, self.role) = (school, role)
    }

    package func isInScope(_ occasion: Occasion) throws -> Bool {
        try occasion.mayName(for: school, role: role)
    }

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        let isNamed = try occasion.database.exists(
            """
            SELECT 1 FROM named_person WHERE school = \(school) AND role = \(role)
            AND (until_day IS NULL OR until_day > \(occasion.today))
            """)
        return isNamed ? [] : [Refusal(NamePerson.roleField, "Nobody is named in this role.")]
    }

    package struct Done: Codable, Sendable {
        package let school: URN
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        try occasion.endNaming(school, role, on: occasion.today)
        occasion.note(Self.self, "school:\(school)", detail: role)
        return Done(school: school)
    }

    package static func fields(_ authority: Authority) -> [Field] {
        [NamePerson.schoolField, NamePerson.roleField.offering(NamePerson.roles(authority))]
    }
}
