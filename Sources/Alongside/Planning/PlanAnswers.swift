import Reckoning
import Storage
import Timetable

/// A plan of which something is asked about one of its meetings. A question about a pinned meeting
/// is asked as if it were not pinned.
struct AskedPlan {
    let one: PlannedRecord
    private let reasons: PlanReasons
    private let names: NamesOfPlan

    /// Nil where the plan's data is no longer whole.
    static func find(_ one: PlannedRecord, in database: any Connection) throws -> AskedPlan? {
        guard var kept = try KeptPlan.find(one.plan, in: database) else { return nil }
        for index in kept.instance.meetings.indices where kept.instance.meetings[index].id == one.code {
            kept.instance.meetings[index].pinned = nil
        }
        guard let term = try? Timetable.Term(kept.instance) else { return nil }
        return AskedPlan(one: one, reasons: PlanReasons(kept.plan, of: term), names: kept.names)
    }

    func whyHere(_ authority: Authority) -> WhyHereAnswer? {
        guard let answer = reasons.whyHere(one.code) else { return nil }
        let words = names.words(authority)
        var adds = answer.adds
        adds.unplaced = 0
        return WhyHereAnswer(
            adds: adds.parts().map { PlanCostPart(words: $0.words, cost: $0.cost) },
            others: answer.alternatives.compactMap { other in
                Day(iso: other.placement.date).map {
                    WhyHereAnswer.Other(
                        day: $0, starts: other.placement.start,
                        names: other.placement.people.map(words.person), costs: other.difference.total)
                }
            })
    }

    func whyNot(day: Day, starts: Int, _ authority: Authority) -> WhyNotAnswer? {
        guard let answer = reasons.whyNot(one.code, date: day.iso, start: starts) else { return nil }
        let words = names.words(authority)
        var broken: [String] = []
        for violation in answer.violations {
            let line = words.words(violation) + "."
            if !broken.contains(line) { broken.append(line) }
        }
        return WhyNotAnswer(
            plan: one.plan, broken: broken, people: answer.placement.people,
            names: answer.placement.people.map(words.person), costs: answer.difference.total,
            parts: answer.difference.parts().map { PlanCostPart(words: $0.words, cost: $0.cost) })
    }
}

/// What would come of holding a meeting of a plan at another time.
struct WhyNotAnswer: Codable, Sendable {
    let plan: ID<TermPlan>
    /// Every rule that stands against it, in words; none where it is possible.
    let broken: [String]
    let people: [String]
    let names: [String]
    /// What the whole plan would cost more, or less.
    let costs: Int
    let parts: [PlanCostPart]

    static func find(
        _ placement: ID<PlannedMeeting>, day: Day, starts: Int, _ authority: Authority,
        in database: any Connection
    ) throws -> WhyNotAnswer? {
        guard let one = try PlannedRecord.all("pm.id = \(placement)", in: database).first,
            let asked = try AskedPlan.find(one, in: database)
        else { return nil }
        return asked.whyNot(day: day, starts: starts, authority)
    }
}

struct PlanCostPart: Codable, Sendable {
    let words: String
    let cost: Int
}

/// Why a meeting of a plan is where it is, and where else it could be without moving anything.
struct WhyHereAnswer: Codable, Sendable {
    struct Other: Codable, Sendable {
        let day: Day
        let starts: Int
        let names: [String]
        let costs: Int
    }

    let adds: [PlanCostPart]
    let others: [Other]
}
