import Pages
import Reckoning
import Storage

// What the page of a service's practitioners looks like.

/// What the page of practitioners shows: each in every zone they work in.
struct PractitionersPage: Sendable {
    let practitioners: [Practitioner]
    let without: [WithoutPattern]
    let span: PlanningSpan
    let zone: String

    func page(_ visit: Visit) -> Page {
        let shown = practitioners.filter { zone.isEmpty || $0.zones.contains(zone) }
        return Page(
            "Practitioners", above: [Link("Support", Address.support)], wide: true,
            """
            <h1>Practitioners</h1>
            <p>\(sentence(shown.count)) Days left are counted until \(span.until.long): \
            \(span.schoolDays) school days.</p>
            \(Part.columns(
                filters: filters(visit), to: Address.practitioners,
                results: results(shown, visit.authority) + missing(visit.authority)))
            """)
    }

    private func sentence(_ count: Int) -> String {
        count == 1 ? "1 practitioner is in post." : "\(count) practitioners are in post."
    }

    private func filters(_ visit: Visit) -> HTML {
        let form = visit.form(Address.practitioners, given: Given(["zone": [zone]]))
        let zones = Set(practitioners.flatMap(\.zones)).sorted()
        return form.field(
            Field(
                "zone", "Zone",
                .pick(zones.map { .init($0, visit.authority.zone($0)?.name ?? $0) }, none: "Any")))
    }

    private func results(_ shown: [Practitioner], _ authority: Authority) -> HTML {
        guard !shown.isEmpty else {
            return Part.empty(
                """
                Nobody is here. Somebody appears once an administrator has given them a post as \
                practitioner in your service, and you or the administrator have recorded their \
                profession, zones and half days a week.
                """)
        }
        let heads = [
            "Practitioner", "Profession", "Zones", "Half days a week", "Requests under way",
            "Days agreed, still to come", "Days left", "Change",
        ]
        let rows = shown.map { one -> [HTML] in
            let zones = one.zones.map { code -> HTML in
                "<div>\(Link(authority.zone(code)?.name ?? code, zoneAddress(code)).html)</div>"
            }
            let over: HTML =
                one.halfDaysLeft < 0
                ? " \(Part.tag("\(HalfDays.words(-one.halfDaysLeft)) too many", .red))" : ""
            return [
                HTML(one.name), HTML(authority.profession(of: one)), "\(zones)",
                "\(one.halfDaysAWeek)", "\(one.open)", HTML(HalfDays.words(one.halfDaysCommitted)),
                "\(HalfDays.words(one.halfDaysLeft))\(over)",
                record("Change", one.id, one.name),
            ]
        }
        return Part.table("Practitioners, until \(span.until.long)", heads, rows)
    }

    /// Those whose time nobody has recorded yet: they hold a post, and cannot be allocated.
    private func missing(_ authority: Authority) -> HTML {
        guard !without.isEmpty else { return "" }
        let lines = without.map { one -> HTML in
            let service = authority.service(one.service)?.shortName ?? one.service
            return "\(one.name), \(service): \(record("Record their time", one.person, one.name))"
        }
        return """
            <h2>In post, without a working pattern</h2>
            <p>They cannot be allocated support until their time is on record.</p>\(Part.list(lines))
            """
    }

    private func record(_ words: String, _ person: ID<Person>, _ name: String) -> HTML {
        """
        <a href="\(Address.recordPractitioner(person))">\(words)\
        <span class="hidden"> of \(name)</span></a>
        """
    }

    private func zoneAddress(_ code: String) -> String { "\(Address.practitioners)?zone=\(code)" }
}
