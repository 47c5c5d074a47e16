import Pages
import Reckoning
import Storage

// The term at a glance.
extension TermPlanPage {
    var mondays: [Day] {
        let days = planned.compactMap(\.day)
        guard let first = days.min()?.monday, let last = days.max()?.monday else { return [] }
        return workload.schoolWeeks.filter { (first...last).contains($0) }
    }

    /// How many meetings each person has in each week: who is stretched, and when.
    func weeksAndPeople(_ authority: Authority) -> HTML {
        var names: [ID<Person>: String] = [:]
        var counts: [ID<Person>: [Day: Int]] = [:]
        for one in planned {
            guard let day = one.day else { continue }
            for seat in one.seats {
                guard let person = seat.person else { continue }
                names[person] = "\(seat.name ?? ""), \(authority.role(seat.role)?.name ?? seat.role)"
                counts[person, default: [:]][day.monday, default: 0] += 1
            }
        }
        for one in workload.standing { counts[one.person]?[one.monday, default: 0] += one.meetings }
        let rows = names.sorted { ($0.value, $0.key.text) < ($1.value, $1.key.text) }.map { person, name in
            Chart.HeatRow(name, mondays.map { .init(counts[person]?[$0] ?? 0) })
        }
        return Chart.heat(
            .init(
                id: "weeks", title: "Meetings of each person by week",
                says: "A column for each week, named by its Monday; with what stands already. The darker, the more."),
            rows: "Person", columns: mondays.map(\.brief), rows)
    }

    /// Seats that are taken in each week, with what stands already, against what these people can
    /// take.
    var load: HTML {
        guard workload.mostAWeek > 0, !mondays.isEmpty else { return "" }
        let people = Set(planned.flatMap { $0.seats.compactMap(\.person) })
        var taken: [Day: Int] = [:]
        for one in planned {
            if let day = one.day { taken[day.monday, default: 0] += one.seats.count }
        }
        for one in workload.standing where people.contains(one.person) {
            taken[one.monday, default: 0] += one.meetings
        }
        let fullest = mondays.max { taken[$0, default: 0] < taken[$1, default: 0] } ?? mondays[0]
        let share = taken[fullest, default: 0] * 100 / workload.mostAWeek
        return Chart.columns(
            .init(
                id: "load", title: "Seats taken each week",
                says: """
                    These people can take \(workload.mostAWeek) in a week. The fullest is the week of \
                    \(fullest.short), with \(share)% of that.
                    """),
            rows: "Week of", mondays.map(\.brief),
            [.init("Taken", mondays.map { .init(taken[$0, default: 0]) }, strong: true)])
    }

    /// How many meetings each day has; each leads to them, further down the page.
    var days: HTML {
        var counts: [Day: Int] = [:]
        for one in planned { if let day = one.day { counts[day, default: 0] += 1 } }
        let names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
        let rows = mondays.map { monday -> Chart.HeatRow in
            let week = (0..<5).map { monday.adding(days: $0) }
            return Chart.HeatRow(
                "Week of \(monday.brief)", week.map { .init(counts[$0] ?? 0) },
                links: week.map { counts[$0] == nil ? nil : "#\(Self.anchor($0))" })
        }
        return Chart.heat(
            .init(
                id: "days", title: "Meetings on each day",
                says: "A row for each week; each number leads to the day’s meetings."),
            rows: "Week", columns: names, rows)
    }

    /// Where a day's meetings begin in the list.
    static func anchor(_ day: Day) -> String { "day-\(day.iso)" }
}
