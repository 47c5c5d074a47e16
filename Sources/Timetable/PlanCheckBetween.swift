/// The rules between meetings: one person's day and week, what comes after what, pins.
extension PlanCheck {
    mutating func checkDiaries() {
        var perWeek: [Int: [Int: [Held]]] = [:]
        for (key, items) in diaries {
            let items = items.sorted {
                ($0.start, $0.end, $0.meeting) < ($1.start, $1.end, $1.meeting)
            }
            diaries[key] = items
            perWeek[key.person, default: [:]][key.day.monday.number, default: []] += items
        }
        for (key, items) in diaries.sorted(by: {
            ($0.key.person, $0.key.day) < ($1.key.person, $1.key.day)
        }) {
            let person = instance.people[key.person]
            if items.count > person.maxPerDay {
                violate(
                    .maxPerDay, id(items[items.count - 1]), person: person.id,
                    "\(person.id) would have \(items.count) meetings on \(key.day), "
                        + "at most \(person.maxPerDay)")
            }
            checkGaps(items, person)
        }
        for (number, weeks) in perWeek.sorted(by: { $0.key < $1.key }) {
            let person = instance.people[number]
            for (monday, items) in weeks.sorted(by: { $0.key < $1.key })
            where items.count > person.maxPerWeek {
                violate(
                    .maxPerWeek, id(items[items.count - 1]), person: person.id,
                    "\(person.id) would have \(items.count) meetings in the week of "
                        + "\(CalendarDay(number: monday)), at most \(person.maxPerWeek)")
            }
        }
    }

    private func id(_ held: Held) -> String { instance.meetings[held.meeting].id }

    private mutating func checkGaps(_ items: [Held], _ person: Instance.Person) {
        for (index, a) in items.enumerated() {
            for b in items[(index + 1)...] {
                let need = gap(a, b)
                if a.end + need > b.start {
                    violate(
                        .gap, id(b), person: person.id, other: id(a),
                        "\(person.id) needs \(need) minutes between \(id(a)) and this, "
                            + "and has \(b.start - a.end)")
                }
            }
        }
    }

    private func gap(_ a: Held, _ b: Held) -> Int {
        guard let first = a.place, let second = b.place else { return 10 }
        return Travel.minutes(point(first), point(second))
    }

    func point(_ school: Int) -> Instance.Point {
        Instance.Point(lat: instance.schools[school].lat, lon: instance.schools[school].lon)
    }

    mutating func checkBetweenMeetings() {
        for (number, meeting) in instance.meetings.enumerated() {
            if let after = meeting.after, let mine = held[number],
                let other = term.names.meeting[after.meeting].flatMap({ held[$0] }),
                mine.day.number - other.day.number < after.minDays
            {
                violate(
                    .after, meeting.id, other: after.meeting,
                    "it comes \(mine.day.number - other.day.number) days after "
                        + "\(after.meeting), at least \(after.minDays)")
            }
            if let pin = meeting.pinned, !isHeld(number, as: pin) {
                violate(
                    .pinned, meeting.id, "it is pinned to \(pin.date), minute \(pin.start)")
            }
        }
    }

    private func isHeld(_ number: Int, as pin: Instance.Pin) -> Bool {
        guard let mine = held[number] else { return false }
        return mine.day.iso == pin.date && mine.start == pin.start
            && mine.people.map { instance.people[$0].id } == pin.people
    }
}
