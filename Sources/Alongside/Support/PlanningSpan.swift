import Reckoning

/// The days ahead for which a practitioner's time is planned: what is left of the term.
///
/// Support is agreed term by term, and comes back to the next termly meeting. Where less than two
/// school weeks are left, or school is out, the next term counts too: nobody starts six days of
/// support in the last days before Christmas (ours).
package struct PlanningSpan: Sendable, Hashable, Codable {
    /// The last day that counts.
    package let until: Day
    /// The school days from today to then, both included.
    package let schoolDays: Int

    package init(until: Day, schoolDays: Int) {
        self.until = until
        self.schoolDays = schoolDays
    }

    static let fewestSchoolDays = 10

    /// The span that starts on a day, by the authority's terms and holidays.
    package static func from(_ day: Day, _ calendar: TermCalendar) -> PlanningSpan {
        var span = PlanningSpan(until: day, schoolDays: 0)
        var counted = day
        for term in calendar.terms where term.days.upperBound >= day {
            guard span.schoolDays < fewestSchoolDays else { break }
            counted = max(counted, term.days.lowerBound)
            var schoolDays = span.schoolDays
            while counted <= term.days.upperBound {
                if calendar.isSchoolDay(counted) { schoolDays += 1 }
                counted = counted.adding(days: 1)
            }
            span = PlanningSpan(until: term.days.upperBound, schoolDays: schoolDays)
        }
        return span
    }

    /// Half days that a working pattern gives in this span, by its school weeks.
    package func halfDays(aWeek: Int) -> Int { aWeek * schoolDays / 5 }
}
