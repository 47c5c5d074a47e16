import Reckoning
import Timetable

/// What a plan asks of the council's people: meetings and travel, by person and week, against what
/// they can take.
struct PlanLoad: Sendable {
    struct Week: Sendable {
        /// Seats in the plan, and meetings that stand besides.
        var meetings = 0
        var standing = 0
        /// Minutes on the road, for those whose base is known.
        var travel = 0
        /// The most that can be taken: what they said of a week, or what their days at work allow.
        var room = 0
    }

    struct One: Sendable {
        let id: String, roles: [String], zones: [String]
        var weeks: [Day: Week] = [:]
        /// Seats in the plan by the zone of the meeting.
        var seats: [String: Int] = [:]
        var seatsByWeek: [String: [Day: Int]] = [:]
    }

    private(set) var people: [String: One] = [:]
    private(set) var mondays: [Day] = []
    private let zones: [String]

    init(_ instance: Instance, _ plan: Plan) {
        zones = instance.zones.map(\.id).filter { $0 != PlanningInstance.elsewhere }
        let open = Self.openDays(instance.calendar)
        mondays = Set(open.map(\.monday)).sorted()
        let seats = Set(instance.meetings.flatMap { $0.seats.map(\.role) })
        for person in instance.people where person.roles.contains(where: seats.contains) {
            var one = One(id: person.id, roles: person.roles, zones: person.zones)
            let away = Set(person.away)
            let atWork = open.filter { day in
                !away.contains(day.iso) && person.week[Self.keys[day.weekday - 1]].flatMap { $0 } != nil
            }
            for (monday, days) in Dictionary(grouping: atWork, by: \.monday) {
                one.weeks[monday] = Week(room: min(person.maxPerWeek, days.count * person.maxPerDay))
            }
            people[person.id] = one
        }
        count(instance, plan)
    }

    private static let keys = ["mon", "tue", "wed", "thu", "fri"]

    private static func openDays(_ calendar: Instance.Calendar) -> [Day] {
        guard let first = Day(iso: calendar.firstDate), let last = Day(iso: calendar.lastDate), first <= last
        else { return [] }
        let closed = Set(calendar.closedDates)
        return (first.number...last.number).map { Day(number: $0) }
            .filter { !$0.isWeekend && !closed.contains($0.iso) }
    }

    private mutating func count(_ instance: Instance, _ plan: Plan) {
        let meetings = Dictionary(instance.meetings.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        let points = Dictionary(
            instance.schools.map { ($0.id, Instance.Point(lat: $0.lat, lon: $0.lon)) },
            uniquingKeysWith: { a, _ in a })
        let bases = Dictionary(instance.people.map { ($0.id, $0.base) }, uniquingKeysWith: { a, _ in a })
        var stops: [String: [Day: [(starts: Int, place: Instance.Point)]]] = [:]
        for placement in plan.placements {
            guard let meeting = meetings[placement.meeting], let day = Day(iso: placement.date) else { continue }
            let isBlock = meeting.kind == PlanningPeople.blockKind
            for person in isBlock ? meeting.fixed : placement.people where people[person] != nil {
                people[person]?.add(day.monday, isBlock: isBlock, zone: meeting.zone)
            }
            guard meeting.mode == "in-person", let place = meeting.place.flatMap({ points[$0] }) else { continue }
            for person in placement.people + meeting.fixed {
                stops[person, default: [:]][day, default: []].append((placement.start, place))
            }
        }
        for (person, days) in stops {
            guard let base = bases[person] ?? nil else { continue }
            for (day, there) in days {
                let way = [base] + there.sorted { $0.starts < $1.starts }.map(\.place) + [base]
                let minutes = zip(way, way.dropFirst()).reduce(0) { $0 + Travel.minutes($1.0, $1.1) }
                people[person]?.weeks[day.monday, default: Week()].travel += minutes
            }
        }
    }

    /// Minutes on the road of all of them in the term.
    var travel: Int { people.values.reduce(0) { $0 + $1.weeks.values.reduce(0) { $0 + $1.travel } } }

    /// A zone's people in a role, or all of them: what they take for it in a week and what they can.
    /// Whoever serves several zones counts to each with an equal part of what they can take.
    func share(zone: String, role: String?, in week: Day) -> (taken: Double, room: Double) {
        var sum = (taken: 0.0, room: 0.0)
        for one in people.values where one.zones.contains(zone) && role.map(one.roles.contains) ?? true {
            let part = 1 / Double(max(1, one.zones.count))
            sum.taken += Double(one.seatsByWeek[zone]?[week] ?? 0) + Double(one.weeks[week]?.standing ?? 0) * part
            sum.room += Double(one.weeks[week]?.room ?? 0) * part
        }
        return sum
    }

    /// Weeks in which a zone's people have nine tenths or more of what they can take.
    func fullWeeks(zone: String, role: String? = nil) -> Int {
        mondays.count { week in
            let share = share(zone: zone, role: role, in: week)
            return share.taken > 0 && share.taken >= 0.9 * share.room
        }
    }
}

extension PlanLoad.One {
    fileprivate mutating func add(_ monday: Day, isBlock: Bool, zone: String) {
        if isBlock {
            weeks[monday, default: PlanLoad.Week()].standing += 1
        } else {
            weeks[monday, default: PlanLoad.Week()].meetings += 1
            seats[zone, default: 0] += 1
            seatsByWeek[zone, default: [:]][monday, default: 0] += 1
        }
    }
}

/// "3 hours 20 minutes".
func travelWords(_ minutes: Int) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60)
    let parts = [
        hours > 0 ? "\(hours) \(hours == 1 ? "hour" : "hours")" : "",
        rest > 0 && hours < 20 ? "\(rest) minutes" : "",
    ].filter { !$0.isEmpty }
    return parts.isEmpty ? "nothing" : parts.joined(separator: " ")
}
