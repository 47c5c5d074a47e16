extension Search {
    /// Holds every pinned meeting as pinned. The term has checked that they allow each other.
    mutating func holdPinned() {
        for meeting in 0..<tables.meetings.count where tables.meetings[meeting].isPinned {
            let facts = tables.meetings[meeting]
            guard facts.slots.count == 1 else { continue }
            let slot = Int(facts.slots.start)
            for seat in 0..<facts.seats.count {
                choice[seat] = tables.seats[Int(facts.seats.start) + seat].start
            }
            diary.hold(meeting, at: slot, with: choice)
            best.touch(meeting)
        }
        best.save(diary)
    }

    /// Keeps each published meeting where it was, as far as the rules still allow.
    mutating func holdPublished(_ published: [Int: PublishedPlacement]) {
        for meeting in movable.map({ Int($0) }) {
            guard let before = published[meeting], let day = before.day else { continue }
            let facts = tables.meetings[meeting]
            guard
                let slot = facts.slots.range.first(where: {
                    Int(tables.slots[$0].day) == day && Int(tables.slots[$0].start) == before.start
                }), choose(before.people, facts),
                isAllowed(meeting, facts, tables.slots[slot])
            else { continue }
            hold(meeting, at: slot, with: choice)
        }
        undo.clear()
        best.save(diary)
    }

    private mutating func choose(_ people: [Int?], _ facts: MeetingFacts) -> Bool {
        guard people.count == facts.seats.count else { return false }
        for seat in people.indices {
            guard
                let number = tables.seats[Int(facts.seats.start) + seat].range.first(where: {
                    Int(tables.candidates[$0].person) == people[seat]
                }), !people[..<seat].contains(people[seat])
            else { return false }
            choice[seat] = Int32(number)
        }
        return true
    }

    private func isAllowed(_ meeting: Int, _ facts: MeetingFacts, _ time: Slot) -> Bool {
        let (from, to) = diary.daysLeft(meeting, facts)
        let day = tables.dayNumber[time.day]
        return from <= day && day <= to
            && facts.fixed.range.allSatisfy { diary.isFree(tables.fixed[$0], facts, time) }
            && (0..<facts.seats.count).allSatisfy {
                diary.isFree(tables.candidates[choice[$0]].person, facts, time)
            }
    }

    /// Holds what it can, the most important and the hardest first, each where it costs least.
    mutating func holdAll() {
        let order = unplaced.numbers.sorted { a, b in
            let first = tables.meetings[a]
            let second = tables.meetings[b]
            if first.unplacedCost != second.unplacedCost {
                return first.unplacedCost > second.unplacedCost
            }
            return (first.slots.count, a) < (second.slots.count, b)
        }
        for meeting in order { _ = holdBest(Int(meeting), noise: 0) }
        undo.clear()
        if diary.weighed < best.weighed { best.save(diary) }
    }
}
