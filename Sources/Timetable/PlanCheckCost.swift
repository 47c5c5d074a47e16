/// The costs of section 5 of the format, counted one by one.
extension PlanCheck {
    mutating func countMeetings() {
        let weights = instance.weights
        for (number, meeting) in instance.meetings.enumerated() {
            guard let mine = held[number] else {
                cost.unplaced += weights.unplaced * meeting.priority
                continue
            }
            for (seat, person) in zip(meeting.seats, mine.people)
            where seat.link != nil && seat.link != instance.people[person].id {
                cost.link += weights.link
            }
            countSchool(meeting, mine)
            if meeting.kind == "ZIP" { countAbsence(mine) }
            if let before = term.published[number] { countChange(mine, before) }
        }
    }

    private mutating func countSchool(_ meeting: Instance.Meeting, _ mine: Held) {
        guard let school = meeting.school.flatMap({ term.names.school[$0] }) else { return }
        let weights = instance.weights
        if HalfDay.mask(instance.schools[school].preferredHalfDays) & half(of: mine) == 0 {
            cost.preference += weights.preference
        }
        if meeting.kind == "TAS", instance.schools[school].highNeed,
            let first = CalendarDay(instance.calendar.firstDate)
        {
            let week = (mine.day.monday.number - first.monday.number) / 7
            cost.highNeedWeeks += weights.highNeedPerWeek * week
        }
    }

    private mutating func countAbsence(_ zip: Held) {
        for school in instance.schools
        where school.zone == instance.meetings[zip.meeting].zone {
            guard let number = term.names.person[school.sendco] else { continue }
            let person = instance.people[number]
            let isBusy = diaries[PersonDay(person: number, day: zip.day)]?.contains {
                $0.meeting != zip.meeting && $0.start < zip.end && zip.start < $0.end
            }
            if !works(person, zip) || person.away.contains(zip.day.iso) || isBusy == true {
                cost.zipAbsence += instance.weights.zipAbsence
            }
        }
    }

    private mutating func countChange(_ mine: Held, _ before: PublishedPlacement) {
        if before.date != mine.day.iso || before.start != mine.start {
            cost.moved += instance.weights.moved
        }
        for (now, then) in zip(mine.people, before.people) where now != then {
            cost.changedPerson += instance.weights.changedPerson
        }
    }

    mutating func countTravel() {
        let weights = instance.weights
        for (key, items) in diaries {
            guard let base = instance.people[key.person].base else { continue }
            let stops = items.compactMap(\.place).map(point)
            guard let first = stops.first, let last = stops.last else { continue }
            for (a, b) in zip(stops, stops.dropFirst()) {
                cost.travelBetween += weights.travelPer5 * (Travel.minutes(a, b) / 5)
            }
            let legs =
                (Travel.minutes(base, first) + 9) / 10 + (Travel.minutes(last, base) + 9) / 10
            cost.travelBase += weights.basePer10 * legs
        }
    }
}
