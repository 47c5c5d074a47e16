import Pages
import Reckoning
import Storage

/// WHEN a school finds that a lawful basis was recorded by mistake
///
/// It was another child's, the wrong kind, or an agreement that nobody gave. The SENDCo or the
/// headteacher strikes it out and says why, whatever its kind: also one that a family cannot
/// withdraw (``WithdrawLawfulBasis``), because what was never so cannot go on.
///
/// It ends today, and with it everything that was shared under it, exactly as a withdrawn consent
/// does. It is not erased, and not dated back: what was shown under it until today was shown, and
/// the record must say so, with who struck it out, when and why. A basis that has ended by itself
/// is left as it is.
///
/// PAGE    /children/{child}/basis/{basis}/strike
/// API     POST /api/bases/{basis}/strike
/// COMMAND alongside do strike-lawful-basis
package struct StrikeLawfulBasis: Act {
    package let basis: ID<LawfulBasis>
    package let reason: String

    package static let name = "StrikeLawfulBasis"
    package static let needs = Permission.bringConcern
    package static let api = "/api/bases/{basis}/strike"
    package static let summary =
        "Strike out a lawful basis that was recorded by mistake, with effect at once."

    package init(_ form: inout FieldReader) throws(Refusals) {
        let basis = form.required(WithdrawLawfulBasis.basisField, as: ID<LawfulBasis>.self)
        reason = form.text(Self.reasonField)
        guard let basis, form.refusals.isEmpty else { throw form.refused }
        self.basis = basis
    }

    // Who may.

    package func isInScope(_ occasion: Occasion) throws -> Bool {
        try occasion.mayEnd(basis)
    }

    // Whether it may.

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        guard let found = try LawfulBasis.find(basis, in: occasion.database) else {
            throw NotThere()
        }
        if found.isInForce(on: occasion.today) { return [] }
        return [Refusal("", "This basis has ended already. Nothing is shared under it.")]
    }

    // What happens.

    package struct Done: Codable, Sendable {
        package let basis: ID<LawfulBasis>
        package let child: ID<Child>
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        guard let found = try LawfulBasis.find(basis, in: occasion.database) else {
            throw NotThere()
        }
        try occasion.end(basis, mistake: reason)
        occasion.note(Self.self, found.child.subject, detail: basis.subject)
        return Done(basis: basis, child: found.child)
    }
}

extension Occasion {
    /// Whether a basis is of a child for whose school the person may speak.
    func mayEnd(_ basis: ID<LawfulBasis>) throws -> Bool {
        let child: ID<Child>? = try database.value(
            "SELECT child FROM lawful_basis WHERE id = \(basis)")
        guard let child else { return false }
        return try mayChange(child)
    }

    /// Ends a basis today, with everything shared under it.
    func end(_ basis: ID<LawfulBasis>, mistake: String? = nil) throws {
        try writing.run(
            """
            UPDATE lawful_basis SET until_day = \(today), withdrawn_by = \(person.id),
                withdrawn_at = \(now), mistake = \(mistake)
            WHERE id = \(basis)
            """)
        try writing.run(
            """
            UPDATE child_share SET until_day = \(today)
            WHERE basis = \(basis) AND (until_day IS NULL OR until_day > \(today))
            """)
    }
}

extension StrikeLawfulBasis {
    static let reasonField = Field(
        "reason", "What was the mistake?", .longText(rows: 3),
        required: "Say what the mistake was", limit: 2_000)

    package static func fields(_ authority: Authority) -> [Field] {
        [WithdrawLawfulBasis.basisField, reasonField]
    }
}
