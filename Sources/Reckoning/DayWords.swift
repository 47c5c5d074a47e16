// How a day is written: ISO for machines, "Tuesday 4 March 2025" for people.
extension Day: CustomStringConvertible {
    /// `2025-03-04`.
    public var description: String { iso }

    /// `2025-03-04`.
    public var iso: String {
        let (year, month, day) = parts
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    /// "Tuesday 4 March 2025".
    public var long: String { "\(weekdayName) \(short)" }
    /// "4 March 2025".
    public var short: String { "\(day) \(monthName) \(year)" }
    /// "4 Mar", for tables where the year is plain from the page.
    public var brief: String { "\(day) \(monthName.prefix(3))" }

    /// "4 Mar 2025", kept on one line, for the narrow columns of a table.
    public var narrow: String { "\(day)\u{a0}\(monthName.prefix(3))\u{a0}\(year)" }

    public var weekdayName: String {
        [
            "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
        ][weekday - 1]
    }

    public var monthName: String {
        [
            "January", "February", "March", "April", "May", "June", "July", "August", "September",
            "October", "November", "December",
        ][month - 1]
    }
}

extension Day: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let day = Day(iso: text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "\(text) is not a day as YYYY-MM-DD")
        }
        self = day
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(iso)
    }
}

/// A number with leading zeros.
func padded(_ value: Int, _ width: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, width - text.count)) + text
}
