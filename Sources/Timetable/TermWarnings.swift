extension TermLayout {
    /// What keeps something out of every plan, or looks like a slip, without stopping the rest.
    func warnings() -> [InstanceProblem] {
        meetingWarnings() + peopleWarnings() + placeWarnings() + publishedWarnings()
    }

    private func meetingWarnings() -> [InstanceProblem] {
        instance.meetings.compactMap { meeting in
            guard let first = CalendarDay(meeting.window[0]),
                let last = CalendarDay(meeting.window[1])
            else { return nil }
            if last < first {
                return warning(
                    .impossibleWindow, meeting.id,
                    "its window ends on \(last), before it begins on \(first)",
                    "Write it as [earliest, latest]")
            }
            if !days.contains(where: { first <= $0 && $0 <= last }) {
                return warning(
                    .impossibleWindow, meeting.id,
                    "no open day lies in its window \(first) to \(last)",
                    "Widen the window, or open a day in it")
            }
            for seat in meeting.seats where candidates(for: seat, of: meeting) == 0 {
                return warning(
                    .noOneQualified, meeting.id,
                    "nobody in zone \(meeting.zone) has the role \(seat.role)",
                    "Add such a person to the zone, or take the seat away")
            }
            if Set(meeting.fixed).count < meeting.fixed.count {
                return warning(
                    .noPossibleTime, meeting.id, "somebody is named twice in fixed",
                    "Name everybody once")
            }
            if slotsOf(meeting) == 0 {
                return warning(
                    .noPossibleTime, meeting.id,
                    "at no time in its window \(first) to \(last) are its school and its place open and its "
                        + "people at work",
                    "Widen the window, the school's half-days or somebody's hours")
            }
            return nil
        }
    }

    private func slotsOf(_ meeting: Instance.Meeting) -> Int {
        names.meeting[meeting.id].map { meetings[$0].slots.count } ?? 0
    }

    private func candidates(for seat: Instance.Seat, of meeting: Instance.Meeting) -> Int {
        qualifiedCount(role: seat.role, zone: meeting.zone, besides: meeting.fixed)
    }

    private func peopleWarnings() -> [InstanceProblem] {
        var wanted: Set<String> = []
        for meeting in instance.meetings {
            wanted.formUnion(meeting.fixed)
            wanted.formUnion(meeting.seats.compactMap(\.link))
        }
        return instance.people.enumerated().compactMap { number, person in
            guard wanted.contains(person.id) else { return nil }
            let row = number * days.count..<(number + 1) * days.count
            let works = row.contains { hours[$0].from < hours[$0].to }
            if works, person.maxPerDay > 0, person.maxPerWeek > 0 { return nil }
            return warning(
                .noHours, person.id,
                works
                    ? "no meetings are allowed them: maxPerDay \(person.maxPerDay), "
                        + "maxPerWeek \(person.maxPerWeek)"
                    : "they work on no open day of the term",
                "Give them hours, or someone else their meetings")
        }
    }

    private func placeWarnings() -> [InstanceProblem] {
        var first: [Instance.Point: String] = [:]
        return instance.schools.compactMap { school in
            let point = Instance.Point(lat: school.lat, lon: school.lon)
            if let other = first[point] {
                return warning(
                    .samePlace, school.id, "it lies in the very place of \(other)",
                    "Correct one of them unless they share a site; travel between them counts 0")
            }
            first[point] = school.id
            return nil
        }
    }

    private func publishedWarnings() -> [InstanceProblem] {
        (instance.published ?? []).flatMap { placement -> [InstanceProblem] in
            guard names.meeting[placement.meeting] != nil else {
                return [
                    warning(
                        .publishedUnknown, placement.meeting,
                        "it was published but is not among the meetings",
                        "Tell its people it is cancelled, or add it again")
                ]
            }
            return placement.people.filter { names.person[$0] == nil }.map {
                warning(
                    .publishedUnknown, $0,
                    "they were published for \(placement.meeting) but are not in the file",
                    "Somebody else is planned; add them if they still work here")
            }
        }
    }

    private func warning(
        _ fault: InstanceProblem.Fault, _ subject: String, _ problem: String, _ remedy: String
    ) -> InstanceProblem {
        InstanceProblem(fault: fault, subject: subject, problem: problem, remedy: remedy)
    }
}
