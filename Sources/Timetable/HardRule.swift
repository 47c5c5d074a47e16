/// The rules no plan may break, under the names of the file format.
package enum HardRule: String, Codable, CaseIterable, Sendable {
    case reference
    case date
    case start
    case schoolHalfDay = "school-half-day"
    case placeClosed = "place-closed"
    case qualified
    case samePerson = "same-person"
    case works
    case away
    case gap
    case maxPerDay = "max-per-day"
    case maxPerWeek = "max-per-week"
    case after
    case pinned
}

/// A hard rule broken, by which meeting and whose fault.
package struct Violation: Hashable, Sendable, CustomStringConvertible {
    package let rule: HardRule
    package let meeting: String
    package var person: String?
    /// The other meeting of a clash.
    package var other: String?
    /// What is wrong, in words.
    package let detail: String

    package var description: String {
        "\(meeting): \(detail) (\(rule.rawValue))"
    }
}
