import Reckoning

/// A way forward with rules of its own that a meeting may point to: an EHC needs assessment, a
/// place in a specialist resource base.
package struct PathwayKind: DatedEntry, Hashable {
    package let code: String
    package let name: String
    package let about: String
    package let contact: String?
    package let period: Period

    init(_ entry: PackageEntry, file: Period) {
        period = entry.period(within: file)
        code = entry.code(in: .pathway, during: period)
        name = entry.text("name")
        about = entry.text("about")
        contact = entry.namedIfGiven("contact", in: .contact)
    }
}
