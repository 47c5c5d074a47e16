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
            OpeningHours(
                week: week.week(),
                closed: week.truth("closed-on-bank-holidays") ? Set(bankHolidays.map(\.day)) : [])
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
