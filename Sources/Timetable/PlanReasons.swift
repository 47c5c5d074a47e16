/// Answers questions about a plan: why a meeting is unplaced, why it is where it is, why it is
/// not at another time.
///
/// ```swift
/// let reasons = PlanReasons(plan, of: term)
/// for reason in reasons.unplaced() { … }
/// reasons.whyNot("S12-TAS1", date: "2027-02-03", start: 540)
/// ```
package final class PlanReasons {
    package let plan: Plan
    package let term: Term
    var search: Search
    lazy var shortages = TermShortages(term)

    /// The plan must be feasible; a placement that breaks a rule is read as unplaced.
    package init(_ plan: Plan, of term: Term) {
        self.plan = plan
        self.term = term
        search = Search(term.tables, seed: 0)
        search.holdPinned()
        var placements: [Int: PublishedPlacement] = [:]
        for placement in plan.placements {
            guard let meeting = term.names.meeting[placement.meeting] else { continue }
            placements[meeting] = PublishedPlacement(
                date: placement.date, day: term.names.day[placement.date],
                start: placement.start, people: placement.people.map { term.names.person[$0] })
        }
        search.holdPublished(placements)
    }

    /// Every meeting without a place, in the instance's order.
    package func unplaced() -> [UnplacedReason] {
        (0..<term.meetingCount).filter { !search.diary.isPlaced($0) }.map(whyUnplaced)
    }

    /// A time at which a meeting could be held now without moving anything else.
    package struct Alternative: Sendable {
        package let placement: Placement
        /// What the whole plan would cost more, or less, part by part.
        package let difference: PlanCost
    }

    package struct WhyHere: Sendable {
        package let placement: Placement
        /// What holding the meeting adds to the plan's cost, part by part; `unplaced` is negative.
        package let adds: PlanCost
        /// The best other times, cheapest first; none means there is no other free time.
        package let alternatives: [Alternative]
    }

    /// Why a placed meeting is where it is; nil when it is unknown or unplaced.
    package func whyHere(_ meeting: String, alternatives most: Int = 5) -> WhyHere? {
        guard let number = term.names.meeting[meeting],
            let placement = plan.placements.first(where: { $0.meeting == meeting }),
            search.diary.isPlaced(number)
        else { return nil }
        let now = PlanCheck(plan, of: term).cost
        let without = PlanCheck(replacing(meeting, with: nil), of: term).cost
        let others = freeTimes(number).prefix(most).map { other in
            Alternative(
                placement: other,
                difference: PlanCheck(replacing(meeting, with: other), of: term).cost - now)
        }
        return WhyHere(placement: placement, adds: now - without, alternatives: Array(others))
    }

    package struct WhyNot: Sendable {
        package let placement: Placement
        /// Every hard rule it would break; empty when it is possible.
        package let violations: [Violation]
        /// What the whole plan would cost more, or less, part by part.
        package let difference: PlanCost
    }

    /// What would come of holding a meeting at another time; nil for an unknown meeting. Without
    /// people, those free are chosen, then those it has now or would rather have.
    package func whyNot(
        _ meeting: String, date: String, start: Int, people: [String]? = nil
    ) -> WhyNot? {
        guard let number = term.names.meeting[meeting] else { return nil }
        let placement = Placement(
            meeting: meeting, date: date, start: start,
            people: people ?? likelyPeople(number, date: date, start: start))
        let check = PlanCheck(replacing(meeting, with: placement), of: term)
        return WhyNot(
            placement: placement, violations: check.violations,
            difference: check.cost - PlanCheck(plan, of: term).cost)
    }

    private func replacing(_ meeting: String, with placement: Placement?) -> Plan {
        var changed = plan
        changed.placements.removeAll { $0.meeting == meeting }
        if let placement { changed.placements.append(placement) }
        return changed
    }
}
