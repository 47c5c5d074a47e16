/// Who has to be told of what a plan changes in the published one, kept up to date as meetings are
/// held and dropped.
///
/// For each person it counts the changed meetings that concern them, as `PlanChanges` finds them: a
/// person is told once, of however many.
struct Telling: ~Copyable {
    let tables: TermTables
    /// For each person the changed meetings that concern them.
    let news: Strip<Int32>
    /// People with any news.
    private(set) var people: NumberList
    var told: Int { people.numbers.count }
    /// Meetings that could be held where they were published and are not, or not with everybody.
    private(set) var strayed: NumberList

    /// With nothing placed: everybody of a published meeting has news.
    init(_ tables: TermTables) {
        self.tables = tables
        news = Strip(repeating: 0, count: tables.people.count)
        people = NumberList(count: tables.people.count)
        strayed = NumberList(count: tables.meetings.count)
        for meeting in 0..<tables.meetings.count where tables.meetings[meeting].isPublished {
            let facts = tables.meetings[meeting]
            if facts.home >= 0, !facts.isPinned {
                strayed.insert(Int32(truncatingIfNeeded: meeting))
            }
            for index in facts.before.range { count(tables.before[index], true) }
            for index in facts.fixed.range { count(tables.fixed[index], true) }
        }
    }

    deinit { news.free() }

    /// A meeting without a place gets one.
    mutating func hold(
        _ meeting: Int32, _ facts: MeetingFacts, at slot: Int32, with choice: UnsafePointer<Int32>
    ) {
        change(meeting, facts, slot, choice, isHeld: true)
    }

    /// A meeting loses the place it was held in.
    mutating func drop(
        _ meeting: Int32, _ facts: MeetingFacts, from slot: Int32, with choice: UnsafePointer<Int32>
    ) {
        change(meeting, facts, slot, choice, isHeld: false)
    }

    /// What a meeting's place means to everybody, or what it no longer means once it is lost.
    @inline(__always)
    private mutating func change(
        _ meeting: Int32, _ facts: MeetingFacts, _ slot: Int32, _ choice: UnsafePointer<Int32>, isHeld: Bool
    ) {
        if facts.home != slot {
            for seat in 0..<facts.seats.count { count(tables.candidates[choice[seat]].person, isHeld) }
            if !facts.isPublished {
                for index in facts.fixed.range { count(tables.fixed[index], isHeld) }
            }
        } else if isHome(facts, choice) {
            if !facts.isPinned {
                if isHeld { strayed.remove(meeting) } else { strayed.insert(meeting) }
            }
            for index in facts.before.range { count(tables.before[index], !isHeld) }
            for index in facts.fixed.range { count(tables.fixed[index], !isHeld) }
        } else {
            for seat in 0..<facts.seats.count {
                let person = tables.candidates[choice[seat]].person
                count(person, tables.wasPublished(person, facts) != isHeld)
            }
        }
    }

    /// Whether a meeting held at its published time is held with the published people.
    private func isHome(_ facts: MeetingFacts, _ choice: UnsafePointer<Int32>) -> Bool {
        (0..<facts.seats.count).allSatisfy {
            choice[$0] == tables.homes[Int(facts.seats.start) + $0]
        }
    }

    /// One piece of news more for a person, or one fewer.
    @inline(__always)
    private mutating func count(_ person: Int32, _ isMore: Bool) {
        news[person] += isMore ? 1 : -1
        if isMore, news[person] == 1 { people.insert(person) }
        if !isMore, news[person] == 0 { people.remove(person) }
    }
}

extension Diary {
    /// What it is worth not to tell this person of a meeting that is not where it was published.
    @inline(__always)
    func telling(_ person: Int32) -> Int32 {
        tables.isReplanning && telling.news[person] == 0 ? tables.weights.told : 0
    }

    /// What it would be worth to tell nobody of a meeting that has no place now, counting those with
    /// no more news than this.
    func spared(_ facts: MeetingFacts, atMost news: Int) -> Int32 {
        guard facts.home >= 0 else { return 0 }
        var people: Int32 = 0
        for index in facts.before.range where telling.news[tables.before[index]] <= news {
            people &+= 1
        }
        for index in facts.fixed.range where telling.news[tables.fixed[index]] <= news {
            people &+= 1
        }
        return people &* tables.weights.told
    }
}
