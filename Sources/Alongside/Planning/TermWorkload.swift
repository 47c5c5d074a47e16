import Reckoning
import Storage

/// What the people of a plan have in its term besides the plan, and what they can take.
struct TermWorkload: Sendable {
    struct Week: Sendable {
        let person: ID<Person>
        let monday: Day
        let meetings: Int
    }

    var standing: [Week] = []
    /// The most meetings that all of them together take in a week.
    var mostAWeek = 0
    /// The Mondays of weeks with a school day: half-term is no empty week.
    var schoolWeeks: [Day] = []

    static func of(
        _ plan: TermPlanRecord, _ planned: [PlannedRecord], _ authority: Authority,
        in database: any Connection
    ) throws -> TermWorkload {
        let people = Set(planned.flatMap { $0.seats.compactMap(\.person) }).sorted { $0.text < $1.text }
        guard let term = plan.term(authority) else { return TermWorkload() }
        var counts: [ID<Person>: [Day: Int]] = [:]
        try database.each(
            """
            SELECT a.person, m.day FROM attendance a JOIN meeting m ON m.id = a.meeting
            WHERE a.person IN \(list: people) AND m.state <> 'cancelled'
            AND m.day >= \(term.days.lowerBound) AND m.day <= \(term.days.upperBound)
            AND NOT EXISTS (SELECT 1 FROM planned_meeting pm
                WHERE pm.meeting = m.id AND pm.plan = \(plan.id))
            """
        ) { row in
            let day: Day = try row[1]
            counts[try row[0], default: [:]][day.monday, default: 0] += 1
        }
        let first = term.days.lowerBound
        let said: [Int] = try database.values(
            """
            SELECT most_a_week FROM working_week WHERE person IN \(list: people)
            AND from_day <= \(first) AND (until_day IS NULL OR until_day > \(first))
            """)
        let usual = authority.planning.usualWeekAtCouncil.mostAWeek
        return TermWorkload(
            standing: counts.flatMap { person, weeks in
                weeks.map { Week(person: person, monday: $0.key, meetings: $0.value) }
            },
            mostAWeek: said.reduce(0, +) + (people.count - said.count) * usual,
            schoolWeeks: Set(
                (first.number...term.days.upperBound.number).map { Day(number: $0) }
                    .filter(authority.isSchoolDay).map(\.monday)
            ).sorted())
    }
}
