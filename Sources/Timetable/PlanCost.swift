/// What a plan costs, part by part; whole numbers, smaller is better.
package struct PlanCost: Codable, Hashable, Sendable {
    package var unplaced = 0
    package var link = 0
    package var preference = 0
    package var travelBetween = 0
    package var travelBase = 0
    package var zipAbsence = 0
    package var highNeedWeeks = 0
    package var moved = 0
    package var changedPerson = 0

    package init() {}

    package var total: Int {
        unplaced + link + preference + travelBetween + travelBase + zipAbsence + highNeedWeeks
            + moved + changedPerson
    }

    /// Part by part, what the second costs less than the first.
    package static func - (a: PlanCost, b: PlanCost) -> PlanCost {
        var difference = PlanCost()
        difference.unplaced = a.unplaced - b.unplaced
        difference.link = a.link - b.link
        difference.preference = a.preference - b.preference
        difference.travelBetween = a.travelBetween - b.travelBetween
        difference.travelBase = a.travelBase - b.travelBase
        difference.zipAbsence = a.zipAbsence - b.zipAbsence
        difference.highNeedWeeks = a.highNeedWeeks - b.highNeedWeeks
        difference.moved = a.moved - b.moved
        difference.changedPerson = a.changedPerson - b.changedPerson
        return difference
    }
}
