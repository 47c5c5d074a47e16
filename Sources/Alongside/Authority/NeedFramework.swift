import Reckoning

/// A framework that describes needs in sections and levels, such as INDES. Each version is an
/// entry with dates; levels of one version are never compared with another's.
package struct NeedFramework: DatedEntry, Hashable {
    package struct Section: Sendable, Hashable {
        package let code: String
        package let name: String
        package let about: String?
    }

    package let code: String
    package let name: String
    package let longName: String
    package let version: String
    /// Levels are numbers; their wording belongs to the framework's owner.
    package let levels: ClosedRange<Int>
    package let sections: [Section]
    package let period: Period

    init(_ entry: PackageEntry) {
        period = entry.period()
        let period = period
        let code = entry.code(in: .framework, during: period)
        self.code = code
        name = entry.text("name")
        longName = entry.text("long-name")
        version = entry.text("version")
        let (lowest, highest) = (
            entry.number("lowest-level", in: 0...99), entry.number("highest-level", in: 0...99)
        )
        levels = min(lowest, highest)...max(lowest, highest)
        if lowest > highest {
            entry.report(
                at: "highest-level", "the highest level is below the lowest", "swap the two")
        }
        sections = entry.entries("sections", "section") {
            Section(
                code: $0.code(in: .section(of: code), during: period), name: $0.text("name"),
                about: $0.textIfGiven("about"))
        }
    }

    package func section(_ code: String) -> Section? { sections.first { $0.code == code } }
}
