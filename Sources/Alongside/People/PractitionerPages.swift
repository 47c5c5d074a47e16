import Pages
import Reckoning
import Storage

extension Address {
    package static func recordPractitioner(_ person: ID<Person>) -> String {
        "\(Address.person(person))/practitioner"
    }
}

/// The page on which a practitioner's time is put on record, by administrators and by leads.
enum PractitionerPages {
    static let routes: [Route] = Route.form(
        RecordPractitioner.self, at: "/people/{person}/practitioner", page: record,
        done: { visit, done in
            let mayOpen = visit.person?.may(.manageAccounts) == true
            return (
                mayOpen ? Address.person(done.person) : Address.practitioners,
                "The working pattern from \(done.from.short) is on record."
            )
        })

    static func record(_ visit: Visit, _ form: FormView) async throws -> Page {
        let id: ID<Person> = try visit.parameter("person")
        let (person, today) = (try visit.signedIn, visit.today)
        let found = try await visit.store.read { database -> PractitionerForm? in
            let mine = person.practitioners("p.id", of: "po.scope_value")
            let services: [String] = try database.values(
                """
                SELECT DISTINCT po.scope_value FROM post po JOIN person p ON p.id = po.person
                WHERE p.id = \(id) AND po.role = \(Role.practitioner) AND po.scope_kind = 'service'
                AND (po.until_day IS NULL OR po.until_day > \(today)) AND \(mine) ORDER BY 1
                """)
            let account = try Account.find(id, for: person, in: database)
            guard account != nil || !services.isEmpty else { return nil }
            let name: String? = try database.value("SELECT name FROM person WHERE id = \(id)")
            return PractitionerForm(
                person: id, name: name ?? "", services: services,
                patterns: try WorkingPattern.of(id, in: database))
        }
        guard let found else { throw NotThere() }
        return found.page(visit, form)
    }
}

/// What the form for a practitioner's time needs to know.
struct PractitionerForm: Sendable {
    let person: ID<Person>
    let name: String
    /// The services in which they hold a post as practitioner, and the reader may record it.
    let services: [String]
    let patterns: [WorkingPattern]

    func page(_ visit: Visit, _ form: FormView) -> Page {
        let title = "Record a practitioner’s time"
        return Page(
            title, above: above(visit),
            "\(form.errorSummary)<h1>\(title): \(name)</h1>\(inside(visit, form))")
    }

    private func inside(_ visit: Visit, _ form: FormView) -> HTML {
        let known = services.compactMap { visit.authority.service($0) }.filter(\.isDeliveredHere)
        guard let first = known.first else { return noPost(visit) }
        let asked = form.given["service"]
        if let service = known.count == 1 ? first : known.first(where: { $0.code == asked }) {
            return details(visit, form, service)
        }
        let field = RecordPractitioner.serviceField
        let question = Field(
            field.name, field.label, .choice(known.map { .init($0.code, $0.name) }),
            required: field.missing)
        return """
            <form method="get" action="\(visit.path)" class="form">
            \(form.field(question))<button class="button">Continue</button></form>
            """
    }

    private func noPost(_ visit: Visit) -> HTML {
        let give = Part.button("Give a post", to: "\(Address.person(person))/posts/new")
        return """
            <p>\(name) holds no post as a practitioner of a service whose time is kept here. The post \
            comes first.</p>\(if: visit.person?.may(.manageAccounts) == true, give)
            """
    }

    private func details(_ visit: Visit, _ form: FormView, _ service: SupportService) -> HTML {
        let (authority, today) = (visit.authority, visit.today)
        var form = form
        let current = patterns.first {
            $0.service == service.code && ($0.until.map { today < $0 } ?? true)
        }
        if let current, form.given["profession"].isEmpty, form.refusals.isEmpty {
            form.given = current.asGiven
        }
        let offered = RecordPractitioner.fields(authority).filter {
            !["person", "service", "profession"].contains($0.name)
        }
        let professions = service.professions.map { Field.Choice($0.code, $0.name) }
        return """
            <p>For \(service.name). With it, they can be allocated support in their zones; days left \
            are counted from it.</p>\(before(current))
            \(form.html(draft: visit.path, """
                \(form.hidden("service", service.code))
                \(form.field(RecordPractitioner.professionField.offering(professions)))
                \(form.fields(offered))\(form.button("Record this pattern"))
                """))
            """
    }

    private func before(_ current: WorkingPattern?) -> HTML {
        guard let current else { return "" }
        return Part.inset(
            """
            <p>It is filled in with the pattern from \(current.from.short), which ends when the new \
            one begins.</p>
            """)
    }

    private func above(_ visit: Visit) -> [Link] {
        visit.person?.may(.manageAccounts) == true
            ? [Link("People", Address.people), Link(name, Address.person(person))]
            : [Link("Practitioners", Address.practitioners)]
    }
}

extension WorkingPattern {
    fileprivate var asGiven: Given {
        Given([
            "service": [service], "profession": [profession], "half-days": ["\(halfDaysAWeek)"],
            "zones": zones,
        ])
    }

    /// The patterns of a person, as a table.
    static func table(_ patterns: [WorkingPattern], _ authority: Authority) -> HTML {
        let rows = patterns.map { pattern -> [HTML] in
            let service = authority.service(pattern.service)?.shortName ?? pattern.service
            let zones = pattern.zones.map { authority.zone($0)?.name ?? $0 }
            let until = pattern.until.map { " to \($0.adding(days: -1).short)" } ?? ""
            return [
                HTML(service), HTML(pattern.professionName(authority)),
                "\(pattern.halfDaysAWeek)", HTML(zones.joined(separator: ", ")),
                HTML("from \(pattern.from.short)\(until)"),
            ]
        }
        return Part.table(
            "Working patterns", ["Service", "Profession", "Half days a week", "Zones today", "When"],
            rows)
    }
}
