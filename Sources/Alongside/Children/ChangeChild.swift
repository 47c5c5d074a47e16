import Pages
import Reckoning
import Storage

/// WHEN a school corrects a child's record
///
/// The SENDCo or the headteacher changes the name, UPN, date of birth, year group or stage. Whoever
/// changes it says which version they read: if somebody else has changed it since, nothing is
/// overwritten, and the page shows both versions to choose between.
///
/// PAGE    /children/{child}/change
/// API     POST /api/children/{child}
/// COMMAND alongside do change-child
package struct ChangeChild: Act {
    package let child: ID<Child>
    package let version: Int
    package let fields: ChildFields

    package static let name = "ChangeChild"
    package static let needs = Permission.bringConcern
    package static let api = "/api/children/{child}"
    package static let summary = "Correct a child's record."

    package init(_ form: inout FieldReader) throws(Refusals) {
        let child = form.required(Self.childField, as: ID<Child>.self)
        let version = form.required(Self.versionField, as: Int.self)
        let fields = ChildFields(&form)
        guard let child, let version, let fields, form.refusals.isEmpty else { throw form.refused }
        (self.child, self.version, self.fields) = (child, version, fields)
    }

    // Who may.

    package func isInScope(_ occasion: Occasion) throws -> Bool { try occasion.mayChange(child) }

    // Whether it may.

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        var refusals = try fields.refusals(occasion, of: child)
        let stored: Int? = try occasion.database.value(
            "SELECT version FROM child WHERE id = \(child)")
        if stored != version {
            refusals.append(
                Refusal(
                    "version",
                    """
                    Somebody else has changed this record since you opened it. Both versions are \
                    below: correct yours and send it again, or leave theirs.
                    """))
        }
        return refusals
    }

    // What happens.

    package struct Done: Codable, Sendable {
        package let child: ID<Child>
        package let version: Int
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        try occasion.writing.run(
            """
            UPDATE child SET given_name = \(fields.givenName), family_name = \(fields.familyName),
                upn = \(fields.upn), born_day = \(fields.born), year_group = \(fields.yearGroup),
                stage = \(fields.stage), version = version + 1
            WHERE id = \(child) AND version = \(version)
            """)
        try occasion.countProfiles(beside: child)
        occasion.note(Self.self, child.subject, detail: "version \(version + 1)")
        return Done(child: child, version: version + 1)
    }
}

extension ChangeChild {
    static let childField = Field("child", "Child", .hidden, required: "Say which child")
    static let versionField = Field(
        "version", "Version", .hidden, required: "Say which version you read")

    package static func fields(_ authority: Authority) -> [Field] {
        [childField, versionField] + ChildFields.all
    }
}
