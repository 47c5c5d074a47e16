import Pages
import Reckoning
import Storage

/// WHEN a school puts a child on record
///
/// The SENDCo or the headteacher gives the child's name, year group and stage of SEN, and the UPN
/// and date of birth if they have them: as little as it takes to tell one child from another. The
/// UPN's check letter must fit its digits, and no two records may have one UPN.
///
/// Being on record lets nobody outside the school see the child; that takes a lawful basis
/// (``RecordLawfulBasis``) and a meeting or a request under it.
///
/// PAGE    /schools/{school}/children/new
/// API     POST /api/schools/{school}/children
/// COMMAND alongside do add-child
package struct AddChild: Act {
    package let school: URN
    package let fields: ChildFields

    package static let name = "AddChild"
    package static let needs = Permission.bringConcern
    package static let api = "/api/schools/{school}/children"
    package static let summary = "Put a child on record at their school."

    package init(_ form: inout FieldReader) throws(Refusals) {
        let school = form.required(Self.schoolField, as: URN.self)
        let fields = ChildFields(&form)
        guard let school, let fields, form.refusals.isEmpty else { throw form.refused }
        (self.school, self.fields) = (school, fields)
    }

    // Who may.

    package func isInScope(_ occasion: Occasion) throws -> Bool {
        let mine = occasion.person.scope(Self.needs).schools("s.urn", on: occasion.today)
        return try occasion.database.exists(
            "SELECT 1 FROM school s WHERE s.urn = \(school) AND \(mine)")
    }

    // Whether it may.

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        var refusals = try fields.refusals(occasion, newAt: school)
        let isClosed = try occasion.database.exists(
            "SELECT 1 FROM school WHERE urn = \(school) AND status = 'closed'")
        if isClosed {
            refusals.append(
                Refusal("", "This school has closed. Add the child at the school they go to now."))
        }
        return refusals
    }

    // What happens.

    package struct Done: Codable, Sendable {
        package let child: ID<Child>
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        let id: ID<Child> = occasion.writing.newID()
        try occasion.writing.run(
            """
            INSERT INTO child (id, school, given_name, family_name, upn, born_day, year_group, stage)
            VALUES (\(id), \(school), \(fields.givenName), \(fields.familyName), \(fields.upn),
                \(fields.born), \(fields.yearGroup), \(fields.stage))
            """)
        try occasion.countProfiles(of: school)
        occasion.note(Self.self, id.subject)
        return Done(child: id)
    }
}

extension AddChild {
    static let schoolField = Field("school", "School", .hidden, required: "Say which school")

    package static func fields(_ authority: Authority) -> [Field] {
        [schoolField] + ChildFields.all
    }
}
