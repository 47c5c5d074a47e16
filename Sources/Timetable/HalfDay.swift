/// A weekday's morning or afternoon, as a number from 0 (`mon-am`) to 9 (`fri-pm`).
enum HalfDay {
    static let weekdays = ["mon", "tue", "wed", "thu", "fri"]
    static let keys = weekdays.flatMap { [$0 + "-am", $0 + "-pm"] }

    /// Only the start counts: before noon is the morning.
    static func number(weekday: Int, start: Int) -> Int {
        weekday * 2 + (start < 720 ? 0 : 1)
    }

    /// The half-days named, one bit each.
    static func mask(_ names: [String]) -> UInt16 {
        keys.enumerated().reduce(0) { mask, key in
            names.contains(key.element) ? mask | 1 << UInt16(key.offset) : mask
        }
    }
}

extension Instance {
    /// Monday to Friday, from the first date to the last, without the closed dates.
    func openDays() -> [CalendarDay] {
        guard let first = CalendarDay(calendar.firstDate),
            let last = CalendarDay(calendar.lastDate), first <= last
        else { return [] }
        let closed = Set(calendar.closedDates)
        return (first.number...last.number).map { CalendarDay(number: $0) }
            .filter { $0.weekday < 5 && !closed.contains($0.iso) }
    }
}
