/// What one person's day allows and what one more meeting in it costs.
extension Diary {
    /// Minutes two meetings of one person must lie apart.
    @inline(__always)
    func gap(_ a: Int32, _ b: Int32) -> Int32 {
        a >= 0 && b >= 0 ? (a == b ? 0 : tables.travel.minutes(a, b)) : 10
    }

    @inline(__always)
    func firstVisit(_ person: Int32, _ day: Int32) -> Int {
        let owner = tables.people[person]
        return Int(owner.firstVisit) + Int(day) * Int(owner.perDay)
    }

    @inline(__always)
    func visitsThat(_ person: Int32, _ day: Int32) -> Int {
        Int(visitCount[Int(person) * tables.dayCount + Int(day)])
    }

    @inline(__always)
    func isOpen(_ person: Int32, _ day: Int32) -> Bool {
        openDays[Int(person) * tables.words + Int(day) >> 6] & (1 << UInt64(day & 63)) != 0
    }

    /// Whether a person may attend: at work, not away, within the caps, and able to get there.
    @inline(__always)
    func isFree(_ person: Int32, _ facts: MeetingFacts, _ time: Slot) -> Bool {
        guard isOpen(person, time.day) else { return false }
        let end = time.start &+ facts.minutes
        guard tables.works(person, day: time.day, from: time.start, to: end) else { return false }
        let first = firstVisit(person, time.day)
        for index in first..<first + visitsThat(person, time.day)
        where clashes(visits[index], facts.place, time.start, end) {
            return false
        }
        return true
    }

    @inline(__always)
    func clashes(_ visit: Visit, _ place: Int32, _ start: Int32, _ end: Int32) -> Bool {
        let need = gap(visit.place, place)
        return Int32(visit.start) < start
            ? Int32(visit.end) &+ need > start
            : end &+ need > Int32(visit.start)
    }

    /// What this person's attendance adds to the cost: travel, and absence from a ZIP.
    @inline(__always)
    func added(_ person: Int32, _ meeting: Int, _ facts: MeetingFacts, _ time: Slot) -> Int32 {
        let owner = tables.people[person]
        var cost: Int32 = 0
        if owner.base >= 0, facts.place >= 0 {
            cost = detour(person, owner.base, facts.place, time)
        }
        if owner.zips.count > 0 {
            cost &+= missedZIPs(person, owner.zips, meeting, facts, time)
        }
        return cost
    }

    /// Travel of the day with this place in it, less travel without.
    private func detour(_ person: Int32, _ base: Int32, _ place: Int32, _ time: Slot) -> Int32 {
        var before: Int32 = -1
        var after: Int32 = -1
        let first = firstVisit(person, time.day)
        for index in first..<first + visitsThat(person, time.day) where visits[index].place >= 0 {
            if Int32(visits[index].start) < time.start {
                before = visits[index].place
            } else if after < 0 {
                after = visits[index].place
            }
        }
        let there = before >= 0 ? between(before, place) : leg(base, place)
        let back = after >= 0 ? between(place, after) : leg(base, place)
        if before >= 0, after >= 0 { return there &+ back &- between(before, after) }
        if before >= 0 { return there &+ back &- leg(base, before) }
        if after >= 0 { return there &+ back &- leg(base, after) }
        return there &+ back
    }

    @inline(__always)
    private func between(_ a: Int32, _ b: Int32) -> Int32 {
        a == b ? 0 : tables.weights.travelPer5 &* (tables.travel.minutes(a, b) / 5)
    }

    @inline(__always)
    private func leg(_ base: Int32, _ place: Int32) -> Int32 {
        tables.weights.basePer10 &* ((tables.travel.minutes(base: base, place) &+ 9) / 10)
    }

    /// ZIPs a SENDCo now misses because of this meeting and no other.
    private func missedZIPs(
        _ person: Int32, _ zips: Span32, _ meeting: Int, _ facts: MeetingFacts, _ time: Slot
    ) -> Int32 {
        var cost: Int32 = 0
        for index in zips.range {
            let expected = tables.zipsOfPerson[index]
            let zip = Int(expected.meeting)
            guard zip != meeting, slotOf[zip] >= 0 else { continue }
            let held = tables.slots[slotOf[zip]]
            let end = held.start &+ tables.meetings[zip].minutes
            if held.day == time.day, time.start < end, held.start < time.start &+ facts.minutes,
                tables.works(person, day: held.day, from: held.start, to: end),
                !isBusy(person, held.day, held.start, end, besides: zip, meeting)
            {
                cost &+= tables.weights.zipAbsence &* expected.schools
            }
        }
        return cost
    }

    /// Schools whose SENDCo is at another meeting during a ZIP held then.
    @inline(__always)
    func absence(at meeting: Int, _ facts: MeetingFacts, _ time: Slot) -> Int32 {
        guard facts.invited.count > 0 else { return 0 }
        var cost: Int32 = 0
        let end = time.start &+ facts.minutes
        for index in facts.invited.range {
            let expected = tables.invited[index]
            if isBusy(expected.person, time.day, time.start, end, besides: meeting, meeting),
                tables.works(expected.person, day: time.day, from: time.start, to: end)
            {
                cost &+= tables.weights.zipAbsence &* expected.schools
            }
        }
        return cost
    }

    private func isBusy(
        _ person: Int32, _ day: Int32, _ start: Int32, _ end: Int32, besides a: Int, _ b: Int
    ) -> Bool {
        let first = firstVisit(person, day)
        for index in first..<first + visitsThat(person, day) {
            let visit = visits[index]
            if Int32(visit.start) < end, start < Int32(visit.end),
                Int(visit.meeting) != a, Int(visit.meeting) != b
            {
                return true
            }
        }
        return false
    }

    /// The first and last calendar day (as day numbers) that `after` leaves a meeting, given what
    /// is placed.
    @inline(__always)
    func daysLeft(_ meeting: Int, _ facts: MeetingFacts) -> (from: Int32, to: Int32) {
        var from = Int32.min
        var to = Int32.max
        if facts.after == Int32(truncatingIfNeeded: meeting), facts.afterDays > 0 {
            return (Int32.max, Int32.min)
        }
        if facts.after >= 0, slotOf[facts.after] >= 0 {
            from = dayNumber(ofSlot: slotOf[facts.after]) + facts.afterDays
        }
        for index in facts.followers.range {
            let follower = tables.followers[index]
            if slotOf[follower] >= 0 {
                let latest =
                    dayNumber(ofSlot: slotOf[follower])
                    - tables.meetings[follower].afterDays
                to = min(to, latest)
            }
        }
        return (from, to)
    }

    @inline(__always)
    func dayNumber(ofSlot slot: Int32) -> Int32 {
        tables.dayNumber[tables.slots[slot].day]
    }
}
