import Reckoning
import Storage
import Timetable

/// The planner's problem, made from the house's data, with the meetings it is about.
struct PlanningInstance: Sendable {
    private(set) var instance: Instance
    let subjects: [PlanningSubject]

    /// A school, zone or trust that nobody speaks for has somebody who is always there.
    static let nobody = "nobody"
    /// Where what is not planned stands: other zones' schools, and schools with half-days of their
    /// own for one meeting.
    static let elsewhere = "elsewhere"

    init(_ question: PlanningQuestion, _ data: PlanningData, _ authority: Authority) {
        let owed = Owed(question, data, authority)
        subjects = owed.subjects
        let people = PlanningPeople(question, data, authority, kept: owed.kept)
        let places = PlanningPlaces(question, data)
        let first = question.term.days
        let closed = (first.lowerBound.number...first.upperBound.number).map { Day(number: $0) }
            .filter { !$0.isWeekend && !authority.isSchoolDay($0) }
        instance = Instance(
            name: "\(question.term.name), \(question.zones.joined(separator: " "))",
            calendar: .init(
                firstDate: first.lowerBound.iso, lastDate: first.upperBound.iso,
                closedDates: closed.map(\.iso)),
            meetingKinds: [:],
            zones: question.zones.map {
                .init(id: $0, name: authority.zone($0)?.name ?? $0, lat: 52.6, lon: 1)
            } + [.init(id: Self.elsewhere, name: "Elsewhere", lat: 52.6, lon: 1)],
            people: people.list, schools: places.list(people), trusts: places.trusts(people),
            meetings: people.blocks, weights: Instance.Weights(authority.planning.weights))
        if question.aim == .placing { instance.weights.told = 0 }
        for subject in owed.subjects { add(subject, question, data, people) }
        addStarts(question)
        instance.published = owed.subjects.compactMap { published($0) }
    }

    private mutating func add(
        _ subject: PlanningSubject, _ question: PlanningQuestion, _ data: PlanningData,
        _ people: PlanningPeople
    ) {
        let earliest = subject.standing == nil ? question.first : question.today.adding(days: 1)
        let term = question.term.days
        let first = min(
            max(earliest, term.lowerBound, subject.apart?.lowerBound ?? earliest), term.upperBound)
        let last = max(first, min(term.upperBound, subject.apart?.upperBound ?? term.upperBound))
        let wish = data.wishes[subject.code]
        let (school, place) = narrowed(subject, wish)
        instance.meetings.append(
            Instance.Meeting(
                id: subject.code, kind: subject.rule.meeting.plannerKind, zone: subject.zone,
                school: school, trust: subject.trust.map { "trust \($0)" },
                mode: subject.place == nil ? "online" : "in-person", place: place,
                durationMinutes: subject.minutes, seats: people.seats(of: subject, data),
                fixed: people.fixed(for: subject),
                window: [first.iso, last.iso],
                priority: subject.importance,
                after: subject.after.map { .init(meeting: $0, minDays: subject.rule.daysBetween) },
                pinned: pin(wish, subject)))
    }

    /// A school for one meeting alone, where that meeting has fewer half-days than the school: for
    /// what was forbidden by hand, and for the half-days with which a school asked to move.
    private mutating func narrowed(
        _ subject: PlanningSubject, _ wish: PlanningData.Wish?
    ) -> (school: String?, place: String?) {
        let (school, place) = (subject.school?.description, subject.place?.description)
        var answer = subject.standing?.answer
        if let standing = subject.standing, answer?.day != standing.day || answer?.starts != standing.starts {
            answer = nil
        }
        let forbidden = wish?.forbidden ?? []
        guard let school, !forbidden.isEmpty || answer != nil,
            var own = instance.schools.first(where: { $0.id == school })
        else { return (school, place) }
        own.id = "\(school) for \(subject.code)"
        own.zone = Self.elsewhere
        own.availableHalfDays = (answer?.halves ?? own.availableHalfDays)
            .filter { !forbidden.contains($0) }
        own.preferredHalfDays = own.preferredHalfDays.filter(own.availableHalfDays.contains)
        instance.schools.append(own)
        return (own.id, place == school ? own.id : place)
    }

    private func pin(_ wish: PlanningData.Wish?, _ subject: PlanningSubject) -> Instance.Pin? {
        guard let wish, wish.isPinned, let day = wish.day, let starts = wish.starts else { return nil }
        // What has been moved by hand since it was published stays where it was put.
        if let standing = subject.standing, standing.day != day || standing.starts != starts { return nil }
        let people = subject.seats.indices.compactMap { wish.people[$0] ?? nil }
        guard people.count == subject.seats.count else { return nil }
        return Instance.Pin(date: day.iso, start: starts, people: people.map(\.text))
    }

    private func published(_ subject: PlanningSubject) -> Timetable.Placement? {
        guard let standing = subject.standing else { return nil }
        return Timetable.Placement(
            meeting: subject.code, date: standing.day.iso, start: standing.starts,
            people: subject.seats.indices.map { (standing.seats[$0] ?? nil)?.text ?? Self.nobody })
    }

    /// What may start when: the authority's times, and those of pinned and published meetings.
    private mutating func addStarts(_ question: PlanningQuestion) {
        var starts: [String: Set<Int>] = [:]
        for rule in question.kinds { starts[rule.meeting.plannerKind, default: []].formUnion(rule.starts) }
        for meeting in instance.meetings where starts[meeting.kind] == nil || meeting.pinned != nil {
            starts[meeting.kind, default: []].formUnion(meeting.pinned.map { [$0.start] } ?? [])
        }
        for subject in subjects {
            guard let standing = subject.standing else { continue }
            starts[subject.rule.meeting.plannerKind]?.insert(standing.starts)
        }
        instance.meetingKinds = starts.mapValues { .init(starts: $0.sorted()) }
    }
}

extension MeetingKind.Code {
    /// The planner's own names: it counts absence from partnerships and the weeks that high need
    /// waits.
    var plannerKind: String {
        switch self {
        case .teamAroundSchool: "TAS"
        case .zoneInclusionPartnership: "ZIP"
        case .strategic: "STRATEGIC"
        default: rawValue
        }
    }
}

extension Instance.Weights {
    init(_ weights: PlanningRules.Weights) {
        self.init(
            unplaced: weights.leftOut, link: weights.notNamed, preference: weights.notPreferred,
            travelPer5: weights.travelBetween, basePer10: weights.travelFromBase,
            zipAbsence: weights.missesPartnership, highNeedPerWeek: weights.highNeedLater,
            moved: weights.moved, changedPerson: weights.personChanged,
            told: weights.personTold, disturbance: weights.disturbance)
    }
}
