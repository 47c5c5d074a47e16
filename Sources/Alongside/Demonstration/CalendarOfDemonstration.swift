import Reckoning

/// The package's calendar, asked so often that each day's answer is kept.
final class CalendarOfDemonstration {
    let terms: [Term]
    private let calendar: TermCalendar
    private let first: Int
    private var school: [Bool] = []
    private var working: [Bool] = []
    private var daysOfTerms: [Day: [Day]] = [:]

    init(_ authority: Authority, today: Day) {
        calendar = authority.calendar
        let starts = authority.period.from
        first = starts.number
        // The terms that have begun, and the next one.
        let begun = calendar.terms.filter { $0.days.lowerBound <= today }
        terms = begun + calendar.terms.dropFirst(begun.count).prefix(1)
        for number in first..<max(first, today.number) + 400 {
            school.append(calendar.isSchoolDay(Day(number: number)))
            working.append(calendar.isWorkingDay(Day(number: number)))
        }
    }

    func isSchoolDay(_ day: Day) -> Bool {
        let place = day.number - first
        return school.indices.contains(place) ? school[place] : calendar.isSchoolDay(day)
    }

    func isWorkingDay(_ day: Day) -> Bool {
        let place = day.number - first
        return working.indices.contains(place) ? working[place] : calendar.isWorkingDay(day)
    }

    /// The day itself where it is a school day, or the next one; after two months it gives up.
    func schoolDay(from day: Day) -> Day {
        (0..<60).lazy.map { day.adding(days: $0) }.first { self.isSchoolDay($0) } ?? day
    }

    /// So many working days later.
    func workingDay(_ count: Int, after day: Day) -> Day {
        var (day, left) = (day, count)
        while left > 0 {
            day = day.adding(days: 1)
            if isWorkingDay(day) { left -= 1 }
        }
        return day
    }

    func schoolDays(of term: Term) -> [Day] {
        if let known = daysOfTerms[term.days.lowerBound] { return known }
        let days = (term.days.lowerBound.number...term.days.upperBound.number).map { Day(number: $0) }
            .filter(isSchoolDay)
        daysOfTerms[term.days.lowerBound] = days
        return days
    }

    func term(of day: Day) -> Term? { terms.last { $0.days.lowerBound <= day } }
}
