/// Making room: dropping what stands in the way of a meeting, within limits.
extension Search {
    /// Drops what `after` forbids on that day.
    mutating func clearDays(_ meeting: Int, _ facts: MeetingFacts, _ time: Slot) -> Bool {
        let day = tables.dayNumber[time.day]
        if facts.after >= 0, diary.slotOf[facts.after] >= 0,
            diary.dayNumber(ofSlot: diary.slotOf[facts.after]) &+ facts.afterDays > day
        {
            guard eject(Int(facts.after)) else { return false }
        }
        for index in facts.followers.range {
            let follower = tables.followers[index]
            if diary.slotOf[follower] >= 0,
                day &+ tables.meetings[follower].afterDays
                    > diary.dayNumber(ofSlot: diary.slotOf[follower])
            {
                guard eject(Int(follower)) else { return false }
            }
        }
        return Int(facts.after) != meeting || facts.afterDays <= 0
    }

    private mutating func eject(_ meeting: Int) -> Bool {
        guard ejected.count < tuning.mostEjected, !tables.meetings[meeting].isPinned else {
            return false
        }
        drop(meeting)
        ejected.append(Int32(truncatingIfNeeded: meeting))
        return true
    }

    /// Makes a person free then by dropping meetings; false when that takes too many.
    mutating func clear(_ person: Int32, _ facts: MeetingFacts, _ time: Slot) -> Bool {
        let end = time.start &+ facts.minutes
        guard tables.works(person, day: time.day, from: time.start, to: end) else { return false }
        let first = diary.firstVisit(person, time.day)
        var index = first
        while index < first + diary.visitsThat(person, time.day) {
            let visit = diary.visits[index]
            if diary.clashes(visit, facts.place, time.start, end) {
                guard eject(Int(visit.meeting)) else { return false }
            } else {
                index += 1
            }
        }
        if diary.isOpen(person, time.day) { return true }
        let owner = tables.people[person]
        guard owner.perDay > 0, owner.perWeek > 0 else { return false }
        let count = diary.visitsThat(person, time.day)
        if count >= Int(owner.perDay) {
            let visit = diary.visits[first + chance.below(count)]
            guard eject(Int(visit.meeting)) else { return false }
        }
        if diary.isOpen(person, time.day) { return true }
        guard let meeting = someMeeting(of: person, inWeekOf: time.day) else { return false }
        return eject(Int(meeting)) && diary.isOpen(person, time.day)
    }

    /// One of the meetings that fill a person's week, by chance.
    mutating func someMeeting(of person: Int32, inWeekOf day: Int32) -> Int32? {
        let week = Int(tables.weekOfDay[day])
        let count = Int(diary.weekCount[Int(person) * tables.weekCount + week])
        guard count > 0 else { return nil }
        var skip = chance.below(count)
        for word in 0..<tables.words {
            var left = tables.weekDays[week * tables.words + word]
            while left != 0 {
                let day = Int32(truncatingIfNeeded: word * 64 + left.trailingZeroBitCount)
                left &= left - 1
                let count = diary.visitsThat(person, day)
                if skip < count {
                    return diary.visits[diary.firstVisit(person, day) + skip].meeting
                }
                skip -= count
            }
        }
        return nil
    }

    /// Chooses for a seat whoever is free at the least cost, or else makes someone free.
    mutating func fill(
        _ seat: Int, _ meeting: Int, _ facts: MeetingFacts, _ time: Slot
    ) -> Bool {
        let candidates = tables.seats[Int(facts.seats.start) + seat]
        var least = Int32.max
        var busy = -1
        var busyCount = 0
        var chosen = -1
        for number in candidates.range {
            let candidate = tables.candidates[number]
            if candidate.cost >= least { break }
            if isTaken(candidate.person, before: seat) { continue }
            if diary.isFree(candidate.person, facts, time) {
                let total =
                    candidate.cost &+ diary.added(candidate.person, meeting, facts, time)
                    &+ diary.telling(candidate.person)
                if total < least {
                    least = total
                    chosen = number
                }
            } else if tables.works(
                candidate.person, day: time.day, from: time.start, to: time.start &+ facts.minutes)
            {
                busyCount += 1
                if chance.below(busyCount) == 0 { busy = number }
            }
        }
        // Now and then someone busy is worth asking although someone else is free.
        if busy >= 0, chosen < 0 || chance.below(8) == 0, ejected.count < tuning.mostEjected {
            if clear(tables.candidates[busy].person, facts, time) {
                choice[seat] = Int32(truncatingIfNeeded: busy)
                return true
            }
            return false
        }
        choice[seat] = Int32(truncatingIfNeeded: chosen)
        return chosen >= 0
    }
}
