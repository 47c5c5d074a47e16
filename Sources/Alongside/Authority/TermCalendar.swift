import Reckoning

/// The authority's school terms and the bank holidays, from which term, working days and school
/// days are told.
package struct TermCalendar: Sendable, Hashable {
    /// Every term, in order.
    package let terms: [Term]
    package let bankHolidays: [BankHoliday]
    private let holidays: Set<Day>

    init(_ entry: PackageEntry) {
        terms = entry.entries("academic-years", "academic year", Term.year).flatMap(\.self)
        bankHolidays = entry.entries("bank-holidays", "bank holiday", BankHoliday.init)
        holidays = Set(bankHolidays.map(\.day))
        checkTerms(entry)
        checkBankHolidays(entry)
    }

    /// The term a day falls in, half-term included; nil in the holidays between terms.
    package func term(on day: Day) -> Term? { terms.first { $0.days.contains(day) } }

    /// The first day of the term that a day falls in; in the holidays, of the term before. Before
    /// the first term of the package it is a quarter of a year ago.
    package func termStart(on day: Day) -> Day {
        terms.last { $0.days.lowerBound <= day }?.days.lowerBound ?? day.adding(days: -91)
    }

    /// The first term to start after a day.
    package func nextTerm(after day: Day) -> Term? { terms.first { $0.days.lowerBound > day } }

    package func isBankHoliday(_ day: Day) -> Bool { holidays.contains(day) }

    /// Monday to Friday, bank holidays excepted.
    package func isWorkingDay(_ day: Day) -> Bool { !day.isWeekend && !isBankHoliday(day) }

    /// A working day in term and outside half-term. Schools set their own training days, which
    /// the authority's calendar does not know.
    package func isSchoolDay(_ day: Day) -> Bool {
        guard isWorkingDay(day), let term = term(on: day) else { return false }
        return !term.halfTerm.contains(day)
    }

    /// The day that lies this many working days before another (after it, if negative).
    package func workingDay(_ count: Int, before day: Day) -> Day {
        var (found, left) = (day, abs(count))
        while left > 0 {
            found = found.adding(days: count > 0 ? -1 : 1)
            if isWorkingDay(found) { left -= 1 }
        }
        return found
    }

    private func checkTerms(_ entry: PackageEntry) {
        for (earlier, later) in zip(terms, terms.dropFirst())
        where later.isRead && earlier.isRead
            && later.days.lowerBound <= earlier.days.upperBound
        {
            entry.reader.report(
                entry.file, later.line,
                "the \(later.name) starts on \(later.days.lowerBound), before the "
                    + "\(earlier.name) ends on \(earlier.days.upperBound)",
                "put the terms in order, without overlap")
        }
    }

    private func checkBankHolidays(_ entry: PackageEntry) {
        var seen: Set<Day> = []
        for holiday in bankHolidays where !seen.insert(holiday.day).inserted {
            entry.reader.report(
                entry.file, holiday.line, "the bank holiday \(holiday.day) is given twice",
                "keep one of them")
        }
    }
}

/// A school term, from its first day to its last, with its half-term break.
package struct Term: Sendable, Hashable {
    package enum Season: String, Sendable, CaseIterable {
        case autumn, spring, summer
    }

    package let season: Season
    /// The year in which the academic year starts: 2024 for 2024-25.
    package let academicYear: Int
    package let days: ClosedRange<Day>
    package let halfTerm: ClosedRange<Day>
    let line: Int
    /// False where a date was wrong and has been reported.
    let isRead: Bool

    /// "Spring term 2025".
    package var name: String {
        let season = season.rawValue.prefix(1).uppercased() + season.rawValue.dropFirst()
        return "\(season) term \(self.season == .autumn ? academicYear : academicYear + 1)"
    }

    static func year(_ entry: PackageEntry) -> [Term] {
        let year = entry.number("starts", in: 2000...2200)
        return Season.allCases.compactMap { season in
            entry.entry(season.rawValue, "\(season.rawValue) term") {
                Term($0, season: season, academicYear: year)
            }
        }
    }

    private init(_ entry: PackageEntry, season: Season, academicYear: Int) {
        self.season = season
        self.academicYear = academicYear
        line = entry.line
        let before = entry.reader.mistakes.count
        let days = entry.days()
        let halfTerm = entry.entry("half-term", "half-term") { $0.days() } ?? days
        isRead = entry.reader.mistakes.count == before
        if isRead, halfTerm.lowerBound <= days.lowerBound || halfTerm.upperBound >= days.upperBound {
            entry.report(
                at: "half-term", "half-term lies outside the term",
                "give days between \(days.lowerBound) and \(days.upperBound)")
        }
        if isRead, days.lowerBound.academicYear != academicYear {
            entry.report(
                at: "from",
                "\(days.lowerBound) is not in the academic year "
                    + "\(academicYear)-\(academicYear + 1)", "correct the date or `starts:`")
        }
        (self.days, self.halfTerm) = (days, halfTerm)
    }
}

/// A day on which offices and telephone lines are closed.
package struct BankHoliday: Sendable, Hashable {
    package let day: Day
    package let name: String
    let line: Int

    init(_ entry: PackageEntry) {
        day = entry.day("day")
        name = entry.text("name")
        line = entry.line
    }
}
