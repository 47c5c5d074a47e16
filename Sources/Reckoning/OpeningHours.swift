/// The weekly hours of a telephone line or an office, the days on which it stays shut, and the
/// pauses within its hours. Whether it is open, when it opens and when working time has run out are
/// all worked out from ``openings(on:)``.
public struct OpeningHours: Sendable, Hashable {
    /// Opening and closing, in minutes after midnight, by weekday (1 Monday to 7 Sunday).
    public let week: [Int: Range<Int>]
    /// Bank holidays and closures.
    public let closed: Set<Day>
    /// Times at which nobody is there although it would be open. They may overlap each other, last
    /// for days, and come in any order.
    public let pauses: [Range<LocalTime>]

    public init(
        week: [Int: Range<Int>], closed: Set<Day> = [], pauses: [Range<LocalTime>] = []
    ) {
        self.week = week
        self.closed = closed
        self.pauses = pauses
    }

    /// The same hours with more pauses.
    public func pausing(_ more: [Range<LocalTime>]) -> OpeningHours {
        OpeningHours(week: week, closed: closed, pauses: pauses + more)
    }

    /// The whole day's hours, whatever pauses lie in them; nil where it stays shut.
    public func hours(on day: Day) -> Range<Int>? {
        closed.contains(day) ? nil : week[day.weekday]
    }

    /// When it is open on a day, in order, in minutes after midnight.
    public func openings(on day: Day) -> [Range<Int>] {
        guard let whole = hours(on: day) else { return [] }
        return pauses.reduce([whole]) { open, pause in
            guard let shut = pause.minutes(on: day) else { return open }
            return open.flatMap { opening in
                [
                    opening.lowerBound..<max(opening.lowerBound, min(opening.upperBound, shut.lowerBound)),
                    min(opening.upperBound, max(opening.lowerBound, shut.upperBound))..<opening.upperBound,
                ].filter { !$0.isEmpty }
            }
        }
    }

    /// The opening that a time lies in; nil where it is shut then.
    public func opening(at time: LocalTime) -> Range<Int>? {
        openings(on: time.day).first { $0.contains(time.minute) }
    }

    public func isOpen(at time: LocalTime) -> Bool { opening(at: time) != nil }

    /// When it next opens after a time at which it is shut; nil if it never does within a year.
    public func nextOpening(after time: LocalTime) -> LocalTime? {
        for offset in 0...366 {
            let day = time.day.adding(days: offset)
            let starts = openings(on: day).map { LocalTime(day: day, minute: $0.lowerBound) }
            if let next = starts.first(where: { $0 > time }) { return next }
        }
        return nil
    }
}

extension Range<LocalTime> {
    /// The part of it that lies on a day, in minutes after midnight.
    fileprivate func minutes(on day: Day) -> Range<Int>? {
        guard lowerBound.day <= day, upperBound.day >= day else { return nil }
        let starts = lowerBound.day < day ? 0 : lowerBound.minute
        let ends = upperBound.day > day ? 1_440 : upperBound.minute
        return starts < ends ? starts..<ends : nil
    }
}
