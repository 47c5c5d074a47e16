import Pages
import Reckoning
import Storage

/// The page that asks whether to publish, and shows exactly what will happen and who will see it.
struct PublishPage: Sendable {
    struct Line: Sendable {
        let item: AgendaItemRecord
        /// What follows from it; nil where nothing does.
        let words: String?
    }

    let minutes: MeetingMinutes
    let lines: [Line]
    /// Services that see the school, and so the recap.
    let trust: String?

    static func read(_ minutes: MeetingMinutes, _ visit: Visit) async throws -> PublishPage {
        let (id, today, authority) = (minutes.meeting.id, visit.today, visit.authority)
        let kind = minutes.kind(authority)
        let school = minutes.meeting.school
        let (follows, trust) = try await visit.store.read {
            database -> ([(ID<AgendaItem>, String?)], String?) in
            let items = try ItemAtHand.all(where: "i.meeting = \(id)", on: today, in: database)
            let trust: String? = try school.flatMap { school in
                try database.value(
                    """
                    SELECT t.name FROM trust_membership tm JOIN trust t ON t.uid = tm.trust
                    WHERE tm.school = \(school) AND tm.from_day <= \(today)
                    AND (tm.until_day IS NULL OR tm.until_day > \(today))
                    """)
            }
            let words = items.map { item in
                item.isToDecide && !item.isDecided
                    ? "Not decided yet" : kind.flatMap { ItemFollow.of(item, $0).words(authority) }
            }
            return (zip(items, words).map { ($0.id, $1) }, trust)
        }
        let byItem = Dictionary(follows, uniquingKeysWith: { first, _ in first })
        let lines = minutes.items.filter { !$0.isSection || $0.isWithheld }.map {
            Line(item: $0, words: byItem[$0.id] ?? nil)
        }
        return PublishPage(minutes: minutes, lines: lines, trust: trust)
    }

    func page(_ visit: Visit, _ form: FormView) -> Page {
        let meeting = minutes.meeting
        return Page(
            "Publish the recap", above: meeting.above(visit.authority),
            """
            \(form.errorSummary)
            <h1>Publish the recap</h1>
            <p>\(meeting.title(visit.authority)), \(meeting.day.long). Once it is published, the \
            record no longer changes.</p>
            <h2>What will happen</h2>\(what)
            <h2>Who will see it</h2>\(who)
            \(meeting.state == .held ? publishing(visit, form) : notHeld)
            <p><a href="\(Address.record(meeting.id))">Go back to the record</a></p>
            """)
    }

    private func publishing(_ visit: Visit, _ form: FormView) -> HTML {
        form.html(
            draft: visit.path,
            form.field(PublishRecap.summaryField) + form.button("Publish the recap"))
    }

    private var notHeld: HTML {
        guard minutes.meeting.state == .packClosed else { return "" }
        return """
            <p>First say who came.</p>
            \(Part.button("Say that it has been held", to: Address.hold(minutes.meeting.id)))
            """
    }

    private var what: HTML {
        guard !lines.isEmpty else {
            return Part.empty("No item needs anything. The recap says who came and what was noted.")
        }
        return Part.list(
            lines.map { line -> HTML in
                "<strong>\(line.item.position). \(line.item.title)</strong>: \(line.words ?? "nothing follows").\(asked(line.item))"
            })
            + (minutes.actions.isEmpty
                ? ""
                : "<p>\(minutes.actions.count) agreed actions stay open with their owners.</p>")
    }

    private func asked(_ item: AgendaItemRecord) -> HTML {
        item.question.isEmpty ? "" : Part.typed(item.question)
    }

    private var who: HTML {
        let children = minutes.items.filter { !$0.isSection && $0.focus == .child }.count
        var readers: [HTML] = [
            "The school's SENDCo and headteacher, and the zone team",
            "The zone's coordinator, the support line and the county",
        ]
        if minutes.meeting.school == nil { readers[0] = "Everybody this meeting is held for" }
        if let trust { readers.append("The trust lead of \(trust)") }
        readers.append("Services that the school has asked for support")
        let note: HTML =
            children == 0
            ? "<p>No item is about a child.</p>"
            : """
            <p>\(children) about a child: withheld from all but the school, the zone team it was \
            shared with, and the service that is asked. Others see that an item is withheld.</p>
            """
        return Part.list(readers) + note
    }
}

extension AgreedActionRecord {
    /// The page of an action: what it is, and the form that closes it while it is open.
    func page(_ visit: Visit, _ form: FormView) -> Page {
        var above: [Link] = []
        if let school, let schoolName { above.append(Link(schoolName, Address.school(school))) }
        above.append(Link("The meeting", Address.meeting(meeting)))
        var shown = form
        shown.given["version"] = String(version)
        let close: HTML = """
            <h2>Close it</h2>
            \(shown.html(draft: visit.path, """
                \(shown.field(CloseAction.versionField))\(shown.field(CloseAction.stateField))
                \(shown.field(CloseAction.outcomeField))\(shown.button("Close this action"))
                """))
            """
        return Page(
            "An agreed action", above: above,
            """
            \(form.errorSummary)
            <h1>\(what)</h1><p>\(tag(on: visit.today))</p>
            \(Part.summary(facts))
            \(if: isWithheld, withheld)
            \(if: state == .open && mayClose, close)
            """)
    }

    private var withheld: HTML {
        Part.inset(
            """
            <p>It comes from an item about a child who is not shared with you, so what is to be \
            done is withheld.</p>
            """)
    }

    private var facts: [(String, HTML)] {
        var rows: [(String, HTML)] = [("Who does it", HTML(owner)), ("By when", HTML(due.long))]
        if let closedBy { rows.append(("Closed by", HTML(closedBy))) }
        if !outcome.isEmpty { rows.append(("What came of it", Part.typed(outcome))) }
        return rows
    }
}
