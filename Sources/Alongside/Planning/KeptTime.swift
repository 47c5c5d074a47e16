import Reckoning
import Timetable

/// The time that meetings which stand already take from each person: pinned blocks around which the
/// planner works.
///
/// People book by hand what no plan would: two meetings at once, or outside their hours. A day on
/// which somebody's meetings do not go together is left alone, as if they were away; so is a week
/// that is full.
struct KeptTime {
    struct Block { let day: Day, starts: Int, minutes: Int, place: Instance.Point? }

    private(set) var blocks: [Block] = []
    private(set) var full: [Day] = []

    init(_ meetings: [Block], of week: PlanningData.Week, away: (Day) -> Bool) {
        let byDay = Dictionary(grouping: meetings, by: \.day)
        for (day, held) in byDay.sorted(by: { $0.key < $1.key }) where !away(day) {
            let sorted = held.sorted { ($0.starts, $0.minutes) < ($1.starts, $1.minutes) }
            guard let hours = week.hours[day.weekday] else { continue }
            let inHours = sorted.allSatisfy {
                hours.lowerBound <= $0.starts && $0.starts + $0.minutes <= hours.upperBound
            }
            if inHours, sorted.count <= week.mostADay, Self.goTogether(sorted) {
                blocks += sorted
            } else {
                full.append(day)
            }
        }
        for (monday, held) in Dictionary(grouping: blocks, by: \.day.monday)
        where held.count > week.mostAWeek {
            blocks.removeAll { $0.day.monday == monday }
            full += (0..<5).map { monday.adding(days: $0) }
        }
        full = Set(full).sorted()
        let shut = Set(full)
        blocks.removeAll { shut.contains($0.day) }
    }

    private static func goTogether(_ meetings: [Block]) -> Bool {
        for (index, later) in meetings.enumerated() {
            for earlier in meetings[..<index] {
                let gap: Int
                if let from = earlier.place, let to = later.place {
                    gap = Travel.minutes(from, to)
                } else {
                    gap = 10
                }
                if earlier.starts + earlier.minutes + gap > later.starts { return false }
            }
        }
        return true
    }
}
