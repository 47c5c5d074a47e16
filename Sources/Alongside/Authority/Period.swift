import Reckoning

/// The days on which something of the package holds: from a day, to a last day or with no end.
package struct Period: Sendable, Hashable {
    package let from: Day
    /// The last day, included; nil while no end is set.
    package let to: Day?

    package init(from: Day, to: Day? = nil) {
        self.from = from
        self.to = to
    }

    package func contains(_ day: Day) -> Bool {
        day >= from && (to.map { day <= $0 } ?? true)
    }

    package func overlaps(_ other: Period) -> Bool {
        (to.map { other.from <= $0 } ?? true) && (other.to.map { from <= $0 } ?? true)
    }
}

/// An entry of the package that has a code and holds for some days. Two entries may share a code
/// while their days do not overlap: a service's new telephone number closes the old entry.
package protocol DatedEntry: Sendable {
    associatedtype Code: Hashable, Sendable
    var code: Code { get }
    var period: Period { get }
}

extension Array where Element: DatedEntry {
    /// The entries in force on a day, in the package's order.
    package func inForce(on day: Day) -> [Element] { filter { $0.period.contains(day) } }

    /// The entry of this code in force on a day.
    package func entry(_ code: Element.Code, on day: Day) -> Element? {
        first { $0.code == code && $0.period.contains(day) }
    }

    /// The last entry of this code, whether or not it is still in force.
    package func latest(_ code: Element.Code) -> Element? {
        indices.lazy.filter { self[$0].code == code }
            .max { self[$0].period.from < self[$1].period.from }.map { self[$0] }
    }
}
