import Reckoning
import Storage

/// Invents need profiles for the children of a school, and counts what it invents: how many
/// children stand at each level of each section. As the act has it, a profile has a level in every
/// section, so that every section adds up to the children who have one.
struct NeedsOfDemonstration {
    private let framework: NeedFramework?
    /// How many children in a hundred have a profile.
    private let share: Int
    private var counts: [[Int]] = []
    /// How often each section is a child's greatest need, for Norfolk's seven; all alike elsewhere.
    private static let often = [
        "physical": 6, "deafness": 2, "vision": 2, "speech-language": 25,
        "social-communication": 19, "semh": 24, "learning": 22,
    ]
    private let weights: [Int]

    init(_ authority: Authority, share: Int) {
        framework = authority.frameworks.last
        self.share = share
        weights = framework?.sections.map { NeedsOfDemonstration.often[$0.code] ?? 10 } ?? []
        counts = (framework?.sections ?? []).map { _ in
            Array(repeating: 0, count: (framework?.levels.upperBound ?? 0) + 1)
        }
    }

    /// A child's profile on a day, where they have one, with the lowest level where there is no need. Returns the section of the greatest need.
    mutating func invent(
        for child: ID<Child>, _ stage: Child.Stage, on day: Day, _ chance: Chance,
        _ rows: inout RowsOfDemonstration
    ) -> String {
        guard let framework, !weights.isEmpty else { return "" }
        let greatest = chance.place(weights)
        let section = framework.sections[greatest].code
        guard chance.happens(share) else { return section }
        let id: ID<NeedsOfDemonstration> = chance.id(at: Instant(milliseconds: Int64(day.number) * 86_400_000))
        rows.profiles.add(id, child, framework.code, framework.version, day, true)
        let most = min(
            framework.levels.upperBound,
            stage == .plan ? chance.one(of: [4, 5, 5, 6, 6, 7]) : chance.one(of: [2, 3, 3, 4, 4, 5]))
        for index in weights.indices {
            let isToo = weights[index] > 5 && chance.happens(30)
            let need = index == greatest ? most : isToo ? max(1, most - chance.from(1...3)) : 0
            let level = max(framework.levels.lowerBound, need)
            rows.levels.add(id, framework.sections[index].code, level)
            counts[index][level] += 1
        }
        return section
    }

    func writeCounts(of school: Int, to rows: inout RowsOfDemonstration) {
        guard let framework else { return }
        for (index, section) in framework.sections.enumerated() {
            for (level, children) in counts[index].enumerated() where children > 0 {
                rows.counts.add(
                    school, framework.code, framework.version, section.code, level, children)
            }
        }
    }
}
