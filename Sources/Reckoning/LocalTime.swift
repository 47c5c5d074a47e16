import Foundation

/// A day and a time of day as a clock on the wall shows them, in the authority's time zone.
public struct LocalTime: Hashable, Sendable, Comparable {
    public let day: Day
    /// Minutes after midnight, 0 to 1,439.
    public let minute: Int

    public init(day: Day, minute: Int) {
        self.day = day
        self.minute = minute
    }

    public static func < (left: LocalTime, right: LocalTime) -> Bool {
        (left.day, left.minute) < (right.day, right.minute)
    }

    /// "9:30am".
    public var clock: String { clockWords(minute) }
    /// "Tuesday 4 March 2025 at 9:30am".
    public var long: String { "\(day.long) at \(clock)" }
}

/// Minutes after midnight as people write them: "9am", "9:30am", "midday", "12:15pm".
public func clockWords(_ minute: Int) -> String {
    if minute == 720 { return "midday" }
    let hour = minute / 60 % 24
    let twelve = hour % 12 == 0 ? 12 : hour % 12
    let minutes = minute % 60 == 0 ? "" : ":\(padded(minute % 60, 2))"
    return "\(twelve)\(minutes)\(hour < 12 ? "am" : "pm")"
}

/// Minutes after midnight from `HH:MM`; anything else is nil.
public func minutes(clock text: String) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]),
        parts[1].utf8.count == 2, (0...23).contains(hour), (0...59).contains(minute)
    else { return nil }
    return hour * 60 + minute
}

extension TimeZone {
    /// What a clock on the wall in this time zone shows at an instant.
    public func localTime(of instant: Instant) -> LocalTime {
        let offset = Int64(secondsFromGMT(for: instant.date)) * 1000
        let local = instant.milliseconds + offset
        let day = Int((Double(local) / 86_400_000).rounded(.down))
        return LocalTime(
            day: Day(number: day), minute: Int((local - Int64(day) * 86_400_000) / 60_000))
    }

    /// The instant at which a clock on the wall shows this time. In the hour that a clock change
    /// skips it is the instant of the change plus the minutes past it; in the hour that comes
    /// twice, the first.
    public func instant(of time: LocalTime) -> Instant {
        let utc = Int64(time.day.number) * 86_400_000 + Int64(time.minute) * 60_000
        let before = Instant(milliseconds: utc - 86_400_000)
        let early = Int64(secondsFromGMT(for: before.date)) * 1000
        let first = Instant(milliseconds: utc - early)
        if localTime(of: first) == time { return first }
        let late = Int64(secondsFromGMT(for: first.date)) * 1000
        let second = Instant(milliseconds: utc - late)
        return localTime(of: second) == time ? second : first
    }
}

extension LocalTime {
    /// `2025-03-04T09:30`.
    public var iso: String { "\(day.iso)T\(padded(minute / 60, 2)):\(padded(minute % 60, 2))" }

    /// A time from `YYYY-MM-DDTHH:MM`, with `:00` after it or without; anything else is nil.
    public init?(iso text: String) {
        let parts = text.split(separator: "T", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let day = Day(iso: parts[0]) else { return nil }
        let clock =
            parts[1].hasSuffix(":00") && parts[1].utf8.count == 8
            ? String(parts[1].dropLast(3)) : parts[1]
        guard let minute = minutes(clock: clock), clock.utf8.count == 5 else { return nil }
        self.init(day: day, minute: minute)
    }
}
