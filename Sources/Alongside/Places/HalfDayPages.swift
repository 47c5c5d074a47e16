import Pages
import Reckoning
import Storage

/// The page on which a school says when it can meet.
enum HalfDayPages {
    static let routes: [Route] =
        Route.form(
            SetHalfDays.self, at: "/schools/{school}/half-days", page: form,
            done: { visit, done in
                (Address.halfDays(done.school), "The school's half-days are kept. Plans keep to them.")
            })
        + [
            .data(
                "/api/schools/{school}/half-days", needs: .right(.offerHalfDays),
                "The half-days on which a school can meet.",
                { try await read($0).days })
        ]

    static func read(_ visit: Visit) async throws -> (name: String, days: SchoolHalfDays) {
        let school: URN = try visit.parameter("school")
        let (person, today) = (try visit.signedIn, visit.today)
        let found = try await visit.store.read { database -> (String, SchoolHalfDays)? in
            let mine = person.scope(.offerHalfDays).schools("s.urn", on: today)
            let name: String? = try database.value(
                "SELECT s.name FROM school s WHERE s.urn = \(school) AND (\(mine))")
            guard let name else { return nil }
            return (name, try SchoolHalfDays.of(school, on: today, in: database))
        }
        guard let found else { throw NotThere() }
        return found
    }

    static func form(_ visit: Visit, _ form: FormView) async throws -> Page {
        let school: URN = try visit.parameter("school")
        let (name, days) = try await read(visit)
        var shown = form
        if form.refusals.isEmpty, form.given.all("available").isEmpty {
            let closed = days.closed.map { "\($0.day)/\($0.month)/\($0.year)" }
            shown.given = Given([
                "available": days.available, "preferred": days.preferred,
                "closed": [closed.joined(separator: "\n")],
            ])
        }
        return Page(
            "When \(name) can meet", above: [Link(name, Address.school(school))],
            """
            \(form.errorSummary)<h1>When \(name) can meet</h1>
            <p>\(days.isSaid
                ? "A term's meetings are planned on these half-days only."
                : "Nobody has said it yet, so every half-day is taken as possible.")</p>
            <p>\(Link("Who of the council knows the school", Address.school(school) + "/named-people").html)</p>
            \(shown.html(draft: visit.path, """
                \(shown.hidden("school", school.description))
                \(shown.fields([SetHalfDays.availableField, SetHalfDays.preferredField, SetHalfDays.closedField]))
                \(shown.button("Keep these half-days"))
                """))
            """)
    }
}

extension Address {
    package static func halfDays(_ school: URN) -> String { "/schools/\(school)/half-days" }
}
