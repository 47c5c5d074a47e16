/// A plan judged from scratch, rule by rule and cost by cost, sharing no sums with the search.
package struct PlanCheck: Sendable {
    package internal(set) var violations: [Violation] = []
    package internal(set) var cost = PlanCost()
    package private(set) var placed = 0
    package var isFeasible: Bool { violations.isEmpty }

    let term: Term
    private(set) var held: [Int: Held] = [:]
    var diaries: [PersonDay: [Held]] = [:]

    /// A placement whose ids are known, on a day that may or may not be open.
    struct Held {
        let meeting: Int
        let day: CalendarDay
        let start: Int
        let end: Int
        let people: [Int]
        let place: Int?
    }

    struct PersonDay: Hashable {
        let person: Int
        let day: CalendarDay
    }

    package init(_ plan: Plan, of term: Term) {
        self.term = term
        for placement in plan.placements { read(placement) }
        for held in inOrder { checkMeeting(held) }
        checkDiaries()
        checkBetweenMeetings()
        countMeetings()
        countTravel()
    }

    var instance: Instance { term.instance }
    private var inOrder: [Held] { held.values.sorted { $0.meeting < $1.meeting } }

    private mutating func read(_ placement: Placement) {
        let id = placement.meeting
        guard let number = term.names.meeting[id] else {
            return violate(.reference, id, "the meeting is not in the instance")
        }
        guard held[number] == nil else { return violate(.reference, id, "it is placed twice") }
        let meeting = instance.meetings[number]
        let people = placement.people.compactMap { term.names.person[$0] }
        guard people.count == placement.people.count else {
            return violate(.reference, id, "a person in its seats is not in the instance")
        }
        guard people.count == meeting.seats.count else {
            return violate(
                .reference, id, "\(people.count) people for \(meeting.seats.count) seats")
        }
        guard let day = CalendarDay(placement.date) else {
            return violate(.date, id, "\"\(placement.date)\" is not a date")
        }
        let place = meeting.mode == "in-person" ? meeting.place : nil
        held[number] = Held(
            meeting: number, day: day, start: placement.start,
            end: placement.start + meeting.durationMinutes, people: people,
            place: place.flatMap { term.names.school[$0] })
        placed += 1
    }

    private func attendees(of held: Held) -> [Int] {
        held.people + instance.meetings[held.meeting].fixed.compactMap { term.names.person[$0] }
    }

    private mutating func checkMeeting(_ held: Held) {
        let meeting = instance.meetings[held.meeting]
        if term.names.day[held.day.iso] == nil {
            violate(.date, meeting.id, "\(held.day) is not an open day")
        }
        if held.day.iso < meeting.window[0] || held.day.iso > meeting.window[1] {
            violate(
                .date, meeting.id,
                "\(held.day) is outside its window \(meeting.window[0]) to \(meeting.window[1])")
        }
        if instance.meetingKinds[meeting.kind]?.starts.contains(held.start) != true {
            violate(
                .start, meeting.id, "a \(meeting.kind) does not start at minute \(held.start)")
        }
        if let school = meeting.school.flatMap({ term.names.school[$0] }),
            HalfDay.mask(instance.schools[school].availableHalfDays) & half(of: held) == 0
        {
            violate(
                .schoolHalfDay, meeting.id,
                "\(instance.schools[school].id) is not available on that half-day")
        }
        if let place = held.place, instance.schools[place].closedDates.contains(held.day.iso) {
            violate(
                .placeClosed, meeting.id, "\(instance.schools[place].id) is closed on \(held.day)")
        }
        checkSeats(held, meeting)
        let everyone = attendees(of: held)
        if Set(everyone).count != everyone.count {
            violate(.samePerson, meeting.id, "someone would sit in two places")
        }
        for person in Set(everyone).sorted() {
            checkPresence(person, held)
            diaries[PersonDay(person: person, day: held.day), default: []].append(held)
        }
    }

    /// One bit for the half-day; none at a weekend.
    func half(of held: Held) -> UInt16 {
        guard held.day.weekday < 5 else { return 0 }
        return 1 << HalfDay.number(weekday: held.day.weekday, start: held.start)
    }

    private mutating func checkSeats(_ held: Held, _ meeting: Instance.Meeting) {
        for (seat, number) in zip(meeting.seats, held.people) {
            let person = instance.people[number]
            if !person.roles.contains(seat.role) || !person.zones.contains(meeting.zone) {
                violate(
                    .qualified, meeting.id, person: person.id,
                    "\(person.id) is not a \(seat.role) of zone \(meeting.zone)")
            }
        }
    }

    private mutating func checkPresence(_ number: Int, _ held: Held) {
        let person = instance.people[number]
        let id = instance.meetings[held.meeting].id
        if !works(person, held) {
            violate(
                .works, id, person: person.id,
                "\(person.id) does not work then on \(held.day)")
        }
        if person.away.contains(held.day.iso) {
            violate(.away, id, person: person.id, "\(person.id) is away on \(held.day)")
        }
    }

    func works(_ person: Instance.Person, _ held: Held) -> Bool {
        guard held.day.weekday < 5,
            let hours = person.week[HalfDay.weekdays[held.day.weekday]] ?? nil
        else { return false }
        return hours[0] <= held.start && held.end <= hours[1]
    }

    mutating func violate(
        _ rule: HardRule, _ meeting: String, person: String? = nil, other: String? = nil,
        _ detail: String
    ) {
        violations.append(
            Violation(rule: rule, meeting: meeting, person: person, other: other, detail: detail))
    }
}
