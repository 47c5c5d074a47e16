import Pages
import Reckoning

/// Whether the line is open, until when, or when it opens.
package struct LineNow: Codable, Sendable {
    package let name: String
    package let number: String
    package let hours: String?
    package let isOpen: Bool
    package let closesAt: String?
    package let opensOn: Day?
    package let opensAt: String?

    package init(_ authority: Authority, at now: LocalTime) {
        let line = authority.line
        (name, number, hours) = (line.name, line.number, line.hoursInWords)
        let opening = line.hours?.opening(at: now)
        isOpen = opening != nil
        closesAt = opening.map { clockWords($0.upperBound) }
        let next = opening == nil ? line.hours?.nextOpening(after: now) : nil
        (opensOn, opensAt) = (next?.day, next?.clock)
    }

    /// "Open until 5pm" or "Opens on Tuesday 22 April 2025 at 9am", behind its tag.
    var html: HTML {
        if let closesAt { return "\(Part.tag("Open now", .green)) until \(closesAt)" }
        guard let opensOn, let opensAt else { return Part.tag("Closed now", .grey) }
        return "\(Part.tag("Closed now", .grey)) It opens on \(opensOn.long) at \(opensAt)."
    }
}
