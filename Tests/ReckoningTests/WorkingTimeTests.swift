import Foundation
import Reckoning
import Testing

/// Chance that comes out the same each time (SplitMix64).
private struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

@Suite struct WorkingTimeTests {
    private static let zone = TimeZone(identifier: "Europe/London")!
    private static let weekdays = Dictionary(uniqueKeysWithValues: (1...5).map { ($0, 540..<1_020) })
    private static let holidays = Set(
        [
            "2024-12-25", "2024-12-26", "2025-01-01", "2025-04-18", "2025-04-21", "2025-05-05", "2025-05-26",
            "2025-08-25", "2025-12-25", "2025-12-26", "2026-01-01",
        ].compactMap { Day(iso: $0) })
    private static let line = OpeningHours(week: weekdays, closed: holidays)

    private func due(_ from: String, _ minutes: Int, _ hours: OpeningHours = line) throws -> String? {
        let start = try #require(LocalTime(iso: from))
        return hours.due(from: Self.zone.instant(of: start), afterMinutes: minutes, in: Self.zone)
            .map { Self.zone.localTime(of: $0).iso }
    }

    @Test(arguments: [
        ("2025-04-17T16:30", 240, "2025-04-22T12:30"),  // over Good Friday, a weekend, Easter Monday
        ("2025-03-04T09:00", 480, "2025-03-04T17:00"),  // runs out exactly at closing
        ("2025-03-04T13:00", 240, "2025-03-04T17:00"),
        ("2025-03-04T13:01", 240, "2025-03-05T09:01"),
        ("2025-03-04T17:00", 60, "2025-03-05T10:00"),  // a start at closing counts from the opening
        ("2025-03-04T23:59", 60, "2025-03-05T10:00"),
        ("2025-03-08T12:00", 30, "2025-03-10T09:30"),  // a Saturday
        ("2024-12-24T16:00", 120, "2024-12-27T10:00"),  // over Christmas
        ("2025-12-31T16:59", 2, "2026-01-02T09:01"),
        ("2025-03-28T16:00", 120, "2025-03-31T10:00"),  // the clocks go forward on the Sunday
        ("2025-10-24T16:00", 120, "2025-10-27T10:00"),  // and back
        ("2025-03-04T10:00", 0, "2025-03-04T10:00"),
        ("2025-03-04T18:00", 0, "2025-03-05T09:00"),
    ])
    func `working time runs out`(from: String, minutes: Int, expected: String) throws {
        #expect(try due(from, minutes) == expected)
    }

    @Test func `pauses do not count, however they overlap, and time may run out as one begins`() throws {
        func pause(_ from: String, _ to: String) throws -> Range<LocalTime> {
            try #require(LocalTime(iso: from))..<(try #require(LocalTime(iso: to)))
        }
        let pauses = [
            try pause("2025-03-04T10:00", "2025-03-04T11:00"), try pause("2025-03-04T10:30", "2025-03-04T12:00"),
            try pause("2025-03-04T16:00", "2025-03-06T10:00"),
        ]
        let hours = Self.line.pausing(pauses)
        #expect(try due("2025-03-04T09:30", 30, hours) == "2025-03-04T10:00")
        #expect(try due("2025-03-04T09:30", 31, hours) == "2025-03-04T12:01")
        #expect(try due("2025-03-04T10:00", 1, hours) == "2025-03-04T12:01")
        #expect(try due("2025-03-04T15:00", 61, hours) == "2025-03-06T10:01")
        let noon = try #require(LocalTime(iso: "2025-03-04T11:59"))
        #expect(!hours.isOpen(at: noon))
        #expect(hours.nextOpening(after: noon)?.iso == "2025-03-04T12:00")
    }

    @Test func `a line that is open day and night counts the hour the clocks skip or repeat`() throws {
        let always = OpeningHours(week: Dictionary(uniqueKeysWithValues: (1...7).map { ($0, 0..<1_440) }))
        #expect(try due("2025-03-29T12:00", 24 * 60, always) == "2025-03-30T13:00")
        #expect(try due("2025-10-25T12:00", 24 * 60, always) == "2025-10-26T11:00")
    }

    @Test func `a line that never opens gives no time`() throws {
        #expect(try due("2025-03-04T12:00", 60, OpeningHours(week: [:])) == nil)
        let year = try #require(LocalTime(iso: "2025-01-01T00:00"))..<(try #require(LocalTime(iso: "2027-01-01T00:00")))
        #expect(try due("2025-03-04T12:00", 60, Self.line.pausing([year])) == nil)
    }

    /// Random hours, holidays and pauses: what must hold whatever they are.
    @Test(arguments: 0..<300)
    func `a due time is never outside opening hours, and never moves with the order`(seed: Int) throws {
        var chance = Seeded(state: UInt64(seed))
        // Half of them with holidays and pauses so close together that they lie over each other.
        let days = seed % 2 == 0 ? 600 : 40
        let hours = random(&chance, within: days)
        let start = start(within: days * 5 / 6, &chance)
        let minutes = Int.random(in: 0...6_000, using: &chance)
        guard let due = hours.due(from: start, afterMinutes: minutes, in: Self.zone) else { return }
        let local = Self.zone.localTime(of: due)
        let isInside = hours.openings(on: local.day).contains {
            $0.contains(local.minute) || $0.upperBound == local.minute && minutes > 0
        }
        #expect(isInside, "\(local.iso) \(hours.openings(on: local.day))")
        #expect(due >= start)
        #expect(hours.minutesWorked(from: start, to: due, in: Self.zone) == minutes)
        let shuffled = OpeningHours(
            week: hours.week, closed: Set(hours.closed.shuffled(using: &chance)),
            pauses: hours.pauses.shuffled(using: &chance) + hours.pauses.prefix(2))
        #expect(shuffled.due(from: start, afterMinutes: minutes, in: Self.zone) == due)
        let later = try #require(hours.due(from: start, afterMinutes: minutes + 1, in: Self.zone))
        #expect(later > due)
        // Two steps come to the same as one.
        let half = try #require(hours.due(from: start, afterMinutes: minutes / 2, in: Self.zone))
        #expect(hours.due(from: half, afterMinutes: minutes - minutes / 2, in: Self.zone) == due || minutes == 0)
    }

    /// Against a reckoning that knows nothing of openings: every minute is looked at by itself.
    @Test(arguments: 0..<60)
    func `a due time is the one that counting minute by minute finds`(seed: Int) throws {
        var chance = Seeded(state: UInt64(seed) &+ 7_000)
        let hours = random(&chance, within: 30)
        let start = start(within: 20, &chance)
        let minutes = Int.random(in: 0...1_500, using: &chance)
        let due = hours.due(from: start, afterMinutes: minutes, in: Self.zone)
        #expect(due == counted(from: start, minutes, hours))
    }

    private func counted(from start: Instant, _ minutes: Int, _ hours: OpeningHours) -> Instant? {
        var (now, left) = (start, minutes)
        for _ in 0..<60 * 1_440 {
            let time = Self.zone.localTime(of: now)
            let isOpen =
                !hours.closed.contains(time.day) && hours.week[time.day.weekday]?.contains(time.minute) == true
                && !hours.pauses.contains { $0.lowerBound <= time && time < $0.upperBound }
            if isOpen, left == 0 { return now }
            now = now.adding(seconds: 60)
            if isOpen { left -= 1 }
            if isOpen, left == 0 { return now }
        }
        return nil
    }

    private func start(within days: Int, _ chance: inout Seeded) -> Instant {
        Instant(milliseconds: 1_727_740_800_000 + Int64.random(in: 0..<Int64(days) * 1_440, using: &chance) * 60_000)
    }

    private func random(_ chance: inout Seeded, within days: Int) -> OpeningHours {
        var week: [Int: Range<Int>] = [:]
        for weekday in 1...7 where Int.random(in: 0..<10, using: &chance) < 8 {
            let opens = Int.random(in: 240..<1_000, using: &chance)
            week[weekday] = opens..<Int.random(in: opens + 1...1_440, using: &chance)
        }
        let first = 19_997  // 1 October 2024
        let closed = (0..<20).map { _ in Day(number: first + Int.random(in: 0..<days, using: &chance)) }
        let pauses = (0..<12).map { _ in
            let day = Day(number: first + Int.random(in: 0..<days, using: &chance))
            let starts = Int.random(in: 240..<1_439, using: &chance)
            let ends = LocalTime(
                day: day.adding(days: Int.random(in: 0..<3, using: &chance)),
                minute: Int.random(in: starts..<1_440, using: &chance))
            return LocalTime(day: day, minute: starts)..<ends
        }
        return OpeningHours(week: week.isEmpty ? [3: 540..<600] : week, closed: Set(closed), pauses: pauses)
    }
}
