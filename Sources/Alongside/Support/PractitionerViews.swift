import Pages
import Reckoning

// What the page of a service's practitioners looks like.

/// What the page of practitioners shows: each in every zone they work in.
struct PractitionersPage: Sendable {
    let practitioners: [Practitioner]
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
                results: results(shown, visit.authority)))
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
                Nobody is here yet. A practitioner appears when an administrator gives them a post \
                in your service and a working pattern.
                """)
        }
        let heads = [
            "Practitioner", "Profession", "Zones", "Half days a week", "Requests under way",
            "Days agreed, still to come", "Days left",
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
            ]
        }
        return Part.table("Practitioners, until \(span.until.long)", heads, rows)
    }

    private func zoneAddress(_ code: String) -> String { "\(Address.practitioners)?zone=\(code)" }
}
