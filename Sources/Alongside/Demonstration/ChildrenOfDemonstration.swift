import Reckoning
import Storage

/// An invented child, as far as the meetings have to know them.
struct ChildOfDemonstration {
    let id: ID<Child>
    let name: String
    let stage: Child.Stage
    let yearGroup: Int
    /// The section of the framework in which the child's need is greatest.
    let section: String
}

extension CountyOfDemonstration {
    /// Invents a school's children with special educational needs, most with a need profile, and
    /// counts their levels.
    func inventChildren(of school: SchoolOfDemonstration) -> [ChildOfDemonstration] {
        let (support, plan) = numbers(of: school)
        let hasProfiles = !chance.happens(8)
        var needs = NeedsOfDemonstration(
            authority, share: hasProfiles ? chance.from(74...98) : 0)
        let children = (0..<(support + plan)).map { index in
            inventChild(index, of: school, index < plan ? .plan : .support, &needs)
        }
        needs.writeCounts(of: school.urn, to: &rows)
        return children
    }

    /// About a fifth of pupils have SEN: four in five of them SEN Support.
    private func numbers(of school: SchoolOfDemonstration) -> (support: Int, plan: Int) {
        switch school.kind {
        case .maintained, .academy:
            let (support, plan) = (chance.around(182, spread: 60), chance.around(33, spread: 18))
            let more = isFirst ? 100 : 111  // England's other counties, for their number
            return (
                max(1, school.pupils * support * more / 100_000),
                school.pupils * plan * more / 100_000
            )
        case .special: return (0, school.pupils)
        case .alternative: return (school.pupils * 7 / 10, school.pupils * 2 / 10)
        case .nursery: return (school.pupils / 7, 1)
        case .independent: return (school.pupils / 9, school.pupils / 30)
        case .college, .other: return (school.pupils / 25, school.pupils / 40)
        }
    }

    private func inventChild(
        _ index: Int, of school: SchoolOfDemonstration, _ stage: Child.Stage,
        _ needs: inout NeedsOfDemonstration
    ) -> ChildOfDemonstration {
        let id: ID<Child> = chance.id(at: clock.at(modelStarts, minute: 10 * 60))
        let year = chance.from(school.years)
        let starts = today.academicYear - 5 - year
        let born = Day(year: starts, month: 9, day: 1)?.adding(days: chance.below(365))
        let (given, family) = (
            chance.one(of: NamesOfPeople.given), chance.one(of: NamesOfPeople.family)
        )
        rows.children.add(
            id, school.urn, given, family, upn(index, year, school), born, year, stage)
        let section = needs.invent(for: id, stage, on: profileDay(), chance, &rows)
        return ChildOfDemonstration(
            id: id, name: "\(given) \(family)", stage: stage, yearGroup: year, section: section)
    }

    /// A number of the right form, from the school's own digits. A few are not known yet.
    private func upn(_ index: Int, _ year: Int, _ school: SchoolOfDemonstration) -> UPN? {
        guard isFirst, index < 1_000, !chance.happens(4) else { return nil }
        let entry = (today.academicYear - max(year, 0)) % 100
        func digits(_ number: Int, _ width: Int) -> String {
            String(String(number + 1_000_000).suffix(width))
        }
        return UPN(
            completing: "\(laCode)\(digits(school.establishment, 4))\(digits(entry, 2))\(digits(index, 3))")
    }

    /// A school day's worth of days before today, within the last fourteen months.
    private func profileDay() -> Day { today.adding(days: -chance.from(10...420)) }
}
