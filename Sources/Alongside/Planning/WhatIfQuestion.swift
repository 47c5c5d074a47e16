import Reckoning
import Storage
import Timetable

/// A plan's problem without and with one person more or fewer.
///
/// What was pinned or published is let go in both: the question is what the people could do, not how
/// little could be changed.
struct WhatIfQuestion: Sendable {
    private(set) var now: Instance
    private(set) var then: Instance
    /// The planner's role whose weeks are compared, and the zones.
    let role: String
    let zones: [String]
    /// Whoever is left out; nil where somebody is added.
    private(set) var leftOut: String?
    /// Meetings that stand already, at which whoever is left out would be missed.
    private(set) var unattended = 0

    /// Nil where there is nobody to leave out.
    init?(_ asked: WhatIfRecord, _ kept: KeptPlan, _ authority: Authority) {
        now = kept.instance
        now.published = nil
        for index in now.meetings.indices where now.meetings[index].kind != PlanningPeople.blockKind {
            now.meetings[index].pinned = nil
        }
        then = now
        switch asked.change {
        case .more:
            (role, zones) = (asked.role, asked.zones)
            add(asked, authority)
        case .fewer:
            (role, zones) = (asked.role, asked.zones)
            let team = now.people.filter { one in
                one.roles.contains(asked.role) && one.zones.contains(where: asked.zones.contains)
            }
            // The one who takes most: what it would mean at the worst.
            guard let one = team.max(by: { ($0.maxPerWeek, $1.id) < ($1.maxPerWeek, $0.id) }) else { return nil }
            leave(out: one.id, first: nil, last: nil)
        case .away:
            guard let id = asked.person?.text, let one = now.people.first(where: { $0.id == id }),
                let first = one.roles.first
            else { return nil }
            (role, zones) = (first, one.zones)
            leave(out: id, first: asked.first, last: asked.last)
        }
    }

    private static let keys = ["mon", "tue", "wed", "thu", "fri"]
    private static let newcomer = "one more"

    /// Somebody who sets out from the middle of their zones' schools.
    private mutating func add(_ asked: WhatIfRecord, _ authority: Authority) {
        let usual = authority.planning.usualWeekAtCouncil
        var week: [String: [Int]?] = [:]
        for day in asked.weekdays {
            if let hours = usual.hours[day] { week[Self.keys[day - 1]] = [hours.lowerBound, hours.upperBound] }
        }
        let schools = now.schools.filter { asked.zones.contains($0.zone) }
        let middle = Instance.Point(
            lat: schools.reduce(0) { $0 + $1.lat } / Double(max(1, schools.count)),
            lon: schools.reduce(0) { $0 + $1.lon } / Double(max(1, schools.count)))
        then.people.append(
            Instance.Person(
                id: Self.newcomer, roles: [asked.role], zones: asked.zones,
                base: schools.isEmpty ? nil : middle, week: week, away: [], maxPerDay: usual.mostADay,
                maxPerWeek: asked.mostAWeek))
    }

    /// Away on those days, or for the whole term; what stands for them then is let go.
    private mutating func leave(out id: String, first: Day?, last: Day?) {
        leftOut = id
        guard let from = Day(iso: then.calendar.firstDate), let until = Day(iso: then.calendar.lastDate) else { return }
        let days = max(first ?? from, from)...max(max(first ?? from, from), min(last ?? until, until))
        let away = Set((days.lowerBound.number...days.upperBound.number).map { Day(number: $0).iso })
        for index in then.people.indices where then.people[index].id == id {
            then.people[index].away = Set(then.people[index].away).union(away).sorted()
        }
        let before = then.meetings.count
        then.meetings.removeAll { meeting in
            meeting.kind == PlanningPeople.blockKind && meeting.fixed == [id]
                && meeting.pinned.map { away.contains($0.date) } ?? false
        }
        unattended = before - then.meetings.count
    }

    /// What a plan of one of the two comes to.
    func figures(_ instance: Instance, _ plan: Plan, _ load: PlanLoad) -> WhatIf.Figures {
        let placed = Set(plan.placements.map(\.meeting))
        var figures = WhatIf.Figures()
        for meeting in instance.meetings where meeting.kind != PlanningPeople.blockKind {
            figures.wanted += 1
            if placed.contains(meeting.id) {
                figures.placed += 1
            } else {
                figures.without[meeting.zone, default: 0] += 1
            }
        }
        figures.travel = load.travel
        for zone in zones { figures.fullWeeks[zone] = load.fullWeeks(zone: zone, role: role) }
        for week in load.mondays {
            let shares = zones.map { load.share(zone: $0, role: role, in: week) }
            let (taken, room) = (shares.reduce(0) { $0 + $1.taken }, shares.reduce(0) { $0 + $1.room })
            figures.share.append(room > 0 ? Int((taken / room * 100).rounded()) : 0)
            figures.room += Int(room.rounded())
        }
        return figures
    }
}
