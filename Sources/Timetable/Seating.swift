/// Finding people for a meeting's seats, and the best time for a meeting, without disturbing
/// anything already held.
extension Search {
    /// The least cost of holding a meeting in a slot with people who are all free, or nil when
    /// that is not possible or not below the limit. Leaves the candidates in `choice`.
    @inline(__always)
    mutating func seatingCost(
        _ meeting: Int, _ facts: MeetingFacts, _ time: Slot, below limit: Int32
    ) -> Int32? {
        var cost = time.cost
        for index in facts.fixed.range {
            let person = tables.fixed[index]
            guard diary.isFree(person, facts, time) else { return nil }
            cost &+= diary.added(person, meeting, facts, time) &+ diary.telling(person)
        }
        cost &+= diary.absence(at: meeting, facts, time)
        let fixedCost = cost
        var isContested = false
        for seat in 0..<facts.seats.count {
            var least = limit &- cost
            var chosen: Int32 = -1
            for number in tables.seats[Int(facts.seats.start) + seat].range {
                let candidate = tables.candidates[number]
                // Candidates come cheapest first.
                if candidate.cost >= least { break }
                guard diary.isFree(candidate.person, facts, time) else { continue }
                if isTaken(candidate.person, before: seat) {
                    isContested = true
                    continue
                }
                let total =
                    candidate.cost
                    &+ diary.added(candidate.person, meeting, facts, time)
                    &+ diary.telling(candidate.person)
                if total < least {
                    least = total
                    chosen = Int32(truncatingIfNeeded: number)
                }
            }
            guard chosen >= 0 else {
                guard isContested else { return nil }
                return contestedCost(meeting, facts, time, fixedCost, below: limit)
            }
            choice[seat] = chosen
            cost &+= least
        }
        if isContested { return contestedCost(meeting, facts, time, fixedCost, below: limit) }
        return cost
    }

    @inline(__always)
    func isTaken(_ person: Int32, before seat: Int) -> Bool {
        for other in 0..<seat where tables.candidates[choice[other]].person == person {
            return true
        }
        return false
    }

    /// The same, where someone free is wanted in two seats: every way is tried, cheapest first.
    private mutating func contestedCost(
        _ meeting: Int, _ facts: MeetingFacts, _ time: Slot, _ fixedCost: Int32, below limit: Int32
    ) -> Int32? {
        var best = limit
        var found: [Int32] = []
        seatRest(0, meeting, facts, time, fixedCost, &best, &found)
        guard !found.isEmpty else { return nil }
        for seat in found.indices { choice[seat] = found[seat] }
        return best
    }

    private mutating func seatRest(
        _ seat: Int, _ meeting: Int, _ facts: MeetingFacts, _ time: Slot, _ cost: Int32,
        _ best: inout Int32, _ found: inout [Int32]
    ) {
        if seat == facts.seats.count {
            best = cost
            found = (0..<seat).map { choice[$0] }
            return
        }
        for number in tables.seats[Int(facts.seats.start) + seat].range {
            let candidate = tables.candidates[number]
            if cost &+ candidate.cost >= best { break }
            guard diary.isFree(candidate.person, facts, time),
                !isTaken(candidate.person, before: seat)
            else { continue }
            let total =
                cost &+ candidate.cost &+ diary.added(candidate.person, meeting, facts, time)
                &+ diary.telling(candidate.person)
            guard total < best else { continue }
            choice[seat] = Int32(truncatingIfNeeded: number)
            seatRest(seat + 1, meeting, facts, time, total, &best, &found)
        }
    }

    /// Holds an unplaced meeting where it costs least, give or take the noise; false when there
    /// is no slot for it at the most it may cost.
    mutating func holdBest(_ meeting: Int, noise: Int, most: Int32 = .max - 1) -> Bool {
        let facts = tables.meetings[meeting]
        let (from, to) = diary.daysLeft(meeting, facts)
        var best = Int32.max
        var bestSlot = -1
        if isReplanning, let cost = homeCost(meeting, facts, from, to), cost <= most {
            best = cost
            bestSlot = Int(facts.home)
            for seat in 0..<facts.seats.count { bestChoice[seat] = choice[seat] }
        }
        for word in 0..<tables.words {
            var days = openDays(facts, word)
            if days == 0 { continue }
            if from != Int32.min || to != Int32.max { days &= within(from, to, word) }
            if days == 0 { continue }
            for slot in facts.slots.range {
                let time = tables.slots[slot]
                guard Int(time.day) >> 6 == word, days & (1 << UInt64(time.day & 63)) != 0
                else { continue }
                let extra = noise > 0 ? Int32(truncatingIfNeeded: chance.below(noise)) : 0
                guard time.cost &+ extra < best, time.cost <= most,
                    let cost = seatingCost(
                        meeting, facts, time, below: min(best &- extra, most &+ 1))
                else { continue }
                best = cost &+ extra
                bestSlot = slot
                for seat in 0..<facts.seats.count { bestChoice[seat] = choice[seat] }
            }
        }
        guard bestSlot >= 0 else { return false }
        hold(meeting, at: bestSlot, with: bestChoice)
        return true
    }

    /// Days, of the 64 in this word, on which all fixed people and someone for every seat have
    /// room; most slots are ruled out by it alone.
    @inline(__always)
    private func openDays(_ facts: MeetingFacts, _ word: Int) -> UInt64 {
        var days = UInt64.max
        for index in facts.fixed.range {
            days &= diary.openDays[Int(tables.fixed[index]) * tables.words + word]
        }
        for seat in facts.seats.range {
            var some: UInt64 = 0
            for number in tables.seats[seat].range {
                some |= diary.openDays[Int(tables.candidates[number].person) * tables.words + word]
            }
            days &= some
        }
        return days
    }

    private func within(_ from: Int32, _ to: Int32, _ word: Int) -> UInt64 {
        var days: UInt64 = 0
        for day in word * 64..<min(word * 64 + 64, tables.dayCount)
        where from <= tables.dayNumber[day] && tables.dayNumber[day] <= to {
            days |= 1 << UInt64(day & 63)
        }
        return days
    }
}
