import Pages
import Reckoning
import Storage

/// The pages that say who knows a school, and which schools somebody knows.
enum NamedPeoplePages {
    static let routes: [Route] =
        [
            .page(
                "/schools/{school}/named-people", needs: .right(.seeSchool),
                "Who of the council knows a school.", ofSchool),
            .data(
                "/api/schools/{school}/named-people", needs: .right(.seeSchool),
                "Who is named for a school in each role, and who came to its last meeting.",
                { try await read($0) }),
            .page(
                "/working-time/{person}/schools", needs: .right(.keepWorkingTime),
                "The schools that somebody knows.", ofPerson),
            .data(
                "/api/people/{person}/schools", needs: .right(.keepWorkingTime),
                "The schools for which somebody is named, and where they came last.",
                { try await readPerson($0) }),
        ]
        + Route.form(
            NamePerson.self, at: "/schools/{school}/named-people/new", page: name,
            done: { (Address.namedPeople($1.school), "Kept. Plans keep to it from \($1.from.long).") })
        + Route.form(
            EndNaming.self, at: "/schools/{school}/named-people/end", page: end,
            done: { (Address.namedPeople($1.school), "From today nobody is named.") })
        + Route.form(
            NamePerson.self, at: "/working-time/{person}/schools/new", page: nameForSchool,
            done: { (Address.schoolsKnown($1.person), "Kept. Plans keep to it from \($1.from.long).") })

    static func read(_ visit: Visit) async throws -> KnownBy {
        let school: URN = try visit.parameter("school")
        let (person, today, rules) = (try visit.signedIn, visit.today, visit.authority.planning)
        let found = try await visit.store.read { database in
            try KnownBy.find(school, for: person, rules, on: today, in: database)
        }
        guard let found else { throw NotThere() }
        return found
    }

    static func readPerson(_ visit: Visit) async throws -> SchoolsKnown {
        let id: ID<Person> = try visit.parameter("person")
        let (person, today, rules) = (try visit.signedIn, visit.today, visit.authority.planning)
        let found = try await visit.store.read { database in
            try SchoolsKnown.find(id, for: person, rules, on: today, in: database)
        }
        guard let found else { throw NotThere() }
        return found
    }

    static func ofSchool(_ visit: Visit) async throws -> Page { try await read(visit).page(visit) }

    /// A practitioner knows schools whose pages are not open to them: those are named without a link.
    static func ofPerson(_ visit: Visit) async throws -> Page {
        let known = try await readPerson(visit)
        let (scope, today) = (try visit.signedIn.scope(.seeSchool), visit.today)
        let schools = known.named.map(\.school) + known.cameLast.map(\.school)
        let seen: [URN] = try await visit.store.read { database in
            try database.values(
                """
                SELECT s.urn FROM school s WHERE s.urn IN \(list: schools)
                AND (\(scope.schools("s.urn", on: today)))
                """)
        }
        return try known.page(visit, seen: Set(seen))
    }

    /// The form for one role (`?role`); without it, the role is chosen first.
    static func name(_ visit: Visit, _ form: FormView) async throws -> Page {
        let school: URN = try visit.parameter("school")
        let (person, today, authority) = (try visit.signedIn, visit.today, visit.authority)
        let rules = authority.planning
        let found = try await visit.store.read { database -> (String, [KnownBy.Candidate])? in
            let mine = SQL.any(
                rules.namedSeats.map { person.namesPeople(for: "s.urn", role: $0.role, rules, on: today) })
            let name: String? = try database.value(
                "SELECT s.name FROM school s WHERE s.urn = \(school) AND (\(mine))")
            guard let name else { return nil }
            return (name, try KnownBy.candidates(rules.namedSeats, for: school, on: today, in: database))
        }
        guard let (name, could) = found else { throw NotThere() }
        let role = form.given["role"]
        let people = could.filter { role.isEmpty || $0.role == role }
        let words = authority.role(role)?.name
        return Page(
            "Name somebody for \(name)",
            above: [Link(name, Address.school(school)), Link("Who knows the school", Address.namedPeople(school))],
            """
            \(form.errorSummary)<h1>\(words.map { "Name the \($0) who knows \(name)" } ?? "Name somebody for \(name)")</h1>
            \(people.isEmpty
                ? Part.empty("Nobody holds \(words.map { "the role \($0)" } ?? "such a role") in this school’s zone. An administrator gives posts.")
                : form.html("""
                \(role.isEmpty ? form.field(NamePerson.roleField.offering(NamePerson.roles(authority))) : form.hidden("role", role))
                \(form.field(NamePerson.personField.offering(people.map { .init($0.person.text, $0.name) })))
                \(form.field(NamePerson.fromField))\(form.button("Name this person"))
                """))
            """)
    }

    static func end(_ visit: Visit, _ form: FormView) async throws -> Page {
        let known = try await read(visit)
        let role = form.given["role"]
        let words = visit.authority.role(role)?.name ?? "in this role"
        return Page(
            "End it", above: [Link("Who knows \(known.name)", Address.namedPeople(known.school))],
            """
            \(form.errorSummary)<h1>Have nobody named</h1>
            <p>From today nobody is named for \(known.name) as \(words). Plans keep to whoever came to its \
            last meeting.</p>
            \(form.html(form.hidden("role", role) + form.button("Have nobody named")))
            """)
    }

    static func nameForSchool(_ visit: Visit, _ form: FormView) async throws -> Page {
        let known = try await readPerson(visit)
        let (person, today, rules) = (try visit.signedIn, visit.today, visit.authority.planning)
        let schools = try await visit.store.read { database in
            let could = NamedPerson.candidates(rules.namedSeats, person: known.person, on: today)
            let ways = rules.namedSeats.map { seat -> SQL in
                "c.role = \(seat.role) AND (\(person.namesPeople(for: "s.urn", role: seat.role, rules, on: today)))"
            }
            return try database.all(
                """
                SELECT s.urn, s.name, c.role FROM (\(could)) c JOIN school s ON s.urn = c.school
                WHERE s.status = 'open' AND (\(SQL.any(ways))) ORDER BY s.name, s.urn
                """
            ) { (school: try $0[0] as URN, name: try $0[1] as String, role: try $0[2] as String) }
        }
        let named = Set(known.named.map { "\($0.school) \($0.role)" })
        let choices = schools.filter { !named.contains("\($0.school) \($0.role)") }
        let roles = NamePerson.roles(visit.authority).filter { role in schools.contains { $0.role == role.value } }
        let picks = Dictionary(choices.map { ($0.school, $0.name) }, uniquingKeysWith: { first, _ in first })
            .sorted { ($0.value, $0.key.number) < ($1.value, $1.key.number) }
            .map { Field.Choice($0.key.description, $0.value) }
        return Page(
            "Name \(known.name) for a school",
            above: [Link("Schools \(known.name) knows", Address.schoolsKnown(known.person))],
            """
            \(form.errorSummary)<h1>Name \(known.name) for a school</h1>
            \(picks.isEmpty
                ? Part.empty("There is no further school for which you can name \(known.name).")
                : form.html("""
                \(form.field(NamePerson.schoolField.offering(picks)))
                \(roles.count == 1 ? form.hidden("role", roles[0].value) : form.field(NamePerson.roleField.offering(roles)))
                \(form.field(NamePerson.fromField))\(form.button("Name \(known.name)"))
                """))
            """)
    }
}

extension Address {
    package static func namedPeople(_ school: URN) -> String { "/schools/\(school)/named-people" }
    package static func schoolsKnown(_ person: ID<Person>) -> String { "/working-time/\(person)/schools" }
}
