import Reckoning

/// When a school counts as quiet: nobody has heard from it since the term began.
///
/// In the first ``settlingDays`` of a term hardly any school has been in touch yet, so the term
/// before still counts. Both are ours; no source names a threshold.
package enum Quiet {
    package static let settlingDays = 21

    /// Whether nobody has heard from a school since the day from which contact counts.
    static func isQuiet(_ lastContact: Day?, _ authority: Authority, on today: Day) -> Bool {
        guard let lastContact else { return true }
        return lastContact < since(authority, on: today)
    }

    static func since(_ authority: Authority, on today: Day) -> Day {
        let start = start(authority, on: today)
        guard start.days(until: today) < settlingDays else { return start }
        return authority.calendar.terms.last { $0.days.lowerBound < start }?.days.lowerBound
            ?? start
    }

    /// The first day of the term that a day falls in; in the holidays, of the term before.
    static func start(_ authority: Authority, on today: Day) -> Day {
        authority.calendar.termStart(on: today)
    }

    /// "Autumn term 2025".
    static func termName(_ authority: Authority, on today: Day) -> String {
        authority.calendar.terms.last { $0.days.lowerBound <= today }?.name ?? "this term"
    }
}
