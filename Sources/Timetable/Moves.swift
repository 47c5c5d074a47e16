/// The moves: each changes the diary, or returns false having perhaps changed part of it, which
/// the caller takes back.
extension Search {
    mutating func makeMove() -> Bool {
        guard !field.isEmpty else { return false }
        let count = unplaced.numbers.count
        let forUnplaced = min(tuning.mostForUnplaced, shareEachUnplaced * Double(count))
        if count > 0, chance.unit() < forUnplaced {
            let meeting = unplaced.numbers[chance.below(count)]
            if isInField(meeting) { return force(Int(meeting)) }
        }
        if isReplanning, chance.unit() < shareHome, let meeting = strayed() {
            return takeHome(meeting)
        }
        let near = isReplanning && chance.unit() < shareNear ? meetingOfSomeoneTold() : nil
        let meeting = near ?? Int(field[chance.below(field.count)])
        var draw = chance.unit()
        if draw < tuning.forceShare || !diary.isPlaced(meeting) { return force(meeting) }
        draw -= tuning.forceShare
        if draw < tuning.seatShare { return changePerson(meeting) }
        draw -= tuning.seatShare
        if draw < tuning.replanShare { return replan(around: meeting) }
        drop(meeting)
        ejected.removeAll(keepingCapacity: true)
        ejected.append(Int32(truncatingIfNeeded: meeting))
        return holdEjected()
    }

    /// Chance put on top of a cost when the best slot is looked for, so that it is not always the
    /// same.
    private var noise: Int { max(1, Int(temperature)) }

    /// Moves a meeting to a slot drawn at random, whoever is in the way; those put out are held
    /// again where there is room.
    private mutating func force(_ meeting: Int) -> Bool {
        let facts = tables.meetings[meeting]
        let slot = Int(facts.slots.start) + chance.below(facts.slots.count)
        if Int(diary.slotOf[meeting]) == slot { return false }
        if diary.isPlaced(meeting) { drop(meeting) }
        let time = tables.slots[slot]
        ejected.removeAll(keepingCapacity: true)
        guard clearDays(meeting, facts, time) else { return false }
        for index in facts.fixed.range where !clear(tables.fixed[index], facts, time) {
            return false
        }
        for seat in 0..<facts.seats.count where !fill(seat, meeting, facts, time) {
            return false
        }
        hold(meeting, at: slot, with: choice)
        return holdEjected()
    }

    /// Holds those put out again where they cost least; who finds no room stays unplaced. Gives up
    /// as soon as even free places for all the rest would leave the plan worse than allowed.
    mutating func holdEjected() -> Bool {
        var hoped = judged
        for meeting in ejected { hoped -= leftOut(meeting) }
        while !ejected.isEmpty {
            if hoped - sparedAtBest > limit { return false }
            let meeting = ejected.remove(at: chance.below(ejected.count))
            let most = Int32(clamping: Int(min(limit - hoped + sparedAtBest, 1e9)))
            let before = diary.soft
            if holdBest(Int(meeting), noise: noise, most: most) {
                hoped += Double(diary.soft - before)
            } else {
                hoped += leftOut(meeting)
            }
        }
        return true
    }

    /// What counts for a meeting while it has no place.
    private func leftOut(_ meeting: Int32) -> Double {
        pressure * Double(tables.meetings[meeting].leftOut)
    }

    /// What telling nobody of those put out would be worth.
    private var sparedAtBest: Double {
        guard isReplanning else { return 0 }
        var worth = 0
        for meeting in ejected {
            worth += Int(diary.spared(tables.meetings[meeting], atMost: ejected.count))
        }
        return Double(worth)
    }

    /// Gives one seat of a placed meeting to another candidate at the same time.
    private mutating func changePerson(_ meeting: Int) -> Bool {
        let facts = tables.meetings[meeting]
        guard facts.seats.count > 0 else { return false }
        let seat = chance.below(facts.seats.count)
        let candidates = tables.seats[Int(facts.seats.start) + seat]
        guard candidates.count > 1 else { return false }
        let number = Int(candidates.start) + chance.below(candidates.count)
        let person = tables.candidates[number].person
        for other in facts.seats.range where diary.person(inSeat: other) == person { return false }
        let slot = Int(diary.slotOf[meeting])
        drop(meeting)
        ejected.removeAll(keepingCapacity: true)
        guard clear(person, facts, tables.slots[slot]) else { return false }
        for index in 0..<facts.seats.count {
            choice[index] = diary.chosen[Int(facts.seats.start) + index]
        }
        choice[seat] = Int32(truncatingIfNeeded: number)
        hold(meeting, at: slot, with: choice)
        return holdEjected()
    }

    /// Drops a meeting and others of one of its people in nearby weeks, and holds them all anew.
    private mutating func replan(around meeting: Int) -> Bool {
        let facts = tables.meetings[meeting]
        guard facts.seats.count > 0 else { return false }
        let person = diary.person(
            inSeat: Int(facts.seats.start) + chance.below(facts.seats.count))
        let day = tables.slots[diary.slotOf[meeting]].day
        ejected.removeAll(keepingCapacity: true)
        drop(meeting)
        ejected.append(Int32(truncatingIfNeeded: meeting))
        let wanted = 1 + chance.below(4)
        for _ in 0..<wanted {
            let shift = Int32(truncatingIfNeeded: chance.below(21)) - 10
            let near = min(max(0, day &+ shift), Int32(truncatingIfNeeded: tables.dayCount - 1))
            if let other = someMeeting(of: person, inWeekOf: near),
                !tables.meetings[other].isPinned
            {
                drop(Int(other))
                ejected.append(other)
            }
        }
        return holdEjected()
    }
}
