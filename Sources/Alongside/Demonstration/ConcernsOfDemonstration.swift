import Reckoning
import Storage

extension LifeOfSchool {
    /// Brings what troubled the school since it last brought anything: more at larger schools.
    func bringConcerns(until day: Day) {
        let last = min(day, today.adding(days: -1))
        guard last > broughtUntil.adding(days: 7) else { return }
        let usual = school.phase == "Secondary" ? 4 : school.pupils > 150 ? 3 : 2
        let count = max(0, chance.around(usual, spread: 1) * min(100, (last.number - broughtUntil.number) * 2) / 100)
        let days = (0..<count).map { _ in chance.from(broughtUntil.number...last.number) }.sorted()
        for number in days {
            let day = county.calendar.schoolDay(from: Day(number: number))
            if day <= last { bringConcern(on: day) }
        }
        broughtUntil = last
    }

    private func bringConcern(on day: Day) {
        // A school that has closed since took its children's records with it.
        let isBefore = school.before.map { day <= $0.lastDay } ?? false
        let focus = [Focus.wholeSchool, .cohort, .child][
            chance.place(isBefore || children.isEmpty ? [3, 2, 0] : [22, 25, 53])]
        let child = focus == .child ? chance.one(of: children) : nil
        let all = authority.frameworks.last?.sections.map(\.code) ?? []
        let section = child?.section ?? (all.isEmpty ? "" : chance.one(of: all))
        let cohort = focus == .cohort ? cohort(on: day) : nil
        let offers = authority.offers.map(\.code)
        let words = texts(focus, section, cohort?.name)
        let usual = clock.at(day, minute: chance.from(480...1_020))
        let onLine = county.hourOnLine(day)
        let time = onLine?.at ?? usual
        let concern = ConcernOfDemonstration(
            id: chance.id(at: time), school: school.urn(on: day), focus: focus, cohort: cohort?.id,
            child: child, offer: offers[min(offers.count - 1, offer(focus))],
            sections: sections(section, all), title: words.title, asked: words.asked,
            texts: (words.tried, words.outcome))
        let byTheSchool = chance.happens(85) ? sendco : headteacher
        concern.move(to: .brought, by: onLine?.adviser ?? byTheSchool, at: time)
        concerns.append(concern)
        if let onLine { county.raise(concern, at: school, by: onLine.adviser, at: time) }
        if let child, chance.happens(86) {
            recordBasis(for: child, on: day, by: sendco)
        }
    }

    private func offer(_ focus: Focus) -> Int {
        switch focus {
        case .wholeSchool: chance.place([80, 20])
        case .cohort: chance.place([25, 75])
        case .child: chance.place([10, 60, 30])
        }
    }

    private func sections(_ first: String, _ all: [String]) -> [String] {
        guard !first.isEmpty else { return [] }
        let second = chance.one(of: all)
        return chance.happens(35) && second != first ? [first, second].sorted() : [first]
    }

    private func cohort(on day: Day) -> (id: ID<Cohort>, name: String) {
        let year = chance.from(max(0, school.years.lowerBound)...max(0, school.years.upperBound))
        let name = "\(Child.yearWords(year)) \(chance.one(of: WordsOfConcerns.cohorts))"
        let urn = school.urn(on: day)
        if let known = cohorts["\(urn) \(name)"] { return (known, name) }
        let time = clock.at(day, minute: 480)
        let id: ID<Cohort> = chance.id(at: time)
        cohorts["\(urn) \(name)"] = id
        county.rows.cohorts.add(id, urn, name, chance.from(4...24), time)
        return (id, name)
    }

    private func texts(
        _ focus: Focus, _ section: String, _ cohort: String?
    ) -> (title: String, tried: String, outcome: String, asked: String) {
        let patterns =
            switch focus {
            case .wholeSchool: WordsOfConcerns.wholeSchool
            case .cohort: WordsOfConcerns.cohort
            case .child: WordsOfConcerns.child
            }
        let topic = chance.one(of: WordsOfConcerns.topics(section))
        let title = chance.one(of: patterns).replacing("{topic}", with: topic)
            .replacing("{cohort}", with: cohort ?? "")
        let two = chance.shuffled(WordsOfConcerns.tried).prefix(chance.from(1...3))
        let tried = two.joined(separator: " ") + " " + chance.one(of: WordsOfConcerns.came)
        return (
            title.prefix(1).uppercased() + title.dropFirst(), tried,
            chance.one(of: WordsOfConcerns.outcomes), chance.one(of: WordsOfConcerns.asks)
        )
    }
}
