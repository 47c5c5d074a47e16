/// One meeting in one person's day.
struct Visit: BitwiseCopyable {
    var start: Int16
    var end: Int16
    /// Row of the travel table, or -1 online.
    var place: Int32
    var meeting: Int32
}

/// Who is where: every placed meeting, everybody's days, and what it all costs, kept up to date
/// by differences as meetings are held and dropped.
///
/// It never lets a hard rule be broken silently: `hold` expects that `isFree` was asked first for
/// everyone who attends (checked in debug builds).
struct Diary: ~Copyable {
    let tables: TermTables
    /// For each meeting its slot, or -1 when unplaced.
    let slotOf: Strip<Int32>
    /// For each seat the number of its candidate; meaningless when unplaced.
    let chosen: Strip<Int32>
    let visits: Strip<Visit>
    let visitCount: Strip<Int16>
    let weekCount: Strip<Int32>
    /// For each person the set of days on which one more meeting is allowed.
    let openDays: Strip<UInt64>
    /// Everything but the unplaced meetings.
    private(set) var softCost = 0
    private(set) var unplacedCost = 0
    /// What counts for those without a place when plans are chosen.
    private(set) var leftOut = 0
    private(set) var placedCount = 0
    /// Who has to be told; counted only when planning again.
    private(set) var telling: Telling

    var cost: Int { softCost + unplacedCost }
    /// Everything but what is left out, with the worth of those who are told.
    var soft: Int { softCost + Int(tables.weights.told) * telling.told }
    /// What plans are chosen by: the cost, unless something was published. Then the people told count
    /// too, and a meeting left out counts for what finding it a place may disturb.
    var weighed: Int { soft + leftOut }

    /// An empty diary.
    init(_ tables: TermTables) {
        self.tables = tables
        telling = Telling(tables)
        let people = tables.people.count
        slotOf = Strip(repeating: -1, count: tables.meetings.count)
        chosen = Strip(repeating: -1, count: tables.seats.count)
        visits = Strip(
            repeating: Visit(start: 0, end: 0, place: -1, meeting: -1),
            count: tables.visitCapacity)
        visitCount = Strip(repeating: 0, count: people * tables.dayCount)
        weekCount = Strip(repeating: 0, count: people * tables.weekCount)
        openDays = Strip(repeating: 0, count: people * tables.words)
        for person in 0..<people where tables.people[person].perWeek > 0 {
            for day in 0..<tables.dayCount where tables.people[person].perDay > 0 {
                let hours = tables.hours[person * tables.dayCount + day]
                if hours.from < hours.to {
                    openDays[person * tables.words + day >> 6] |= 1 << UInt64(day & 63)
                }
            }
        }
        for meeting in 0..<tables.meetings.count {
            leaveOut(tables.meetings[meeting])
        }
    }

    deinit {
        slotOf.free()
        chosen.free()
        visits.free()
        visitCount.free()
        weekCount.free()
        openDays.free()
    }

    @inline(__always)
    func isPlaced(_ meeting: Int) -> Bool { slotOf[meeting] >= 0 }

    @inline(__always)
    func person(inSeat seat: Int) -> Int32 { tables.candidates[chosen[seat]].person }

    /// Holds an unplaced meeting in a slot, with the chosen candidate in each of its seats.
    mutating func hold(_ meeting: Int, at slot: Int, with choice: UnsafePointer<Int32>) {
        assert(slotOf[meeting] < 0)
        let facts = tables.meetings[meeting]
        let time = tables.slots[slot]
        softCost += Int(time.cost) + Int(absence(at: meeting, facts, time))
        for seat in 0..<facts.seats.count {
            let number = choice[seat]
            let candidate = tables.candidates[number]
            chosen[Int(facts.seats.start) + seat] = number
            softCost += Int(candidate.cost)
            attend(candidate.person, meeting, facts, time)
        }
        for index in facts.fixed.range {
            attend(tables.fixed[index], meeting, facts, time)
        }
        if tables.isReplanning {
            telling.hold(
                Int32(truncatingIfNeeded: meeting), facts, at: Int32(truncatingIfNeeded: slot),
                with: choice)
        }
        slotOf[meeting] = Int32(slot)
        unplacedCost -= Int(facts.unplacedCost)
        leftOut -= Int(facts.leftOut)
        placedCount += 1
    }

    private mutating func leaveOut(_ facts: MeetingFacts) {
        unplacedCost += Int(facts.unplacedCost)
        leftOut += Int(facts.leftOut)
    }

    /// Takes a placed meeting out of everybody's day. Its seats still show who was chosen.
    mutating func drop(_ meeting: Int) {
        let facts = tables.meetings[meeting]
        let slot = slotOf[meeting]
        let time = tables.slots[slot]
        if tables.isReplanning {
            telling.drop(
                Int32(truncatingIfNeeded: meeting), facts, from: slot,
                with: chosen.base + Int(facts.seats.start))
        }
        slotOf[meeting] = -1
        leaveOut(facts)
        placedCount -= 1
        for seat in facts.seats.range {
            let candidate = tables.candidates[chosen[seat]]
            softCost -= Int(candidate.cost)
            leave(candidate.person, meeting, facts, time)
        }
        for index in facts.fixed.range {
            leave(tables.fixed[index], meeting, facts, time)
        }
        softCost -= Int(time.cost) + Int(absence(at: meeting, facts, time))
    }

    private mutating func attend(
        _ person: Int32, _ meeting: Int, _ facts: MeetingFacts, _ time: Slot
    ) {
        assert(isFree(person, facts, time))
        softCost += Int(added(person, meeting, facts, time))
        let owner = tables.people[person]
        let cell = Int(person) * tables.dayCount + Int(time.day)
        let count = Int(visitCount[cell])
        let first = Int(owner.firstVisit) + Int(time.day) * Int(owner.perDay)
        var position = first + count
        while position > first, Int32(visits[position - 1].start) > time.start {
            visits[position] = visits[position - 1]
            position -= 1
        }
        visits[position] = Visit(
            start: Int16(truncatingIfNeeded: time.start),
            end: Int16(truncatingIfNeeded: time.start &+ facts.minutes),
            place: facts.place, meeting: Int32(truncatingIfNeeded: meeting))
        visitCount[cell] = Int16(truncatingIfNeeded: count + 1)
        let week = Int(person) * tables.weekCount + Int(tables.weekOfDay[time.day])
        weekCount[week] += 1
        if weekCount[week] == owner.perWeek {
            close(week: Int(tables.weekOfDay[time.day]), for: person)
        } else if count + 1 == Int(owner.perDay) {
            let word = Int(person) * tables.words + Int(time.day) >> 6
            openDays[word] &= ~(1 << UInt64(time.day & 63))
        }
    }

    private mutating func leave(
        _ person: Int32, _ meeting: Int, _ facts: MeetingFacts, _ time: Slot
    ) {
        let owner = tables.people[person]
        let cell = Int(person) * tables.dayCount + Int(time.day)
        let count = Int(visitCount[cell])
        let first = Int(owner.firstVisit) + Int(time.day) * Int(owner.perDay)
        var position = first
        while Int(visits[position].meeting) != meeting { position += 1 }
        while position + 1 < first + count {
            visits[position] = visits[position + 1]
            position += 1
        }
        visitCount[cell] = Int16(truncatingIfNeeded: count - 1)
        let weekNumber = Int(tables.weekOfDay[time.day])
        let week = Int(person) * tables.weekCount + weekNumber
        weekCount[week] -= 1
        if weekCount[week] == owner.perWeek - 1 {
            reopen(week: weekNumber, for: person)
        } else if weekCount[week] < owner.perWeek {
            let word = Int(person) * tables.words + Int(time.day) >> 6
            openDays[word] |= 1 << UInt64(time.day & 63)
        }
        softCost -= Int(added(person, meeting, facts, time))
    }

    private func close(week: Int, for person: Int32) {
        for word in 0..<tables.words {
            openDays[Int(person) * tables.words + word] &=
                ~tables.weekDays[week * tables.words + word]
        }
    }

    private func reopen(week: Int, for person: Int32) {
        let perDay = Int16(truncatingIfNeeded: tables.people[person].perDay)
        for word in 0..<tables.words {
            var left = tables.weekDays[week * tables.words + word]
            while left != 0 {
                let bit = left.trailingZeroBitCount
                left &= left - 1
                let cell = Int(person) * tables.dayCount + word * 64 + bit
                let hours = tables.hours[cell]
                if visitCount[cell] < perDay, hours.from < hours.to {
                    openDays[Int(person) * tables.words + word] |= 1 << UInt64(bit)
                }
            }
        }
    }
}
