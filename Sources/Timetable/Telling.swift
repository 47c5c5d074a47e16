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
            for index in facts.before.range { add(tables.before[index]) }
            for index in facts.fixed.range { add(tables.fixed[index]) }
        }
    }

    deinit { news.free() }

    /// A meeting without a place gets one.
    mutating func hold(
        _ meeting: Int32, _ facts: MeetingFacts, at slot: Int32, with choice: UnsafePointer<Int32>
    ) {
        if facts.home != slot {
            for seat in 0..<facts.seats.count { add(tables.candidates[choice[seat]].person) }
            if !facts.isPublished {
                for index in facts.fixed.range { add(tables.fixed[index]) }
            }
        } else if isHome(facts, choice) {
            if !facts.isPinned { strayed.remove(meeting) }
            for index in facts.before.range { take(tables.before[index]) }
            for index in facts.fixed.range { take(tables.fixed[index]) }
        } else {
            for seat in 0..<facts.seats.count {
                let person = tables.candidates[choice[seat]].person
                if tables.wasPublished(person, facts) { take(person) } else { add(person) }
            }
        }
    }

    /// A meeting loses the place it was held in.
    mutating func drop(
        _ meeting: Int32, _ facts: MeetingFacts, from slot: Int32, with choice: UnsafePointer<Int32>
    ) {
        if facts.home != slot {
            for seat in 0..<facts.seats.count { take(tables.candidates[choice[seat]].person) }
            if !facts.isPublished {
                for index in facts.fixed.range { take(tables.fixed[index]) }
            }
        } else if isHome(facts, choice) {
            if !facts.isPinned { strayed.insert(meeting) }
            for index in facts.before.range { add(tables.before[index]) }
            for index in facts.fixed.range { add(tables.fixed[index]) }
        } else {
            for seat in 0..<facts.seats.count {
                let person = tables.candidates[choice[seat]].person
                if tables.wasPublished(person, facts) { add(person) } else { take(person) }
            }
        }
    }

    /// Whether a meeting held at its published time is held with the published people.
    private func isHome(_ facts: MeetingFacts, _ choice: UnsafePointer<Int32>) -> Bool {
        (0..<facts.seats.count).allSatisfy {
            choice[$0] == tables.homes[Int(facts.seats.start) + $0]
        }
    }

    @inline(__always)
    private mutating func add(_ person: Int32) {
        news[person] += 1
        if news[person] == 1 { people.insert(person) }
    }

    @inline(__always)
    private mutating func take(_ person: Int32) {
        news[person] -= 1
        if news[person] == 0 { people.remove(person) }
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
