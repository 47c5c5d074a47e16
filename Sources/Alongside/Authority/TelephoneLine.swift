import Reckoning

/// A telephone number that people are told to ring, with its hours where they are published.
package struct TelephoneLine: DatedEntry, Hashable {
    package let code: String
    package let name: String
    package let number: String
    /// Who may ring it and what about.
    package let purpose: String
    package let reasonsToCall: [String]
    /// Nil where no hours are published.
    package let hours: OpeningHours?
    /// "9am to 5pm, Monday to Friday, not on bank holidays", as people say it.
    package let hoursInWords: String?
    package let period: Period
    let line: Int

    init(_ entry: PackageEntry, bankHolidays: [BankHoliday]) {
        line = entry.line
        period = entry.period()
        code = entry.code(in: .line, during: period)
        name = entry.text("name")
        number = entry.text("number")
        purpose = entry.text("purpose")
        reasonsToCall = entry.textsIfGiven("reasons-to-call")
        hours = entry.entryIfGiven("hours", "week of opening hours") { week in
            let holidays = week.truth("closed-on-bank-holidays") ? bankHolidays.map(\.day) : []
            let closures = week.entriesIfGiven("closures", "closure", LineClosure.init)
            return OpeningHours(
                week: week.week(), closed: Set(holidays), pauses: closures.flatMap(\.pauses))
        }
        hoursInWords = entry.textIfGiven("hours-in-words")
        if let hours, hours.week.isEmpty {
            entry.report(
                at: "hours", "the line never opens",
                "give the hours of at least one weekday, such as `monday: 09:00-17:00`")
        }
        let digits = number.filter { $0 != " " }
        if !number.isEmpty, !digits.allSatisfy(\.isNumber) || digits.count < 3 {
            entry.report(
                at: "number", "“\(number)” is not a telephone number",
                "write digits and spaces only, in quotes")
        }
    }

    /// Whether someone answers at this time; nil where its hours are not published.
    package func isOpen(at time: LocalTime) -> Bool? {
        guard period.contains(time.day) else { return false }
        return hours?.isOpen(at: time)
    }
}

/// Days, or hours of days, on which a line stays shut beyond bank holidays:
/// `{ from: 2025-12-24, to: 2025-12-24, between: 13:00-17:00, why: Christmas Eve }`.
private struct LineClosure {
    let pauses: [Range<LocalTime>]

    init(_ entry: PackageEntry) {
        let days = entry.days()
        let between = entry.hoursIfGiven("between") ?? 0..<1_440
        _ = entry.text("why")
        pauses = (days.lowerBound.number...days.upperBound.number).map { number in
            let day = Day(number: number)
            let ends =
                between.upperBound == 1_440
                ? LocalTime(day: day.adding(days: 1), minute: 0)
                : LocalTime(day: day, minute: between.upperBound)
            return LocalTime(day: day, minute: between.lowerBound)..<ends
        }
    }
}
