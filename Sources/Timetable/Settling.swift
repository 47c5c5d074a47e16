/// Settling zones one after another: who plans all at once keeps a plan only where all of it is good
/// at the same time; here each zone's gain stays.
extension Search {
    @inline(__always)
    func isInField(_ meeting: Int32) -> Bool {
        fieldZone < 0 || tables.meetings[meeting].zone == fieldZone
    }

    /// Begins so many moves in one zone that the published plan's changes reach, from the best plan,
    /// cooling; whoever is in their way elsewhere still gives way.
    mutating func settleZone(_ heat: Heat, moves count: Int) {
        returnToBest()
        fieldZone = tables.meetings[changed()].zone
        field = movable.filter { isInField($0) }
        pressure = chance.unit() < tuning.shareSettleForRoom ? heat.pressure : heat.pressureAtEnd
        let levels = 12
        for level in 0..<levels {
            temperature = heat.temperature(
                Double(level) / Double(levels), from: tuning.settleHeat)
            run(moves: count * (level + 1) / levels - count * level / levels)
        }
        field = movable
        fieldZone = -1
    }

    /// A meeting, drawn at random, that is not as published or has no place; any, where all are.
    private mutating func changed() -> Int32 {
        let (strayed, left) = (diary.telling.strayed.numbers.count, unplaced.numbers.count)
        let number = chance.below(strayed + left + 1)
        if number < strayed { return diary.telling.strayed.numbers[number] }
        if number < strayed + left { return unplaced.numbers[number - strayed] }
        return movable[chance.below(movable.count)]
    }
}
