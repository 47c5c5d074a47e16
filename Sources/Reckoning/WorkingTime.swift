import Foundation

// Working time: the time during which somebody is there. A promise to ring back "within four
// working hours" is counted in it, over nights, weekends, bank holidays, closures and pauses.
extension OpeningHours {
    /// When so many minutes of working time have passed since an instant.
    ///
    /// Time that runs out exactly at closing is due at closing; a start exactly at closing counts
    /// from the next opening. Minutes are real ones, so that an hour which the clocks skip is not
    /// counted and one that comes twice is counted twice. Nil where it does not open again for
    /// more than a year.
    ///
    /// ```swift
    /// // Thursday 4:30pm before Easter, four hours: Tuesday 12:30pm
    /// line.hours.due(from: thursday, afterMinutes: 240, in: norfolk.timeZone)
    /// ```
    public func due(from start: Instant, afterMinutes minutes: Int, in zone: TimeZone) -> Instant? {
        var left = Int64(max(0, minutes)) * 60_000
        var (day, idleDays) = (zone.localTime(of: start).day, 0)
        while idleDays <= 400 {
            let spans = spans(on: day, in: zone)
            for span in spans {
                let from = max(start, span.lowerBound)
                let length = span.upperBound.milliseconds - from.milliseconds
                guard length > 0 else { continue }
                if left <= length { return Instant(milliseconds: from.milliseconds + left) }
                left -= length
            }
            idleDays = spans.isEmpty ? idleDays + 1 : 0
            day = day.adding(days: 1)
        }
        return nil
    }

    /// How many minutes of working time lie between two instants.
    public func minutesWorked(from start: Instant, to end: Instant, in zone: TimeZone) -> Int {
        guard start < end else { return 0 }
        let days = zone.localTime(of: start).day.number...zone.localTime(of: end).day.number
        // Clocks change months apart: where they show the same at both ends of a few weeks, every
        // day between has the hours that it says.
        let isSteady =
            days.count < 60 && zone.secondsFromGMT(for: start.date) == zone.secondsFromGMT(for: end.date)
        let worked = days.reduce(into: Int64(0)) { sum, number in
            if isSteady, number != days.lowerBound, number != days.upperBound {
                for opening in openings(on: Day(number: number)) { sum += Int64(opening.count) * 60_000 }
                return
            }
            for span in spans(on: Day(number: number), in: zone) {
                let from = max(start, span.lowerBound)
                let to = min(end, span.upperBound)
                sum += max(0, to.milliseconds - from.milliseconds)
            }
        }
        return Int(worked / 60_000)
    }

    /// The openings of a day as instants.
    private func spans(on day: Day, in zone: TimeZone) -> [Range<Instant>] {
        openings(on: day).compactMap { opening in
            let opens = zone.instant(of: day, minute: opening.lowerBound)
            let closes = zone.instant(of: day, minute: opening.upperBound)
            return opens < closes ? opens..<closes : nil
        }
    }
}

extension TimeZone {
    /// The instant of a minute of a day, up to the midnight that ends it.
    fileprivate func instant(of day: Day, minute: Int) -> Instant {
        instant(
            of: minute < 1_440
                ? LocalTime(day: day, minute: minute)
                : LocalTime(day: day.adding(days: 1), minute: minute - 1_440))
    }
}
