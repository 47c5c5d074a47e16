import Reckoning

/// A ground on which the authority accepts that a child is discussed and their record shared, and
/// what must be written down for it.
package struct LawfulBasisKind: DatedEntry, Hashable {
    /// What a record of the basis may have to say.
    package enum Detail: String, Sendable, CaseIterable {
        /// Who gave consent, and what they are to the child.
        case givenBy = "given-by"
        case givenOn = "given-on"
        /// In writing, by telephone, in person.
        case how
        /// What may be shared, with whom.
        case covers
        /// The duty or power in law, by name.
        case duty
        case decidedBy = "decided-by"
        case decidedOn = "decided-on"
        /// Why this basis, and why consent was not sought.
        case reason
        /// How the family was told, or why not.
        case familyTold = "family-told"
    }

    package let code: String
    package let name: String
    package let about: String
    package let mustRecord: [Detail]
    package let mayBeWithdrawn: Bool
    /// It must be looked at again after so many months; nil if it lasts as long as its reason.
    package let reviewAfterMonths: Int?
    package let period: Period

    init(_ entry: PackageEntry, file: Period) {
        period = entry.period(within: file)
        code = entry.code(in: .lawfulBasis, during: period)
        name = entry.text("name")
        about = entry.text("about")
        mustRecord = entry.choices("must-record")
        mayBeWithdrawn = entry.truth("may-be-withdrawn")
        reviewAfterMonths = entry.numberIfGiven("review-after-months", in: 1...120)
    }
}
