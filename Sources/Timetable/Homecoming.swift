/// Going back to what was published: of all the places a moved meeting could have, the one it had
/// costs nobody a message.
extension Search {
    /// A meeting, drawn at random, that is not where and with whom it was published; nil when a few
    /// draws find none.
    mutating func strayed() -> Int? {
        for _ in 0..<8 {
            let meeting = Int(movable[chance.below(movable.count)])
            if tables.meetings[meeting].home >= 0, !isHome(meeting) { return meeting }
        }
        return nil
    }

    private func isHome(_ meeting: Int) -> Bool {
        let facts = tables.meetings[meeting]
        return diary.slotOf[meeting] == facts.home
            && facts.seats.range.allSatisfy {
                tables.homes[$0] < 0 || diary.chosen[$0] == tables.homes[$0]
            }
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

    private func canCome(
        _ person: Int32, _ facts: MeetingFacts, _ time: Slot, before seat: Int
    ) -> Bool {
        tables.works(person, day: time.day, from: time.start, to: time.start &+ facts.minutes)
            && !isTaken(person, before: seat)
    }
}
