/// Turns an instance without faults into the tables of a term.
struct TermLayout {
    let instance: Instance
    let days: [CalendarDay]
    let names: TermNames
    let published: [Int: PublishedPlacement]
    let tabled: Bool
    let firstMonday: Int
    var meetings: [MeetingFacts] = []
    var slots: [Slot] = []
    var seats: [Span32] = []
    var candidates: [Candidate] = []
    var homes: [Int32] = []
    var fixed: [Int32] = []
    var before: [Int32] = []
    var hours: [Hours] = []
    var invited: [Expected] = []
    var places: [Instance.Point] = []
    private(set) var qualified: [RoleInZone: [Int32]] = [:]
    private(set) var schools: [SchoolTimes] = []
    private let zones: [String: Int32]
    private var invitedOfZone: [String: [Expected]] = [:]

    struct RoleInZone: Hashable {
        let role: String
        let zone: String
    }

    /// What a school allows, by number.
    struct SchoolTimes {
        let available: UInt16
        let preferred: UInt16
        let closed: Set<Int>
        let isHighNeed: Bool
    }

    init(_ instance: Instance, tabled: Bool) {
        self.instance = instance
        self.tabled = tabled
        days = instance.openDays()
        names = TermNames(instance, days: days)
        firstMonday = CalendarDay(instance.calendar.firstDate)?.monday.number ?? 0
        published = Self.published(instance, names)
        zones = Dictionary(
            zip(instance.zones.map(\.id), 0...), uniquingKeysWith: { first, _ in first })
        layOutPeople()
        layOutSchools()
        var placeOfSchool: [Int: Int32] = [:]
        for index in instance.meetings.indices {
            layOut(index, &placeOfSchool)
        }
    }

    private static func published(
        _ instance: Instance, _ names: TermNames
    ) -> [Int: PublishedPlacement] {
        var result: [Int: PublishedPlacement] = [:]
        for placement in instance.published ?? [] {
            guard let meeting = names.meeting[placement.meeting] else { continue }
            result[meeting] = PublishedPlacement(
                date: placement.date, day: names.day[placement.date], start: placement.start,
                people: placement.people.map { names.person[$0] })
        }
        return result
    }

    private mutating func layOutPeople() {
        for (number, person) in instance.people.enumerated() {
            for role in Set(person.roles) {
                for zone in Set(person.zones) {
                    qualified[RoleInZone(role: role, zone: zone), default: []].append(Int32(number))
                }
            }
            let away = Set(person.away)
            let week = HalfDay.weekdays.map { person.week[$0] ?? nil }
            for day in days {
                if let from = week[day.weekday]?.first, let to = week[day.weekday]?.last,
                    !away.contains(day.iso)
                {
                    hours.append(Hours(from: Int16(from), to: Int16(to)))
                } else {
                    hours.append(Hours(from: 1, to: 0))
                }
            }
        }
    }

    private mutating func layOutSchools() {
        var schoolsOfSendco: [String: [String: Int32]] = [:]
        for school in instance.schools {
            schools.append(
                SchoolTimes(
                    available: HalfDay.mask(school.availableHalfDays),
                    preferred: HalfDay.mask(school.preferredHalfDays),
                    closed: Set(school.closedDates.compactMap { names.day[$0] }),
                    isHighNeed: school.highNeed))
            schoolsOfSendco[school.zone, default: [:]][school.sendco, default: 0] += 1
        }
        for (zone, sendcos) in schoolsOfSendco {
            invitedOfZone[zone] = sendcos.compactMap { id, count in
                names.person[id].map {
                    Expected(meeting: -1, person: Int32($0), schools: count)
                }
            }.sorted { $0.person < $1.person }
        }
    }

    private mutating func layOut(_ index: Int, _ placeOfSchool: inout [Int: Int32]) {
        let meeting = instance.meetings[index]
        var facts = MeetingFacts()
        facts.minutes = Int32(meeting.durationMinutes)
        facts.unplacedCost = Int32(
            clamping: instance.weights.unplaced * meeting.priority)
        facts.leftOut = Int32(
            clamping: instance.weights.leftOut(isReplanning: !published.isEmpty) * meeting.priority)
        facts.zone = zones[meeting.zone] ?? -1
        facts.isZIP = meeting.kind == "ZIP"
        facts.isPinned = meeting.pinned != nil
        let held = meeting.mode == "in-person" ? meeting.place.flatMap { names.school[$0] } : nil
        if let held {
            facts.place = place(of: held, &placeOfSchool)
        }
        facts.fixed.start = Int32(fixed.count)
        fixed += meeting.fixed.compactMap { names.person[$0].map(Int32.init) }
        facts.fixed.end = Int32(fixed.count)
        facts.before.start = Int32(before.count)
        before += Set((published[index]?.people ?? []).compactMap { $0.map(Int32.init) }).sorted()
        facts.before.end = Int32(before.count)
        facts.isPublished = published[index] != nil
        facts.seats.start = Int32(seats.count)
        for (number, seat) in meeting.seats.enumerated() {
            layOut(seat, number, of: index)
        }
        facts.seats.end = Int32(seats.count)
        facts.invited.start = Int32(invited.count)
        if facts.isZIP {
            invited += (invitedOfZone[meeting.zone] ?? []).map {
                Expected(meeting: Int32(index), person: $0.person, schools: $0.schools)
            }
        }
        facts.invited.end = Int32(invited.count)
        facts.slots.start = Int32(slots.count)
        layOutSlots(of: index, facts, held)
        facts.slots.end = Int32(slots.count)
        facts.home = home(of: index, facts)
        if let after = meeting.after, let other = names.meeting[after.meeting] {
            facts.after = Int32(other)
            facts.afterDays = Int32(after.minDays)
        }
        meetings.append(facts)
    }

    private mutating func place(of school: Int, _ placeOfSchool: inout [Int: Int32]) -> Int32 {
        if let known = placeOfSchool[school] { return known }
        let number = Int32(places.count)
        places.append(
            Instance.Point(lat: instance.schools[school].lat, lon: instance.schools[school].lon))
        placeOfSchool[school] = number
        return number
    }

    private mutating func layOut(_ seat: Instance.Seat, _ number: Int, of index: Int) {
        let meeting = instance.meetings[index]
        let start = Int32(candidates.count)
        let link = seat.link.flatMap { names.person[$0] }
        let before = published[index].flatMap { number < $0.people.count ? $0.people[number] : nil }
        let wasPublished = published[index].map { number < $0.people.count } ?? false
        let able = qualified[RoleInZone(role: seat.role, zone: meeting.zone)] ?? []
        let kept = meeting.pinned.flatMap { pin in
            number < pin.people.count ? names.person[pin.people[number]] : nil
        }
        for person in able where !meeting.fixed.contains(instance.people[Int(person)].id) {
            if meeting.pinned != nil, kept != Int(person) { continue }
            var cost = 0
            if seat.link != nil, link != Int(person) { cost += instance.weights.link }
            if wasPublished, before != Int(person) { cost += instance.weights.changedPerson }
            candidates.append(Candidate(person: person, cost: Int32(cost)))
        }
        candidates[Int(start)...].sort { ($0.cost, $0.person) < ($1.cost, $1.person) }
        seats.append(Span32(start: start, end: Int32(candidates.count)))
        let isSeated = published[index]?.people.count == meeting.seats.count
        let home = (isSeated ? before : nil).flatMap { person in
            candidates[Int(start)...].firstIndex { Int($0.person) == person }
        }
        homes.append(Int32(home ?? -1))
    }
}
