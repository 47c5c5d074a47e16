import Pages
import Reckoning
import Storage

// The sections of a meeting's agenda, each with what the pack draws for it.

extension MeetingPack {
    /// The kind's template, section by section.
    func agenda(_ visit: Visit) -> HTML {
        let kind =
            visit.authority.meetingKind(meeting.kind, on: meeting.day)
            ?? visit.authority.meetingKind(meeting.kind)
        let parts = (kind?.agenda ?? []).map { section -> HTML in
            "<h3>\(section.title)</h3>\(hint(section))\(inside(section, kind, visit))"
        }
        return "\(parts)"
    }

    private func hint(_ section: AgendaSection) -> HTML {
        section.prompt.map { prompt -> HTML in #"<p class="hint">\#(prompt)</p>"# }.orEmpty
    }

    private func inside(_ section: AgendaSection, _ kind: MeetingKind?, _ visit: Visit) -> HTML {
        switch section.draws {
        case .nothing: ""
        case .facts: changeList
        case .actions: actionList(visit)
        case .support: support(section, visit)
        case .concerns:
            meeting.state == .planned
                ? waiting(section, kind, visit)
                : frozen(section, kind, empty: "Nothing on the agenda here.")
        }
    }

    private func frozen(_ section: AgendaSection, _ kind: MeetingKind?, empty: HTML) -> HTML {
        let items = items.filter { $0.section == section.code && !$0.isSection }
        guard !items.isEmpty else { return "<p>\(empty)</p>" }
        return Part.list(
            items.map { item -> HTML in
                let way = item.concern.map(Address.concern) ?? item.reviewOf.map(Address.request)
                let title = way.map { Link(item.title, $0).html } ?? HTML(item.title)
                let carried: HTML = item.carriedFrom == nil ? "" : " (carried forward)"
                return "\(title)\(carried)\(if: item.isDecided, ": \(item.decisionWords(kind))")"
            })
    }

    private func waiting(_ section: AgendaSection, _ kind: MeetingKind?, _ visit: Visit) -> HTML {
        let concerns = concerns.filter {
            $0.mayBeDiscussed && kind?.section(for: $0.focus) == section
        }
        guard !concerns.isEmpty else {
            return Part.empty(
                "No concern yet. What the school raises before the pack closes stands here.")
        }
        return Part.list(
            concerns.map { concern -> HTML in
                let day = visit.authority.timeZone.localTime(of: concern.broughtAt).day
                return """
                    \(Link(concern.title, Address.concern(concern.id)).html), \(concern.about) \
                    \(concern.state.tag) <span class="hint">raised by \(concern.broughtBy) on \
                    \(day.short)</span>
                    """
            })
    }

    private func actionList(_ visit: Visit) -> HTML {
        guard !actions.isEmpty else { return Part.empty("No open actions.") }
        return AgreedActionRecord.table(actions, visit, "Open actions")
    }

    private func support(_ section: AgendaSection, _ visit: Visit) -> HTML {
        func line(_ record: SupportRecord) -> HTML {
            let service = visit.authority.service(record.service)?.shortName ?? record.service
            let days = record.daysWords.map { ", \($0)" } ?? ""
            return """
                \(Link(record.title, Address.request(record.id)).html): \(service)\(days) \
                \(record.state.tag)
                """
        }
        let review = forReview.map(line)
        let going = inProgress.map(line)
        guard !review.isEmpty || !going.isEmpty else {
            return Part.empty("No support is in progress, and none has come back for review.")
        }
        return """
            \(if: !review.isEmpty, "<p><strong>For review</strong></p>\(Part.list(review))")
            \(if: !going.isEmpty, "<p><strong>In progress</strong></p>\(Part.list(going))")
            """
    }

    private var changeList: HTML {
        guard !changes.isEmpty else {
            return Part.empty(
                "Nothing the council holds about the school has changed since the last meeting.")
        }
        let rows = changes.map { change -> [HTML] in
            [
                HTML(change.fact), HTML(change.was.isEmpty ? "Not known" : change.was),
                HTML(change.becomes), HTML(change.day.short),
            ]
        }
        return Part.table("What has changed", ["What", "Was", "Is", "From"], rows)
    }
}

extension AgreedActionRecord {
    static func table(
        _ actions: [AgreedActionRecord], _ visit: Visit, _ caption: String, links: Bool = true
    ) -> HTML {
        let rows = actions.map { action -> [HTML] in
            let isLink = links && !action.isWithheld && action.state == .open
            return [
                isLink ? Link(action.what, Address.action(action.id)).html : HTML(action.what),
                HTML(action.owner), HTML(action.due.short), action.tag(on: visit.today),
            ]
        }
        return Part.table(caption, ["What", "Who", "By when", "State"], rows)
    }
}
