import Pages
import Reckoning
import Storage

// What the list of requests looks like.

/// What the Support page shows.
struct SupportListPage: Sendable {
    let list: SupportList
    let person: Person

    func page(_ visit: Visit) -> Page {
        Page(
            "Support", wide: true,
            """
            <h1>Support</h1>
            <p>\(sentence)</p>
            \(Part.facts(facts))
            \(if: person.may(.allocateSupport), practitioners)
            \(Part.columns(filters: filters(visit), to: Address.support, results: results(visit)))
            """)
    }

    private var practitioners: HTML {
        "<p>\(Link("Practitioners and their days left", Address.practitioners).html)</p>"
    }

    private var sentence: String {
        let open = SupportRequest.State.open.reduce(0) { $0 + count($1) }
        let many =
            open == 1 ? "1 request for support is open" : "\(open) requests for support are open"
        if person.may(.allocateSupport) { return "\(many) in your service." }
        if person.may(.giveSupport) { return "\(many) that you have been allocated." }
        return "\(many) at the schools you can see."
    }

    private func count(_ state: SupportRequest.State) -> Int { list.counts[state] ?? 0 }

    private var facts: [(number: String, words: String, to: String?)] {
        let shown: [SupportRequest.State] =
            person.may(.giveSupport) && !person.may(.allocateSupport)
            ? [.allocated, .delivering, .reported]
            : [.requested, .accepted, .delivering, .reported]
        return shown.map { state in
            (
                String(count(state)), state.words.lowercased(),
                "\(Address.support)?state=\(state.rawValue)"
            )
        }
    }

    private func filters(_ visit: Visit) -> HTML {
        let given = Given([
            "state": [list.filter.state?.rawValue ?? ""], "zone": [list.filter.zone],
        ])
        let form = visit.form(Address.support, given: given)
        let states = SupportRequest.State.allCases.map {
            Field.Choice($0.rawValue, "\($0.words) (\(count($0)))")
        }
        let zones = visit.authority.zones.inForce(on: visit.today).map {
            Field.Choice($0.code, $0.name)
        }
        let state = form.field(Field("state", "State", .pick(states, none: "Any")))
        guard !person.posts.allSatisfy({ $0.scope.kind == .setting }) else { return state }
        return state + form.field(Field("zone", "Zone", .pick(zones, none: "Any")))
    }

    private func results(_ visit: Visit) -> HTML {
        guard !list.records.isEmpty else { return Part.empty("\(emptyWords)") }
        let heads = ["Request", "About", "State", "Asked", "Days", "Whose turn"]
        let rows = list.records.map { row(visit, $0) }
        return Part.table("Requests for support", heads, rows)
            + list.pagination.html(list.filter.address(Address.support))
    }

    private var emptyWords: String {
        if list.filter.state != nil || !list.filter.zone.isEmpty {
            return "No requests match. Change the filters to see others."
        }
        if person.may(.giveSupport) {
            return "You have nothing allocated. The lead of your service allocates requests to you."
        }
        return """
            No support is open. A request appears here when a meeting decides on support from a \
            service.
            """
    }

    /// A child's request says only "A child in Year 4" here: the texts are on its own page.
    private func row(_ visit: Visit, _ record: SupportRecord) -> [HTML] {
        let service = visit.authority.service(record.service)?.shortName ?? record.service
        let asked = visit.authority.timeZone.localTime(of: record.requestedAt).day
        return [
            "\(Link("\(service) for \(record.schoolName)", Address.request(record.id)).html)",
            HTML(record.about), record.state.tag,
            "\(asked.brief)\(AnswerDue(record, visit).html)",
            HTML(record.daysWords ?? ""), HTML(Turn(record, visit.authority).who),
        ]
    }
}

/// How long the service still has to answer, where it is waited for.
struct AnswerDue: Sendable {
    let due: Day?
    let today: Day

    init(_ record: SupportRecord, _ visit: Visit) {
        due = record.answerDue(visit.authority)
        today = visit.today
    }

    var html: HTML {
        guard let due else { return "" }
        if due < today { return "<br>\(Part.tag("Answer overdue", .red)) since \(due.brief)" }
        let days = today.days(until: due)
        return days <= 2
            ? "<br>\(Part.tag("Answer due soon", .amber)) by \(due.brief)"
            : "<br>Answer by \(due.brief)"
    }
}
