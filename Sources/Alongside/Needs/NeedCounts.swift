import Reckoning
import Storage

/// How many children of some schools stand at each level of each section, kept up to date by
/// ``RecordNeedProfile`` so that no list of children is read to draw a picture.
package struct NeedCounts: Sendable {
    package let framework: NeedFramework
    /// A row for each section, a column for each level.
    package let counts: [[Int]]

    /// Children who have a current profile: each stands once in every section.
    package var children: Int { counts.map { $0.reduce(0, +) }.max() ?? 0 }

    /// The counts of schools, in the framework in force; nil where none is. The caller has asked
    /// for the schools' scope.
    package static func of(
        _ schools: [Int], _ authority: Authority, on today: Day, in database: any Connection
    ) throws -> NeedCounts? {
        guard let framework = authority.frameworks.inForce(on: today).first else { return nil }
        let counted: SQL = "framework = \(framework.code) AND version = \(framework.version)"
        let one = schools.count == 1 ? schools.first : nil
        let query: SQL =
            if let one {
                "SELECT section, level, children FROM need_count WHERE school = \(one) AND \(counted)"
            } else {
                """
                SELECT section, level, CAST(sum(children) AS BIGINT) FROM need_count
                WHERE school IN \(list: schools) AND \(counted) GROUP BY section, level
                """
            }
        let (sections, levels) = (framework.sections, framework.levels)
        var counts = [[Int]](
            repeating: [Int](repeating: 0, count: levels.count), count: sections.count)
        // Either way the rows of one section stand together.
        var place = 0
        try database.each(query) { row in
            let (section, level): (String, Int) = (try row[0], try row[1])
            if !sections.indices.contains(place) || sections[place].code != section {
                place = sections.firstIndex { $0.code == section } ?? sections.count
            }
            guard place < sections.count else { return }
            if levels.contains(level) { counts[place][level - levels.lowerBound] = try row[2] }
        }
        return NeedCounts(framework: framework, counts: counts)
    }

    /// The summary for one reader: as it is for the school's own staff, guarded for anyone else.
    package func summary(mayCountChildren: Bool, threshold: Int) -> NeedSummary {
        guard !mayCountChildren else {
            return NeedSummary(
                self, children: children, levels: counts.map { $0.map { $0 as Int? } })
        }
        let shown = SmallNumbers.protect(counts, below: threshold, totals: .knownRows)
        return NeedSummary(
            self, children: shown.total.shown, levels: shown.cells.map { $0.map(\.shown) })
    }
}

/// The need profiles of a school's children in numbers. What must not be shown is null.
package struct NeedSummary: Codable, Sendable {
    package struct Section: Codable, Sendable {
        package let code: String
        package let name: String
        /// Children at each level, lowest level first; null where suppressed.
        package let children: [Int?]
    }

    package let framework: String
    package let version: String
    package let levels: [Int]
    /// Children with a current profile; null where suppressed.
    package let children: Int?
    package let sections: [Section]

    init(_ counts: NeedCounts, children: Int?, levels: [[Int?]]) {
        framework = counts.framework.name
        version = counts.framework.version
        self.levels = Array(counts.framework.levels)
        self.children = children
        sections = zip(counts.framework.sections, levels).map {
            Section(code: $0.code, name: $0.name, children: $1)
        }
    }

    package var isEmpty: Bool { children == 0 }
}

extension SmallNumbers.Cell {
    /// The number, or nil where it is not shown.
    package var shown: Int? {
        switch self {
        case .number(let number): number
        case .suppressed: nil
        }
    }
}
