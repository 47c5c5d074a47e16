import Reckoning

/// A tier of provision: Universal, Targeted or Enhanced in Norfolk's words. The tiers are the
/// authority's, in order from what everybody gets to what few need.
package struct Offer: DatedEntry, Hashable {
    package let code: String
    package let name: String
    package let definition: String
    package let period: Period

    init(_ entry: PackageEntry, file: Period) {
        period = entry.period(within: file)
        code = entry.code(in: .offer, during: period)
        name = entry.text("name")
        definition = entry.text("definition")
    }
}
