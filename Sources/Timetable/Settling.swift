/// Settling a few zones at a time: who plans all at once keeps a plan only where all of it is good at
/// the same time; here what each gains stays.
extension Search {
    @inline(__always)
    func isInField(_ meeting: Int32) -> Bool {
        fieldZones.isEmpty || fieldZones.contains(tables.meetings[meeting].zone)
    }

    /// Begins so many moves in a zone that the published plan's changes reach, now and then also in
    /// those that share somebody with it: from the best plan, cooling. Whoever is in the way elsewhere
    /// still gives way.
    mutating func settle(_ heat: Heat, moves count: Int) {
        returnToBest()
        fieldZones = zones(around: changed())
        field = movable.filter { isInField($0) }
        pressure = chance.unit() < tuning.shareSettleForRoom ? heat.pressure : heat.pressureAtEnd
        let levels = 12
        for level in 0..<levels {
            temperature = heat.temperature(
                Double(level) / Double(levels), from: tuning.settleHeat)
            run(moves: count * (level + 1) / levels - count * level / levels)
        }
        field = movable
        fieldZones = []
    }

    /// A meeting, drawn at random, that is not as published or has no place; any, where all are.
    private mutating func changed() -> Int32 {
        let (strayed, left) = (diary.telling.strayed.numbers.count, unplaced.numbers.count)
        let number = chance.below(strayed + left + 1)
        if number < strayed { return diary.telling.strayed.numbers[number] }
        if number < strayed + left { return unplaced.numbers[number - strayed] }
        return movable[chance.below(movable.count)]
    }

    /// A meeting's zone or, every other time, all zones in which one of its people may sit.
    private mutating func zones(around meeting: Int32) -> [Int32] {
        let facts = tables.meetings[meeting]
        guard facts.seats.count > 0, chance.below(2) == 0 else { return [facts.zone] }
        let seat = Int(facts.seats.start) + chance.below(facts.seats.count)
        let isPlaced = diary.isPlaced(Int(meeting))
        guard isPlaced || tables.seats[seat].count > 0 else { return [facts.zone] }
        let number = isPlaced ? diary.chosen[seat] : tables.seats[seat].start
        let person = tables.candidates[number].person
        var zones: [Int32] = []
        for other in movable where !zones.contains(tables.meetings[other].zone) {
            if maySit(person, at: other) { zones.append(tables.meetings[other].zone) }
        }
        return zones
    }

    private func maySit(_ person: Int32, at meeting: Int32) -> Bool {
        tables.meetings[meeting].seats.range.contains { seat in
            tables.seats[seat].range.contains { tables.candidates[$0].person == person }
        }
    }
}
