import Reckoning
import Yams

extension Day {
    /// Stands in for a day that could not be read.
    static let unread = Day(number: 0)
}

// Days, periods and hours of the day.
extension PackageEntry {
    func day(_ key: String) -> Day {
        required(key, "2025-01-06").flatMap { day($0, key) } ?? .unread
    }

    func dayIfGiven(_ key: String) -> Day? {
        node(key).flatMap { day($0, key) }
    }

    /// `from` and `to` of this entry. Where the file gives `from` once for all its entries, an
    /// entry may leave it out.
    func period(within file: Period? = nil) -> Period {
        let from = dayIfGiven("from") ?? file?.from
        let period = Period(
            from: from ?? (node("from") == nil ? day("from") : .unread),
            to: dayIfGiven("to") ?? file?.to)
        checkOrder("from", "to")
        if node("from") == nil, let from, let to = dayIfGiven("to"), to < from {
            report(
                at: "to", "“to” (\(to)) comes before the file's “from” (\(from))",
                "give this entry a “from” of its own, or a later “to”")
        }
        return period
    }

    /// A first and a last day, both included: `half-term: { from: …, to: … }`.
    func days() -> ClosedRange<Day> {
        let (first, last) = (day("from"), day("to"))
        checkOrder("from", "to")
        return first <= last ? first...last : first...first
    }

    /// Reports each of these days that comes before the one named before it. Days that are
    /// missing or cannot be read are passed over: they have been reported already.
    func checkOrder(_ keys: String...) {
        var earlier: (key: String, day: Day)?
        for key in keys {
            guard let text = mapping[key]?.scalar?.string, let day = Day(iso: text) else {
                continue
            }
            if let before = earlier, day < before.day {
                report(
                    at: key, "“\(key)” (\(day)) comes before “\(before.key)” (\(before.day))",
                    "put the two in order")
            }
            earlier = (key, day)
        }
    }

    func day(_ node: Node, _ key: String) -> Day? {
        guard let text = node.scalar?.string, let day = Day(iso: text) else {
            reader.report(
                file, mark(node), "“\(node.scalar?.string ?? key)” is not a day",
                "write “\(key)” as year-month-day, such as 2025-01-06")
            return nil
        }
        return day
    }

    /// Opening hours by weekday: `monday: 09:00-17:00`.
    func week() -> [Int: Range<Int>] {
        let names = [
            "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
        ]
        var week: [Int: Range<Int>] = [:]
        for (index, name) in names.enumerated() {
            guard let text = textIfGiven(name) else { continue }
            if let hours = hours(text) {
                week[index + 1] = hours
            } else {
                report(
                    at: name, "“\(text)” is not hours of a day",
                    "write opening and closing within one day, such as 09:00-17:00")
            }
        }
        return week
    }

    /// Hours of a day: `between: 13:00-17:00`.
    func hoursIfGiven(_ key: String) -> Range<Int>? {
        guard let text = textIfGiven(key) else { return nil }
        if let hours = hours(text) { return hours }
        report(
            at: key, "“\(text)” is not hours of a day",
            "write opening and closing within one day, such as 09:00-17:00")
        return nil
    }

    private func hours(_ text: String) -> Range<Int>? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let opens = minutes(clock: String(parts[0])) else { return nil }
        let closes = parts[1] == "24:00" ? 1_440 : minutes(clock: String(parts[1]))
        guard let closes, opens < closes else { return nil }
        return opens..<closes
    }
}
