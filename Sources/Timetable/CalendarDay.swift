/// A calendar day as a count of days since 1970-01-01, by integer arithmetic alone.
///
/// ```swift
/// CalendarDay("2027-01-04")?.weekday  // 0, a Monday
/// ```
package struct CalendarDay: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01; negative before.
    package let number: Int

    package init(number: Int) {
        self.number = number
    }

    /// Reads exactly `YYYY-MM-DD`; nil for any other shape or a day that does not exist.
    package init?(_ iso: String) {
        let text = Array(iso.utf8)
        guard text.count == 10, text[4] == 45, text[7] == 45,
            let year = Self.digits(text[0..<4]), let month = Self.digits(text[5..<7]),
            let day = Self.digits(text[8..<10]),
            (1...12).contains(month), day >= 1, day <= Self.length(of: month, in: year)
        else { return nil }
        number = Self.number(year, month, day)
    }

    /// 0 is Monday, 6 is Sunday.
    package var weekday: Int {
        ((number + 3) % 7 + 7) % 7
    }

    /// The Monday on or before this day.
    package var monday: CalendarDay {
        CalendarDay(number: number - weekday)
    }

    /// `YYYY-MM-DD`.
    package var iso: String {
        let (year, month, day) = civil
        func padded(_ value: Int, to width: Int) -> String {
            let text = String(value)
            return String(repeating: "0", count: max(0, width - text.count)) + text
        }
        return "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
    }

    package static func < (a: CalendarDay, b: CalendarDay) -> Bool {
        a.number < b.number
    }

    private static func digits(_ text: ArraySlice<UInt8>) -> Int? {
        var value = 0
        for byte in text {
            guard byte >= 48, byte <= 57 else { return nil }
            value = value * 10 + Int(byte - 48)
        }
        return value
    }

    private static func length(of month: Int, in year: Int) -> Int {
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        switch month {
        case 2: return leap ? 29 : 28
        case 4, 6, 9, 11: return 30
        default: return 31
        }
    }

    // Years counted from March, so that the leap day is the last of its year.
    private static func number(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
            - 719_468
    }

    private var civil: (year: Int, month: Int, day: Int) {
        let z = number + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let dayOfEra = z - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shifted + 2) / 5 + 1)
    }
}

extension CalendarDay: CustomStringConvertible {
    package var description: String { iso }
}
