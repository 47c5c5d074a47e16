import Pages
import Reckoning
import Storage

/// WHEN a family takes back its consent
///
/// The SENDCo or the headteacher withdraws the basis, and it is so at once, for everybody: the
/// basis ends today, and with it everything that was shared under it. From that moment whoever saw
/// the child by this basis sees that something is withheld, and nothing more: concerns, frozen
/// agenda items, requests, recaps already published.
///
/// Nothing is moved by hand. Whether a child may be discussed is asked of the bases in force each
/// time, so an open concern needs a basis again, an agenda item is left out of its meeting, and
/// publishing that meeting carries the concern forward (``PublishRecap``). A new basis, once
/// recorded, puts the concern before the next meeting whose pack is still open.
///
/// Only consent can be withdrawn; a duty in law cannot. What should never have been recorded is
/// struck out (``StrikeLawfulBasis``).
///
/// PAGE    /children/{child}/basis/{basis}/withdraw
/// API     POST /api/bases/{basis}/withdraw
/// COMMAND alongside do withdraw-lawful-basis
/// SETTING lawful-bases.yaml (may-be-withdrawn)
package struct WithdrawLawfulBasis: Act {
    package let basis: ID<LawfulBasis>

    package static let name = "WithdrawLawfulBasis"
    package static let needs = Permission.bringConcern
    package static let api = "/api/bases/{basis}/withdraw"
    package static let summary = "Withdraw a consent, with effect at once."

    package init(_ form: inout FieldReader) throws(Refusals) {
        let basis = form.required(Self.basisField, as: ID<LawfulBasis>.self)
        guard let basis else { throw form.refused }
        self.basis = basis
    }

    // Who may.

    package func isInScope(_ occasion: Occasion) throws -> Bool {
        try occasion.mayEnd(basis)
    }

    // Whether it may.

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        guard let basis = try LawfulBasis.find(basis, in: occasion.database) else {
            throw NotThere()
        }
        if !basis.isInForce(on: occasion.today) {
            return [Refusal("", "This basis has ended already. Nothing is shared under it.")]
        }
        if occasion.authority.lawfulBasis(basis.kind)?.mayBeWithdrawn != true {
            return [
                Refusal(
                    "",
                    """
                    This basis is not a consent, so a family cannot withdraw it. If it was recorded \
                    by mistake, strike it out on the child's record.
                    """)
            ]
        }
        return []
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
        try occasion.end(basis)
        occasion.note(Self.self, found.child.subject, detail: basis.subject)
        return Done(basis: basis, child: found.child)
    }
}

extension WithdrawLawfulBasis {
    static let basisField = Field("basis", "Lawful basis", .hidden, required: "Say which basis")

    package static func fields(_ authority: Authority) -> [Field] { [basisField] }
}
