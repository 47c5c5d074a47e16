extension Instance {
    /// Everything wrong with the instance as it is written: unknown and repeated ids, dates, times
    /// and numbers out of range. Empty when a term can be built from it.
    package func faults() -> [InstanceProblem] {
        var check = InstanceCheck(self)
        check.run()
        return check.found
    }
}

/// Goes through an instance once and collects what is wrong with it.
struct InstanceCheck {
    let instance: Instance
    var found: [InstanceProblem] = []
    private(set) var zones: Set<String> = []
    private(set) var people: Set<String> = []
    private(set) var schools: Set<String> = []
    private(set) var trusts: Set<String> = []
    private(set) var meetings: Set<String> = []

    init(_ instance: Instance) {
        self.instance = instance
    }

    mutating func run() {
        zones = unique(instance.zones.map(\.id), "zone")
        people = unique(instance.people.map(\.id), "person")
        schools = unique(instance.schools.map(\.id), "school")
        trusts = unique(instance.trusts.map(\.id), "trust")
        meetings = unique(instance.meetings.map(\.id), "meeting")
        checkCalendar()
        checkWeights()
        for person in instance.people { checkPerson(person) }
        for school in instance.schools { checkSchool(school) }
        for trust in instance.trusts {
            known(trust.lead, in: people, "person", trust.id, "lead")
            for school in trust.schools {
                known(school, in: schools, "school", trust.id, "schools")
            }
        }
        for (kind, spec) in instance.meetingKinds.sorted(by: { $0.key < $1.key }) {
            for start in spec.starts { time(start, kind, "starts") }
            number(spec.starts.count, in: 0...300, kind, "the number of starts")
        }
        for meeting in instance.meetings { checkMeeting(meeting) }
        _ = unique((instance.published ?? []).map(\.meeting), "published placement")
        for placement in instance.published ?? [] {
            _ = day(placement.date, placement.meeting, "published date")
            time(placement.start, placement.meeting, "published start")
        }
    }

    private mutating func checkCalendar() {
        let calendar = instance.calendar
        let first = day(calendar.firstDate, "calendar", "firstDate")
        let last = day(calendar.lastDate, "calendar", "lastDate")
        for date in calendar.closedDates { _ = day(date, "calendar", "closedDates") }
        guard let first, let last else { return }
        if last.number - first.number > 400 {
            fault(
                .badDate, "calendar", "the term is \(last.number - first.number) days long",
                "Correct firstDate \(first) or lastDate \(last)")
        } else if instance.openDays().isEmpty {
            fault(
                .noOpenDays, "calendar",
                "no day from \(first) to \(last) is open, Monday to Friday and not closed",
                "Correct firstDate, lastDate or closedDates")
        }
    }

    private mutating func checkWeights() {
        let w = instance.weights
        let most = [
            ("unplaced", w.unplaced, 1_000_000), ("link", w.link, 10_000),
            ("preference", w.preference, 10_000), ("travelPer5", w.travelPer5, 1_000),
            ("basePer10", w.basePer10, 1_000), ("zipAbsence", w.zipAbsence, 10_000),
            ("highNeedPerWeek", w.highNeedPerWeek, 10_000), ("moved", w.moved, 10_000),
            ("changedPerson", w.changedPerson, 10_000), ("told", w.told, 10_000),
            ("disturbance", w.disturbance, 1_000_000),
        ]
        for (key, value, limit) in most {
            number(value, in: 0...limit, "weights", key)
        }
    }

    private mutating func checkPerson(_ person: Instance.Person) {
        for zone in person.zones { known(zone, in: zones, "zone", person.id, "zones") }
        for date in person.away { _ = day(date, person.id, "away") }
        number(person.maxPerDay, in: 0...1_000_000, person.id, "maxPerDay")
        number(person.maxPerWeek, in: 0...1_000_000, person.id, "maxPerWeek")
        if let base = person.base { point(base, person.id) }
        for (key, hours) in person.week.sorted(by: { $0.key < $1.key }) {
            if !HalfDay.weekdays.contains(key) {
                fault(
                    .badTime, person.id, "week has the day \"\(key)\"",
                    "Use only \(HalfDay.weekdays.joined(separator: " "))")
            }
            guard let hours else { continue }
            guard hours.count == 2 else {
                fault(
                    .badTime, person.id, "week.\(key) has \(hours.count) times",
                    "Write it as [from, to] in minutes from midnight, or null")
                continue
            }
            for minute in hours { time(minute, person.id, "week.\(key)") }
            if hours[0] > hours[1] {
                fault(
                    .badTime, person.id, "week.\(key) ends at \(hours[1]), before it begins at \(hours[0])",
                    "Write it as [from, to], or null on a day off")
            }
        }
    }

    private mutating func checkSchool(_ school: Instance.School) {
        known(school.zone, in: zones, "zone", school.id, "zone")
        known(school.sendco, in: people, "person", school.id, "sendco")
        point(Instance.Point(lat: school.lat, lon: school.lon), school.id)
        for date in school.closedDates { _ = day(date, school.id, "closedDates") }
        for key in school.availableHalfDays + school.preferredHalfDays
        where !HalfDay.keys.contains(key) {
            fault(
                .badTime, school.id, "\"\(key)\" is not a half-day",
                "Use one of \(HalfDay.keys.joined(separator: " "))")
        }
    }
}
