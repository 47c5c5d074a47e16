/// Going back to what was published: of all the places a moved meeting could have, the one it had
/// costs nobody a message.
extension Search {
    /// A meeting, drawn at random, that is not where and with whom it was published; of the field, or
    /// nil where some draws find none.
    mutating func strayed() -> Int? {
        let count = diary.telling.strayed.numbers.count
        guard count > 0 else { return nil }
        let meeting = diary.telling.strayed.numbers[chance.below(count)]
        if isInField(meeting) { return Int(meeting) }
        for _ in 0..<4 {
            let meeting = field[chance.below(field.count)]
            if diary.telling.strayed.contains(meeting) { return Int(meeting) }
        }
        return nil
    }

    /// A meeting, drawn at random, of somebody who is told of a change already.
    mutating func meetingOfSomeoneTold() -> Int? {
        let count = diary.telling.told
        guard count > 0 else { return nil }
        let person = diary.telling.people.numbers[chance.below(count)]
        let day = Int32(truncatingIfNeeded: chance.below(tables.dayCount))
        guard let meeting = someMeeting(of: person, inWeekOf: day), isInField(meeting),
            !tables.meetings[meeting].isPinned
        else { return nil }
        return Int(meeting)
    }

    /// Holds a meeting where it was published and with the same people, as far as they are at work,
    /// whoever is in the way.
    mutating func takeHome(_ meeting: Int) -> Bool {
        let facts = tables.meetings[meeting]
        if diary.isPlaced(meeting) { drop(meeting) }
        let time = tables.slots[facts.home]
        ejected.removeAll(keepingCapacity: true)
        guard clearDays(meeting, facts, time) else { return false }
        for index in facts.fixed.range where !clear(tables.fixed[index], facts, time) {
            return false
        }
        for seat in 0..<facts.seats.count {
            let home = tables.homes[Int(facts.seats.start) + seat]
            if home >= 0, canCome(tables.candidates[home].person, facts, time, before: seat) {
                guard clear(tables.candidates[home].person, facts, time) else { return false }
                choice[seat] = home
            } else if !fill(seat, meeting, facts, time) {
                return false
            }
        }
        hold(meeting, at: Int(facts.home), with: choice)
        return holdEjected()
    }

    /// What it costs to hold a meeting where it was published and with the same people, less what
    /// it is worth not to tell them; nil where one of them is not free. Leaves the candidates in
    /// `choice`.
    mutating func homeCost(
        _ meeting: Int, _ facts: MeetingFacts, _ from: Int32, _ to: Int32
    ) -> Int32? {
        guard facts.home >= 0 else { return nil }
        let time = tables.slots[facts.home]
        let day = tables.dayNumber[time.day]
        guard from <= day, day <= to else { return nil }
        var cost = time.cost
        for index in facts.fixed.range {
            guard diary.isFree(tables.fixed[index], facts, time) else { return nil }
            cost &+= diary.added(tables.fixed[index], meeting, facts, time)
        }
        for seat in 0..<facts.seats.count {
            let home = tables.homes[Int(facts.seats.start) + seat]
            guard home >= 0, diary.isFree(tables.candidates[home].person, facts, time) else {
                return nil
            }
            choice[seat] = home
            let candidate = tables.candidates[home]
            cost &+= candidate.cost &+ diary.added(candidate.person, meeting, facts, time)
        }
        return cost &+ diary.absence(at: meeting, facts, time) &- diary.spared(facts, atMost: 1)
    }

    private func canCome(
        _ person: Int32, _ facts: MeetingFacts, _ time: Slot, before seat: Int
    ) -> Bool {
        tables.works(person, day: time.day, from: time.start, to: time.start &+ facts.minutes)
            && !isTaken(person, before: seat)
    }
}
