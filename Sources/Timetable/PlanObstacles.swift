/// Looks at every time an unplaced meeting might have had, and says what stands in the way.
extension PlanReasons {
    func whyUnplaced(_ meeting: Int) -> UnplacedReason {
        let spec = term.instance.meetings[meeting]
        var counts: [UnplacedReason.Obstacle: Int] = [:]
        var reliefs: [UnplacedReason.Relief] = []
        let times = openTimes(spec)
        for time in times {
            let obstacles = obstacles(to: meeting, spec, time)
            for obstacle in obstacles { counts[obstacle, default: 0] += 1 }
            // The earliest time for each thing that alone stands in the way.
            if obstacles.count == 1, reliefs.count < 5,
                !reliefs.contains(where: { $0.obstacle == obstacles[0] })
            {
                reliefs.append(relief(from: obstacles[0], spec, time))
            }
        }
        let ordered = counts.sorted { a, b in
            (-a.value, a.key.rule.rawValue, a.key.role ?? "", a.key.people.first ?? "")
                < (-b.value, b.key.rule.rawValue, b.key.role ?? "", b.key.people.first ?? "")
        }
        return UnplacedReason(
            meeting: spec.id, times: times.count,
            obstacles: ordered.map { (obstacle: $0.key, times: $0.value) },
            shortages: shortages.of(meeting), reliefs: reliefs)
    }

    /// Starts of its kind on the open days of its window.
    private func openTimes(_ spec: Instance.Meeting) -> [Slot] {
        guard let first = CalendarDay(spec.window[0]), let last = CalendarDay(spec.window[1])
        else { return [] }
        let starts = Set(term.instance.meetingKinds[spec.kind]?.starts ?? []).sorted()
        return term.days.indices.filter { first <= term.days[$0] && term.days[$0] <= last }
            .flatMap { day in
                starts.map { Slot(day: Int32(day), start: Int32($0), cost: 0) }
            }
    }

    private func obstacles(
        to meeting: Int, _ spec: Instance.Meeting, _ time: Slot
    ) -> [UnplacedReason.Obstacle] {
        let facts = term.tables.meetings[meeting]
        return schoolObstacles(spec, time) + afterObstacles(meeting, facts, spec, time)
            + facts.fixed.range.compactMap { index in
                let person = term.tables.fixed[index]
                return whyBusy(person, facts, time).map {
                    UnplacedReason.Obstacle(rule: $0, people: [personId(of: person)])
                }
            } + seatObstacles(facts, spec, time)
    }

    private func schoolObstacles(
        _ spec: Instance.Meeting, _ time: Slot
    ) -> [UnplacedReason.Obstacle] {
        var found: [UnplacedReason.Obstacle] = []
        let day = term.days[Int(time.day)]
        let half = UInt16(1) << HalfDay.number(weekday: day.weekday, start: Int(time.start))
        if let school = spec.school.flatMap({ term.names.school[$0] }),
            HalfDay.mask(term.instance.schools[school].availableHalfDays) & half == 0
        {
            found.append(UnplacedReason.Obstacle(rule: .schoolHalfDay))
        }
        if spec.mode == "in-person", let place = spec.place.flatMap({ term.names.school[$0] }),
            term.instance.schools[place].closedDates.contains(day.iso)
        {
            found.append(UnplacedReason.Obstacle(rule: .placeClosed))
        }
        return found
    }

    private func afterObstacles(
        _ meeting: Int, _ facts: MeetingFacts, _ spec: Instance.Meeting, _ time: Slot
    ) -> [UnplacedReason.Obstacle] {
        let day = term.tables.dayNumber[time.day]
        let (from, to) = search.diary.daysLeft(meeting, facts)
        if day < from {
            return [UnplacedReason.Obstacle(rule: .after, other: spec.after?.meeting)]
        }
        if day > to {
            let follower = facts.followers.range.map { Int(term.tables.followers[$0]) }
                .first { search.diary.isPlaced($0) }
            return [
                UnplacedReason.Obstacle(
                    rule: .after, other: follower.map { term.instance.meetings[$0].id })
            ]
        }
        return []
    }

    private func seatObstacles(
        _ facts: MeetingFacts, _ spec: Instance.Meeting, _ time: Slot
    ) -> [UnplacedReason.Obstacle] {
        var found: [UnplacedReason.Obstacle] = []
        for (seat, number) in zip(spec.seats, facts.seats.range) {
            let people = term.tables.seats[number].range.map { term.tables.candidates[$0].person }
            // Whoever is nearest to being free shows what is in the way.
            var nearest: HardRule? = people.isEmpty ? .qualified : .works
            for person in people {
                guard let rule = whyBusy(person, facts, time) else {
                    nearest = nil
                    break
                }
                if nearness(rule) < nearness(nearest ?? .works) { nearest = rule }
            }
            if let nearest {
                found.append(
                    UnplacedReason.Obstacle(
                        rule: nearest, role: seat.role, people: people.map(personId(of:)).sorted()))
            }
        }
        if found.isEmpty, isContested(facts, time) {
            found.append(UnplacedReason.Obstacle(rule: .samePerson))
        }
        return found
    }

    private func isContested(_ facts: MeetingFacts, _ time: Slot) -> Bool {
        let isOpen = facts.fixed.range.allSatisfy {
            search.diary.isFree(term.tables.fixed[$0], facts, time)
        }
        return isOpen && search.seatingCost(-1, facts, time, below: .max) == nil
    }

    private func nearness(_ rule: HardRule) -> Int {
        switch rule {
        case .gap: 0
        case .maxPerDay: 1
        case .maxPerWeek: 2
        case .away: 3
        default: 4
        }
    }

    func personId(of person: Int32) -> String { term.instance.people[Int(person)].id }

    /// The rule that keeps a person from attending, or nil when free.
    private func whyBusy(_ person: Int32, _ facts: MeetingFacts, _ time: Slot) -> HardRule? {
        let tables = term.tables
        if !tables.works(person, day: time.day, from: time.start, to: time.start + facts.minutes) {
            let isAway = term.instance.people[Int(person)].away
                .contains(term.days[Int(time.day)].iso)
            return isAway ? .away : .works
        }
        if search.diary.isFree(person, facts, time) { return nil }
        let week = Int(tables.weekOfDay[time.day])
        let owner = tables.people[person]
        if search.diary.weekCount[Int(person) * tables.weekCount + week] >= owner.perWeek {
            return .maxPerWeek
        }
        if search.diary.visitsThat(person, time.day) >= Int(owner.perDay) { return .maxPerDay }
        return .gap
    }

    private func relief(
        from obstacle: UnplacedReason.Obstacle, _ spec: Instance.Meeting, _ time: Slot
    ) -> UnplacedReason.Relief {
        let date = term.days[Int(time.day)].iso
        return UnplacedReason.Relief(
            date: date, start: Int(time.start), obstacle: obstacle,
            remedy: remedy(for: obstacle, spec, date))
    }

    private func remedy(
        for obstacle: UnplacedReason.Obstacle, _ spec: Instance.Meeting, _ date: String
    ) -> String {
        let people = obstacle.people.joined(separator: " or ")
        let monday = CalendarDay(date)?.monday.iso ?? date
        return switch obstacle.rule {
        case .maxPerWeek: "allow \(people) one meeting more in the week of \(monday)"
        case .maxPerDay: "allow \(people) one meeting more on \(date)"
        case .gap: "move what \(people) has at that time on \(date)"
        case .away: "bring \(people) back on \(date), or qualify someone else"
        case .works: "let \(people) work at that time on \(date), or qualify someone else"
        case .qualified, .samePerson: "give zone \(spec.zone) another person for the seat"
        case .schoolHalfDay: "ask \(spec.school ?? "the school") for that half-day on \(date)"
        case .placeClosed: "hold it elsewhere or online on \(date)"
        case .after: "move \(obstacle.other ?? "the other meeting")"
        case .reference, .date, .start, .pinned: "change the meeting"
        }
    }
}
