import Pages
import Reckoning
import Storage

/// The pages on which people say when they work.
enum WorkingTimePages {
    static let routes: [Route] =
        [
            .page("/working-time/{person}", needs: .right(.keepWorkingTime), "When somebody works.", show),
            .data(
                "/api/people/{person}/working-time", needs: .right(.keepWorkingTime),
                "When somebody works and is away.", read),
        ]
        + Route.form(
            SetWorkingWeek.self, at: "/working-time/{person}/week", page: week,
            done: { (Address.workingTime($1.person), "The week holds from \($1.from.long).") })
        + Route.form(
            RecordLeave.self, at: "/working-time/{person}/leave", page: leave,
            done: {
                (
                    Address.workingTime($1.person),
                    "The leave is recorded. What is published already stands until the term is planned again."
                )
            })
        + Route.form(
            TakeBackLeave.self, at: "/working-time/{person}/leave/end", page: leave,
            done: { (Address.workingTime($1.person), "The leave is taken back.") })

    static func read(_ visit: Visit) async throws -> WorkingTime {
        let id: ID<Person> = try visit.parameter("person")
        let (person, today) = (try visit.signedIn, visit.today)
        let found = try await visit.store.read { database in
            try WorkingTime.find(id, for: person, on: today, in: database)
        }
        guard let found else { throw NotThere() }
        return found
    }

    static func show(_ visit: Visit) async throws -> Page { try await read(visit).page(visit) }

    static func week(_ visit: Visit, _ form: FormView) async throws -> Page {
        let found = try await read(visit)
        var shown = form
        if !form.given.values.keys.contains("most-a-day") {
            shown.given = shown.given.merging(found.given(visit.authority.planning.usualWeekAtCouncil))
        }
        return Page(
            "Working week of \(found.name)",
            above: [Link("Working time of \(found.name)", Address.workingTime(found.person))],
            """
            \(form.errorSummary)<h1>Working week of \(found.name)</h1>
            <p>Meetings are planned within these hours, from the day you give until you set another \
            week.</p>
            \(shown.html("""
                \(shown.hidden("person", found.person.text))\(shown.field(SetWorkingWeek.fromField))
                \(WorkingWeek.weekdays.map { shown.fields([SetWorkingWeek.choiceField($0), SetWorkingWeek.hoursField($0)]) })
                \(shown.fields([SetWorkingWeek.baseField, SetWorkingWeek.dayField, SetWorkingWeek.weekField]))
                \(shown.button("Set this week"))
                """))
            """)
    }

    static func leave(_ visit: Visit, _ form: FormView) async throws -> Page {
        let found = try await read(visit)
        return Page(
            "Leave of \(found.name)",
            above: [Link("Working time of \(found.name)", Address.workingTime(found.person))],
            """
            \(form.errorSummary)<h1>Leave of \(found.name)</h1>
            <p>Nothing is planned for these days. You are not asked why.</p>
            \(form.html("""
                \(form.hidden("person", found.person.text))
                \(form.fields([RecordLeave.firstField, RecordLeave.lastField]))
                \(form.button("Record this leave"))
                """))
            """)
    }
}

/// When somebody works: their week, or none of their own, and the leave to come.
package struct WorkingTime: Codable, Sendable {
    package let person: ID<Person>
    package let name: String
    package let week: WorkingWeek?
    package let leave: [LeavePeriod]

    static func find(
        _ id: ID<Person>, for reader: Person, on today: Day, in database: any Connection
    ) throws -> WorkingTime? {
        let mine = reader.workingTime(of: "p.id", on: today)
        let name: String? = try database.value(
            "SELECT p.name FROM person p WHERE p.id = \(id) AND (\(mine))")
        guard let name else { return nil }
        return WorkingTime(
            person: id, name: name, week: try WorkingWeek.of(id, on: today, in: database),
            leave: try LeavePeriod.ahead(of: id, on: today, in: database))
    }

    /// The week as the form gives it.
    fileprivate func given(_ usual: PlanningRules.UsualWeek) -> Given {
        var values = [
            "most-a-day": ["\(week?.mostADay ?? usual.mostADay)"],
            "most-a-week": ["\(week?.mostAWeek ?? usual.mostAWeek)"],
            "base": [week?.basePostcode ?? ""],
        ]
        for (index, day) in WorkingWeek.weekdays.enumerated() {
            let hours =
                week.map { $0.hours[index + 1] } ?? usual.hours[index + 1].map { [$0.lowerBound, $0.upperBound] }
            let text = hours.map { "\(clockDigits($0[0]))-\(clockDigits($0[1]))" } ?? "off"
            let isChoice = SetWorkingWeek.choices.contains { $0.value == text }
            values[isChoice ? day : "\(day)-hours"] = [text]
        }
        return Given(values)
    }

    fileprivate func page(_ visit: Visit) -> Page {
        let usual = visit.authority.planning.usualWeekAtCouncil
        let rows = WorkingWeek.weekdays.enumerated().map { index, day -> (String, HTML) in
            let hours =
                week.map { $0.hours[index + 1] } ?? usual.hours[index + 1].map { [$0.lowerBound, $0.upperBound] }
            return (
                WorkingWeek.name(day), hours.map { "\(clockWords($0[0])) to \(clockWords($0[1]))" } ?? "Not at work"
            )
        }
        let form = visit.form(Address.workingTime(person) + "/leave/end")
        let away = leave.map { leave -> HTML in
            """
            \(leave.from.long)\(if: leave.to != leave.from, " to \(leave.to.long)")
            \(form.html(form.hidden("leave", leave.id.text) + form.hidden("person", person.text)
                + form.button("Take back the leave from \(leave.from.short)", kind: "secondary")))
            """
        }
        let own = week.map { "From \($0.from.long)." }
        return Page(
            "Working time of \(name)",
            """
            <h1>Working time of \(name)</h1>
            \(Part.button("Change the week", to: Address.workingTime(person) + "/week"))
            <p>\(Link("Schools \(name) knows", Address.workingTime(person) + "/schools").html)</p>
            <h2>The week</h2>
            <p>\(own ?? "Nobody has said it yet: the authority's usual week is taken.")</p>
            \(Part.summary(rows + [
                ("Sets out from", week?.basePostcode.map { HTML($0) } ?? "Not given: travel is not counted"),
                ("Most meetings", "\(week?.mostADay ?? usual.mostADay) a day, \(week?.mostAWeek ?? usual.mostAWeek) a week"),
            ]))
            <h2>Leave</h2>
            \(away.isEmpty ? Part.empty("No leave is recorded.") : Part.list(away))
            <p>\(Link("Record leave", Address.workingTime(person) + "/leave").html)</p>
            """)
    }
}

/// `09:30`.
package func clockDigits(_ minute: Int) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(two(minute / 60)):\(two(minute % 60))"
}

extension Address {
    package static func workingTime(_ person: ID<Person>) -> String { "/working-time/\(person)" }
}
