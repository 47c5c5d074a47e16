import Reckoning
import Storage

/// A meeting while it is lived.
struct MeetingOfDemonstration {
    enum State: String { case planned, packClosed = "pack-closed", held, published, cancelled }

    let id: ID<Meeting>
    let kind: MeetingKind
    let day: Day
    let minute: Int
    let packCloses: Day
    let state: State
    /// When its recap was published, or will be.
    let publishedAt: Instant

    var isPackClosed: Bool { state == .packClosed || state == .held || state == .published }
    var isHeld: Bool { state == .held || state == .published }
}

extension CountyOfDemonstration {
    /// A meeting on a day, in the state it is in today.
    func meeting(
        _ kind: MeetingKind, on day: Day, _ chance: Chance, mayBeCancelled: Bool = true
    ) -> MeetingOfDemonstration {
        let closes = calendar.workingDay(before: day, kind.packClosesWorkingDaysBefore)
        let published = calendar.workingDay(chance.from(1...5), after: day)
        let state: MeetingOfDemonstration.State =
            if day >= today {
                closes < today ? .packClosed : .planned
            } else if mayBeCancelled, chance.happens(3) {
                .cancelled
            } else {
                published < today ? .published : .held
            }
        let minute = chance.one(of: [540, 570, 780, 810])
        let id: ID<Meeting> = chance.id(at: clock.at(plannedDay(day), minute: 600))
        return MeetingOfDemonstration(
            id: id, kind: kind, day: day, minute: minute, packCloses: closes, state: state,
            publishedAt: clock.at(published, minute: chance.from(540...1_000)))
    }

    /// Meetings are planned some weeks ahead, though not before the model began.
    func plannedDay(_ day: Day) -> Day {
        max(modelStarts, min(day.adding(days: -42), today.adding(days: -2)))
    }

    /// The meeting's own row and its steps, once it is known what came of it.
    func write(
        _ meeting: MeetingOfDemonstration, zone: String?, school: Int?, trust: Int?,
        child: ID<Child>? = nil, place: String, summary: String, planner: StaffOfDemonstration,
        chair: StaffOfDemonstration, _ chance: Chance
    ) {
        typealias Step = (state: MeetingOfDemonstration.State, reason: String, by: StaffOfDemonstration, at: Instant)
        var steps: [Step] = [(.planned, "", planner, clock.at(plannedDay(meeting.day), minute: 600))]
        if meeting.state == .cancelled {
            let day = meeting.day.adding(days: -1)
            steps.append((.cancelled, "The school had to close that day", planner, clock.at(day, minute: 900)))
        }
        if meeting.isPackClosed {
            steps.append((.packClosed, "", planner, packClosedAt(meeting)))
        }
        if meeting.isHeld {
            let ended = clock.at(meeting.day, minute: meeting.minute + meeting.kind.minutes)
            steps.append((.held, "", chair, ended))
        }
        if meeting.state == .published { steps.append((.published, "", chair, meeting.publishedAt)) }
        rows.meetings.add(
            meeting.id, meeting.kind.code.rawValue, zone, school, trust, child, meeting.day,
            meeting.minute, meeting.kind.minutes, place, meeting.state.rawValue, summary,
            meeting.packCloses, meeting.state == .published ? meeting.publishedAt : nil, steps.count)
        for step in steps {
            let id: ID<Meeting> = chance.id(at: step.at)
            rows.meetingSteps.add(
                id, meeting.id, step.state.rawValue, step.reason, step.by.id, step.at)
        }
    }

    /// The morning after the last day on which the school could add to it.
    func packClosedAt(_ meeting: MeetingOfDemonstration) -> Instant {
        clock.at(meeting.packCloses.adding(days: 1), minute: 6 * 60)
    }

    func write(
        attendance people: [(staff: StaffOfDemonstration?, name: String, role: String)],
        of meeting: MeetingOfDemonstration, _ chance: Chance
    ) {
        var names: Set<String> = []
        for (place, person) in people.enumerated() where names.insert(person.name).inserted {
            let state =
                !meeting.isHeld ? "invited" : place > 1 && chance.happens(14) ? "apologies" : "attended"
            let id: ID<Meeting> = chance.id(
                at: clock.at(plannedDay(meeting.day), minute: 601).adding(seconds: place))
            rows.attendance.add(id, meeting.id, person.staff?.id, person.name, person.role, state)
        }
    }
}

extension CalendarOfDemonstration {
    func workingDay(before day: Day, _ count: Int) -> Day {
        var (day, left) = (day, count)
        while left > 0 {
            day = day.adding(days: -1)
            if isWorkingDay(day) { left -= 1 }
        }
        return day
    }
}
