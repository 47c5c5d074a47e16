/// The weekly hours of a telephone line or an office, and the days on which it stays shut.
public struct OpeningHours: Sendable, Hashable {
    /// Opening and closing, in minutes after midnight, by weekday (1 Monday to 7 Sunday).
    public let week: [Int: Range<Int>]
    /// Bank holidays and closures.
    public let closed: Set<Day>

    public init(week: [Int: Range<Int>], closed: Set<Day> = []) {
        self.week = week
        self.closed = closed
    }

    public func hours(on day: Day) -> Range<Int>? {
        closed.contains(day) ? nil : week[day.weekday]
    }

    public func isOpen(at time: LocalTime) -> Bool {
        hours(on: time.day)?.contains(time.minute) ?? false
    }

    /// When it next opens after a time at which it is shut; nil if it never does within a year.
    public func nextOpening(after time: LocalTime) -> LocalTime? {
        for offset in 0...366 {
            let day = time.day.adding(days: offset)
            guard let hours = hours(on: day) else { continue }
            let opening = LocalTime(day: day, minute: hours.lowerBound)
            if opening > time { return opening }
        }
        return nil
    }
}
