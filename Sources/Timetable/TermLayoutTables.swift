/// The tables themselves.
extension TermLayout {
    func tables() -> TermTables {
        let (meetings, followers) = withFollowers()
        let (people, zips, capacity, bases) = withRoom()
        let weekCount = (days.last.map { ($0.number - firstMonday) / 7 } ?? 0) + 1
        let words = (days.count + 63) / 64
        var weekDays = [UInt64](repeating: 0, count: weekCount * words)
        for day in days.indices {
            weekDays[week(day) * words + day / 64] |= 1 << UInt64(day % 64)
        }
        let weights = instance.weights
        return TermTables(
            dayCount: days.count, weekCount: weekCount, words: words,
            dayNumber: Strip(days.map { Int32($0.number) }),
            weekOfDay: Strip(days.indices.map { Int32(week($0)) }),
            weekDays: Strip(weekDays), meetings: Strip(meetings), slots: Strip(slots),
            seats: Strip(seats), candidates: Strip(candidates), homes: Strip(homes),
            fixed: Strip(fixed), before: Strip(before),
            followers: Strip(followers), people: Strip(people), hours: Strip(hours),
            invited: Strip(invited), zipsOfPerson: Strip(zips), visitCapacity: capacity,
            travel: TravelTable(places: places, bases: bases, tabled: tabled),
            weights: CostWeights(
                travelPer5: Int32(weights.travelPer5), basePer10: Int32(weights.basePer10),
                zipAbsence: Int32(weights.zipAbsence), told: Int32(weights.told)))
    }

    private func withFollowers() -> ([MeetingFacts], [Int32]) {
        var of: [Int: [Int32]] = [:]
        for (index, meeting) in meetings.enumerated() where meeting.after >= 0 {
            of[Int(meeting.after), default: []].append(Int32(index))
        }
        var meetings = meetings
        var followers: [Int32] = []
        for index in meetings.indices {
            meetings[index].followers.start = Int32(followers.count)
            followers += of[index] ?? []
            meetings[index].followers.end = Int32(followers.count)
        }
        return (meetings, followers)
    }

    /// Each person's facts, with room for as many visits a day as there can ever be.
    private func withRoom() -> ([PersonFacts], [Expected], Int, [Instance.Point]) {
        var wanted = [Int](repeating: 0, count: instance.people.count)
        for person in fixed { wanted[Int(person)] += 1 }
        for candidate in candidates { wanted[Int(candidate.person)] += 1 }
        var zipsOf: [Int32: [Expected]] = [:]
        for expected in invited { zipsOf[expected.person, default: []].append(expected) }
        let longestDay = 1_440 / max(1, meetings.map { Int($0.minutes) }.min() ?? 1)
        var people: [PersonFacts] = []
        var zips: [Expected] = []
        var bases: [Instance.Point] = []
        var capacity = 0
        for (index, person) in instance.people.enumerated() {
            let room = max(0, min(person.maxPerDay, wanted[index], longestDay))
            var facts = PersonFacts(
                perDay: Int32(room), perWeek: Int32(clamping: person.maxPerWeek), base: -1,
                firstVisit: Int32(capacity))
            if let base = person.base, wanted[index] > 0 {
                facts.base = Int32(bases.count)
                bases.append(base)
            }
            facts.zips.start = Int32(zips.count)
            zips += zipsOf[Int32(index)] ?? []
            facts.zips.end = Int32(zips.count)
            people.append(facts)
            capacity += room * days.count
        }
        return (people, zips, capacity, bases)
    }
}
