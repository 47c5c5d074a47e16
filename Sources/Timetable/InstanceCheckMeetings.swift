extension InstanceCheck {
    mutating func checkMeeting(_ meeting: Instance.Meeting) {
        let id = meeting.id
        if instance.meetingKinds[meeting.kind] == nil {
            fault(
                .unknownId, id, "its kind \"\(meeting.kind)\" is not in meetingKinds",
                "Correct the kind or add it with its starts")
        }
        known(meeting.zone, in: zones, "zone", id, "zone")
        if let school = meeting.school { known(school, in: schools, "school", id, "school") }
        if let trust = meeting.trust { known(trust, in: trusts, "trust", id, "trust") }
        checkPlace(meeting)
        number(meeting.durationMinutes, in: 1...1_440, id, "durationMinutes")
        number(meeting.priority, in: 0...1_000, id, "priority")
        number(meeting.seats.count, in: 0...64, id, "seats")
        for person in meeting.fixed { known(person, in: people, "person", id, "fixed") }
        for seat in meeting.seats {
            if let link = seat.link { known(link, in: people, "person", id, "seats.link") }
        }
        if let after = meeting.after {
            known(after.meeting, in: meetings, "meeting", id, "after")
            number(after.minDays, in: -10_000...10_000, id, "after.minDays")
        }
        if meeting.window.count == 2 {
            for date in meeting.window { _ = day(date, id, "window") }
        } else {
            fault(
                .badDate, id, "its window has \(meeting.window.count) dates",
                "Write [earliest, latest]")
        }
        if let pin = meeting.pinned {
            _ = day(pin.date, id, "pinned.date")
            time(pin.start, id, "pinned.start")
            for person in pin.people { known(person, in: people, "person", id, "pinned.people") }
        }
    }

    private mutating func checkPlace(_ meeting: Instance.Meeting) {
        switch (meeting.mode, meeting.place) {
        case ("in-person", let place?):
            known(place, in: schools, "school", meeting.id, "place")
        case ("in-person", nil):
            fault(
                .badPlace, meeting.id, "it is in person but has no place",
                "Name the school where it is held, or make it online")
        case ("online", let place?):
            known(place, in: schools, "school", meeting.id, "place")
        case ("online", nil):
            break
        default:
            fault(
                .badPlace, meeting.id, "its mode \"\(meeting.mode)\" is not known",
                "Write in-person or online")
        }
    }
}
