/// The times a meeting may have, and what each costs whoever comes.
extension TermLayout {
    mutating func layOutSlots(of index: Int, _ facts: MeetingFacts, _ held: Int?) {
        let meeting = instance.meetings[index]
        // Someone named twice could never attend twice.
        guard Set(meeting.fixed).count == meeting.fixed.count else { return }
        let starts = Set(instance.meetingKinds[meeting.kind]?.starts ?? []).sorted()
        guard let first = CalendarDay(meeting.window[0]), let last = CalendarDay(meeting.window[1])
        else { return }
        let school = meeting.school.flatMap { names.school[$0] }
        for (number, day) in days.enumerated() where first <= day && day <= last {
            if let held, schools[held].closed.contains(number) { continue }
            for start in starts {
                if let pin = meeting.pinned, pin.date != day.iso || pin.start != start { continue }
                let half = UInt16(1) << HalfDay.number(weekday: day.weekday, start: start)
                if let school, schools[school].available & half == 0 { continue }
                guard isAttended(facts, number, start) else { continue }
                slots.append(
                    Slot(
                        day: Int32(number), start: Int32(start),
                        cost: Int32(clamping: cost(of: index, facts, number, start, school))))
            }
        }
    }

    /// The slot in which it was published, or -1.
    func home(of index: Int, _ facts: MeetingFacts) -> Int32 {
        guard let before = published[index], let day = before.day else { return -1 }
        let found = facts.slots.range.first {
            Int(slots[$0].day) == day && Int(slots[$0].start) == before.start
        }
        return Int32(found ?? -1)
    }

    /// Whether everyone fixed is at work then, and someone for every seat.
    private func isAttended(_ facts: MeetingFacts, _ day: Int, _ start: Int) -> Bool {
        let end = start + Int(facts.minutes)
        return facts.fixed.range.allSatisfy { works(fixed[$0], day, start, end) }
            && facts.seats.range.allSatisfy { seat in
                seats[seat].range.contains { works(candidates[$0].person, day, start, end) }
            }
    }

    private func works(_ person: Int32, _ day: Int, _ start: Int, _ end: Int) -> Bool {
        let hours = hours[Int(person) * days.count + day]
        return Int(hours.from) <= start && end <= Int(hours.to)
    }

    /// What holding the meeting then costs, whoever comes and whatever else is planned.
    private func cost(
        of index: Int, _ facts: MeetingFacts, _ day: Int, _ start: Int, _ school: Int?
    ) -> Int {
        let weights = instance.weights
        var cost = 0
        if let school {
            let half = UInt16(1) << HalfDay.number(weekday: days[day].weekday, start: start)
            if schools[school].preferred & half == 0 { cost += weights.preference }
            if instance.meetings[index].kind == "TAS", schools[school].isHighNeed {
                cost += weights.highNeedPerWeek * week(day)
            }
        }
        let end = start + Int(facts.minutes)
        for expected in facts.invited.range.map({ invited[$0] })
        where !works(expected.person, day, start, end) {
            cost += weights.zipAbsence * Int(expected.schools)
        }
        if let before = published[index], before.day != day || before.start != start {
            cost += weights.moved
        }
        return cost
    }

    func qualifiedCount(role: String, zone: String, besides fixed: [String]) -> Int {
        (qualified[RoleInZone(role: role, zone: zone)] ?? []).filter {
            !fixed.contains(instance.people[Int($0)].id)
        }.count
    }

    func week(_ day: Int) -> Int {
        (days[day].number - firstMonday) / 7
    }
}
