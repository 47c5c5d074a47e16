import Reckoning

/// What sort of school is to be invented: the mix of a county with small rural primaries, infant
/// and junior schools, large secondaries and a special school in most zones.
struct SchoolPlan {
    let kind: SchoolKind
    let phase: String
    let typeName: String
    /// The end of its name.
    let ending: String
    let isChurch: Bool
    let pupils: Int
    let years: ClosedRange<Int>

    var lowAge: Int { years.lowerBound + 4 }
    var highAge: Int { years.upperBound + 5 }

    /// The schools of a zone; `place` is the zone's place among the zones.
    static func all(in zone: ZoneOfDemonstration, place: Int, _ chance: Chance) -> [SchoolPlan] {
        var plans = (0..<zone.primaries).map { _ in primary(isRural: chance.happens(zone.rural), chance) }
        plans += (0..<zone.secondaries).map { _ in secondary(chance) }
        if place % 15 != 14 { plans.append(special(chance)) }
        if place % 4 == 0 { plans.append(nursery(chance)) }
        if place % 3 == 0 { plans.append(alternative(chance)) }
        if place % 2 == 0 { plans.append(independent(chance)) }
        if place % 4 == 0 { plans.append(college(chance)) }
        return plans
    }

    private static func primary(isRural: Bool, _ chance: Chance) -> SchoolPlan {
        let isAcademy = chance.happens(50)
        let isChurch = chance.happens(isRural ? 40 : 18)
        let shape = isRural ? 0 : chance.place([72, 16, 12])
        let (word, years) = [("Primary", 0...6), ("Infant", 0...2), ("Junior", 3...6)][shape]
        let ending = shape == 0 && isAcademy && chance.happens(40) ? "Academy" : "School"
        return SchoolPlan(
            kind: isAcademy ? .academy : .maintained, phase: "Primary",
            typeName: type(isAcademy: isAcademy, isChurch: isChurch, chance),
            ending: "\(word) \(ending)", isChurch: isChurch,
            pupils: isRural ? chance.around(75, spread: 40) : chance.around(250, spread: 130),
            years: years)
    }

    private static func secondary(_ chance: Chance) -> SchoolPlan {
        let isAcademy = chance.happens(85)
        let last = chance.happens(40) ? 13 : 11
        return SchoolPlan(
            kind: isAcademy ? .academy : .maintained, phase: "Secondary",
            typeName: type(isAcademy: isAcademy, isChurch: false, chance),
            ending: chance.one(of: isAcademy ? ["High School", "Academy"] : ["High School"]),
            isChurch: false, pupils: chance.around(960, spread: 420), years: 7...last)
    }

    private static func type(isAcademy: Bool, isChurch: Bool, _ chance: Chance) -> String {
        if isAcademy {
            chance.one(of: ["Academy converter", "Academy converter", "Academy sponsor led"])
        } else if isChurch {
            chance.one(of: ["Voluntary controlled school", "Voluntary aided school"])
        } else {
            chance.one(of: ["Community school", "Community school", "Foundation school"])
        }
    }

    private static func special(_ chance: Chance) -> SchoolPlan {
        let isAcademy = chance.happens(50)
        return SchoolPlan(
            kind: .special, phase: "Not applicable",
            typeName: isAcademy ? "Academy special converter" : "Community special school",
            ending: isAcademy ? "Special Academy" : "Special School", isChurch: false,
            pupils: chance.around(125, spread: 45), years: 0...13)
    }

    private static func nursery(_ chance: Chance) -> SchoolPlan {
        SchoolPlan(
            kind: .nursery, phase: "Nursery", typeName: "Local authority nursery school",
            ending: "Nursery School", isChurch: false, pupils: chance.around(80, spread: 25),
            years: -2 ... -1)
    }

    private static func alternative(_ chance: Chance) -> SchoolPlan {
        SchoolPlan(
            kind: .alternative, phase: "Not applicable",
            typeName: "Academy alternative provision converter", ending: "Short Stay School",
            isChurch: false, pupils: chance.around(70, spread: 25), years: 3...11)
    }

    private static func independent(_ chance: Chance) -> SchoolPlan {
        SchoolPlan(
            kind: .independent, phase: "Not applicable", typeName: "Other independent school",
            ending: chance.one(of: ["House School", "Hall School"]), isChurch: false,
            pupils: chance.around(180, spread: 90), years: 0...11)
    }

    private static func college(_ chance: Chance) -> SchoolPlan {
        SchoolPlan(
            kind: .college, phase: "16 plus", typeName: "Further education", ending: "College",
            isChurch: false, pupils: chance.around(1400, spread: 500), years: 12...14)
    }
}
