/// Who could come and when, with everything else as it is.
extension PlanReasons {
    /// Other times with everybody free, cheapest first, the diary left as it was.
    func freeTimes(_ meeting: Int) -> [Placement] {
        let facts = term.tables.meetings[meeting]
        let current = Int(search.diary.slotOf[meeting])
        guard current >= 0, !facts.isPinned else { return [] }
        search.drop(meeting)
        defer { search.takeBack() }
        let (from, to) = search.diary.daysLeft(meeting, facts)
        var found: [(cost: Int32, placement: Placement)] = []
        for slot in facts.slots.range where slot != current {
            let time = term.tables.slots[slot]
            let day = term.tables.dayNumber[time.day]
            guard from <= day, day <= to,
                let cost = search.seatingCost(meeting, facts, time, below: .max)
            else { continue }
            let people = (0..<facts.seats.count).map { personId(search.choice[$0]) }
            found.append(
                (
                    cost,
                    Placement(
                        meeting: term.instance.meetings[meeting].id,
                        date: term.days[Int(time.day)].iso, start: Int(time.start), people: people)
                ))
        }
        return found.sorted { $0.cost < $1.cost }.map(\.placement)
    }

    private func personId(_ candidate: Int32) -> String {
        term.instance.people[Int(term.tables.candidates[candidate].person)].id
    }

    /// For each seat whoever is free at the least cost, or else the first choice.
    func likelyPeople(_ meeting: Int, date: String, start: Int) -> [String] {
        let facts = term.tables.meetings[meeting]
        let wasPlaced = search.diary.isPlaced(meeting)
        if wasPlaced { search.drop(meeting) }
        defer { if wasPlaced { search.takeBack() } }
        if let people = freePeople(meeting, facts, date: date, start: start) { return people }
        var taken: Set<String> = []
        return facts.seats.range.map { seat in
            let candidates = term.tables.seats[seat].range
            let open = candidates.filter { !taken.contains(personId(Int32($0))) }
            let free = open.filter { isFree($0, facts, date: date, start: start) }
            let kept = wasPlaced ? personId(search.diary.chosen[seat]) : nil
            let person =
                free.first { personId(Int32($0)) == kept }.map { personId(Int32($0)) }
                ?? free.first.map { personId(Int32($0)) } ?? kept
                ?? open.first.map { personId(Int32($0)) } ?? ""
            taken.insert(person)
            return person
        }
    }

    private func freePeople(
        _ meeting: Int, _ facts: MeetingFacts, date: String, start: Int
    ) -> [String]? {
        guard let day = term.names.day[date],
            let slot = facts.slots.range.first(where: {
                Int(term.tables.slots[$0].day) == day && Int(term.tables.slots[$0].start) == start
            }),
            search.seatingCost(meeting, facts, term.tables.slots[slot], below: .max) != nil
        else { return nil }
        return (0..<facts.seats.count).map { personId(search.choice[$0]) }
    }

    private func isFree(
        _ candidate: Int, _ facts: MeetingFacts, date: String, start: Int
    ) -> Bool {
        guard let day = term.names.day[date], (0...1_440).contains(start) else { return false }
        return search.diary.isFree(
            term.tables.candidates[candidate].person, facts,
            Slot(day: Int32(day), start: Int32(start), cost: 0))
    }
}
