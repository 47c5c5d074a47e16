/// A calendar day in the authority's own time zone, such as Tuesday 4 March 2025.
///
/// Stored and sent as ISO 8601 text (`2025-03-04`), so days sort as text in both databases.
///
/// ```swift
/// let day = Day(iso: "2025-03-04")!
/// day.long            // "Tuesday 4 March 2025"
/// day.adding(days: 7) // 2025-03-11
/// ```
public struct Day: Hashable, Sendable, Comparable {
    /// Days since 1 January 1970.
    public let number: Int

    public init(number: Int) { self.number = number }

    /// A day from its parts, or nil where there is no such day (30 February).
    public init?(year: Int, month: Int, day: Int) {
        guard (1...12).contains(month), day >= 1, (1...9999).contains(year),
            day <= Day.length(ofMonth: month, year: year)
        else { return nil }
        number = Day.number(year: year, month: month, day: day)
    }

    /// A day from `YYYY-MM-DD`, exactly; anything else is nil.
    public init?(iso text: String) {
        var text = text
        guard let day = text.withUTF8({ Day(iso: $0[...]) }) else { return nil }
        self = day
    }

    /// The same from its bytes, which begin where the slice begins.
    init?(iso bytes: Slice<UnsafeBufferPointer<UInt8>>) {
        let start = bytes.startIndex
        guard bytes.count == 10, bytes[start + 4] == 45, bytes[start + 7] == 45,
            let year = Day.digits(bytes[start..<start + 4]),
            let month = Day.digits(bytes[start + 5..<start + 7]),
            let day = Day.digits(bytes[start + 8..<start + 10])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    public static func < (left: Day, right: Day) -> Bool { left.number < right.number }

    public var year: Int { parts.year }
    public var month: Int { parts.month }
    public var day: Int { parts.day }

    /// 1 for Monday to 7 for Sunday.
    public var weekday: Int { ((number + 3) % 7 + 7) % 7 + 1 }
    public var isWeekend: Bool { weekday >= 6 }

    public func adding(days: Int) -> Day { Day(number: number + days) }
    public func days(until other: Day) -> Int { other.number - number }
    /// The Monday of this day's week.
    public var monday: Day { adding(days: 1 - weekday) }

    /// The academic year a day falls in, by the year it starts: 2024 for any day from
    /// 1 September 2024 to 31 August 2025.
    public var academicYear: Int { month >= 9 ? year : year - 1 }

    static func digits(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
        var value = 0
        for byte in bytes {
            guard (48...57).contains(byte) else { return nil }
            value = value * 10 + Int(byte - 48)
        }
        return value
    }
}

// The civil calendar, by counting from 1 March so that leap days fall at the end of a year.
extension Day {
    static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    static func number(year: Int, month: Int, day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    var parts: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (
            yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
            dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        )
    }
}
