import Pages
import Reckoning
import Storage

/// The forms of acts on a request: each with what the request is, so that nobody decides blindly.
struct RequestForm: Sendable {
    let record: SupportRecord
    let title: String
    /// What will happen, and who will see it.
    let words: String
    let button: String
    /// What stands in the form before anybody typed.
    var given: [String: String] = [:]

    /// The form around its fields. The version is the one on this page: what is sent was seen.
    func page(_ visit: Visit, _ form: FormView, extra: HTML = "", _ fields: [Field]) -> Page {
        var form = form
        form.given["version"] = String(record.version)
        for (name, value) in given where form.given.values[name] == nil { form.given[name] = value }
        let asked = fields.filter { $0.name != "request" }
        return Page(
            title, above: above(visit.authority), wide: !extra.isEmpty,
            """
            \(form.errorSummary)
            <h1>\(title)</h1>
            <p>\(words)</p>
            \(facts(visit))\(extra)
            \(form.html(draft: visit.path, form.fields(asked) + form.button(button)))
            """)
    }

    private func above(_ authority: Authority) -> [Link] {
        let service = authority.service(record.service)?.shortName ?? record.service
        return [
            Link("Support", Address.support),
            Link("\(service) for \(record.schoolName)", Address.request(record.id)),
        ]
    }

    private func facts(_ visit: Visit) -> HTML {
        var rows: [(String, HTML)] = [
            ("State", record.state.tag), ("School", HTML(record.schoolName)),
            ("About", HTML(record.about)),
        ]
        rows.append(
            (
                "Asked of the service",
                record.isWithheld
                    ? "Withheld: the child is not, or no longer, shared with you"
                    : Part.typed(record.question)
            ))
        if let name = record.practitionerName { rows.append(("Given by", HTML(name))) }
        if let days = record.daysWords { rows.append(("Days used", HTML(days))) }
        return Part.summary(rows)
    }
}

/// The practitioners of the zone, side by side, and who is suggested and why.
struct ChoiceTable: Sendable {
    let choice: PractitionerChoice
    let zone: String

    func html(_ authority: Authority) -> HTML {
        let heads = [
            "Practitioner", "Profession", "Half days a week", "Requests under way", "Days agreed",
            "Days left",
        ]
        let rows = choice.candidates.map { candidate -> [HTML] in
            let mark = candidate.id == choice.suggested?.id ? Part.tag("Suggested", .blue) : ""
            return [
                "\(candidate.name) \(mark)", HTML(authority.profession(of: candidate)),
                "\(candidate.halfDaysAWeek)", "\(candidate.open)",
                HTML(HalfDays.words(candidate.halfDaysCommitted)),
                HTML(HalfDays.words(candidate.halfDaysLeft)),
            ]
        }
        let caption = "Who works in \(zone), until \(choice.span.until.long)"
        return """
            \(if: !rows.isEmpty, Part.table(caption, heads, rows))
            \(Part.inset("<p>\(choice.reason)</p>"))
            """
    }

    /// The ones to choose from, in the order of the table.
    var choices: [Field.Choice] {
        choice.candidates.map {
            .init($0.id.text, $0.name, hint: "\(HalfDays.words($0.halfDaysLeft)) left")
        }
    }
}

extension Authority {
    /// What a practitioner's profession is called.
    func profession(of practitioner: Practitioner) -> String {
        let known = service(practitioner.service)?.professions ?? []
        return known.first { $0.code == practitioner.profession }?.name ?? practitioner.profession
    }
}
