import Reckoning

// What the house asks of the authority's need framework: the version in force, and its sections.
extension Authority {
    /// The sections of the frameworks in force on a day.
    package func needSections(on day: Day) -> [NeedFramework.Section] {
        frameworks.filter { $0.period.contains(day) }.flatMap(\.sections)
    }

    /// The sections of the newest framework.
    package var latestNeedSections: [NeedFramework.Section] { frameworks.last?.sections ?? [] }

    package func needSectionName(_ code: String) -> String {
        frameworks.lazy.reversed().compactMap { $0.section(code)?.name }.first ?? code
    }
}
