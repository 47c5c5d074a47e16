import Reckoning
import Storage
import Timetable

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
            var kept = try KeptPlan.find(one.plan, in: database)
        else { return nil }
        kept.letGo(one.code)
        guard let term = try? Timetable.Term(kept.instance),
            let answer = PlanReasons(kept.plan, of: term).whyNot(one.code, date: day.iso, start: starts)
        else { return nil }
        let words = kept.names.words(authority)
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

    static func find(
        _ one: PlannedRecord, _ authority: Authority, in database: any Connection
    ) throws -> WhyHereAnswer? {
        guard var kept = try KeptPlan.find(one.plan, in: database) else { return nil }
        kept.letGo(one.code)
        guard let term = try? Timetable.Term(kept.instance),
            let answer = PlanReasons(kept.plan, of: term).whyHere(one.code)
        else { return nil }
        let words = kept.names.words(authority)
        var adds = answer.adds
        adds.unplaced = 0
        return WhyHereAnswer(
            adds: adds.parts().map { PlanCostPart(words: $0.words, cost: $0.cost) },
            others: answer.alternatives.compactMap { other in
                Day(iso: other.placement.date).map {
                    Other(
                        day: $0, starts: other.placement.start,
                        names: other.placement.people.map(words.person), costs: other.difference.total)
                }
            })
    }
}

extension KeptPlan {
    /// A question about a pinned meeting is asked as if it were not pinned.
    mutating func letGo(_ code: String) {
        for index in instance.meetings.indices where instance.meetings[index].id == code {
            instance.meetings[index].pinned = nil
        }
    }
}
