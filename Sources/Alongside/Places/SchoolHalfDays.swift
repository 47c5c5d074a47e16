import Reckoning
import Storage

/// A weekday's morning or afternoon: `mon-am`.
package struct WeekHalf: Hashable, Sendable, Codable {
    /// 1 for Monday to 5 for Friday.
    package let weekday: Int
    package let isMorning: Bool

    package static let all = (1...5).flatMap { [WeekHalf($0, true), WeekHalf($0, false)] }
    private static let days = ["mon", "tue", "wed", "thu", "fri"]

    private init(_ weekday: Int, _ isMorning: Bool) {
        (self.weekday, self.isMorning) = (weekday, isMorning)
    }

    package init?(_ key: String) {
        guard let found = WeekHalf.all.first(where: { $0.key == key }) else { return nil }
        self = found
    }

    /// The half-day in which something starts; none at a weekend.
    package init?(_ day: Day, starts: Int) {
        guard day.weekday <= 5 else { return nil }
        self.init(day.weekday, starts < 720)
    }

    package var key: String { WeekHalf.days[weekday - 1] + (isMorning ? "-am" : "-pm") }
    /// "Monday morning".
    package var words: String {
        Day(number: 3 + weekday).weekdayName + (isMorning ? " morning" : " afternoon")
    }
}

/// When a school can meet: its half-days, those it would rather have, and the days on which it alone
/// is closed.
package struct SchoolHalfDays: Codable, Sendable {
    /// Keys of half-days; all where the school has not said.
    package let available: [String]
    package let preferred: [String]
    package let closed: [Day]
    package let isSaid: Bool

    package static func of(
        _ school: URN, on day: Day, in database: any Connection
    ) throws -> SchoolHalfDays {
        let rows = try database.all(
            """
            SELECT half, is_preferred FROM school_half_day WHERE school = \(school)
            AND from_day <= \(day) AND (until_day IS NULL OR until_day > \(day))
            """
        ) { (half: try $0[0] as String, isPreferred: try $0[1] as Bool) }
        let closed: [Day] = try database.values(
            "SELECT day FROM school_closed_day WHERE school = \(school) AND day >= \(day) ORDER BY day")
        let order = WeekHalf.all.map(\.key)
        let said = Set(rows.map(\.half))
        let preferred = Set(rows.filter(\.isPreferred).map(\.half))
        return SchoolHalfDays(
            available: rows.isEmpty ? order : order.filter(said.contains),
            preferred: order.filter(preferred.contains), closed: closed, isSaid: !rows.isEmpty)
    }
}
