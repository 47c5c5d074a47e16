import Pages
import Reckoning
import Storage

/// The recap of a meeting: who was there, what was agreed, who does what by when. As one reader may
/// read it: items about children outside their scope are withheld.
package struct MeetingRecap: Codable, Sendable {
    package let meeting: MeetingRecord
    package let attendees: [AttendeeRecord]
    package let items: [AgendaItemRecord]
    package let actions: [AgreedActionRecord]
    /// What earlier meetings agreed for the school and was still open when this one was held.
    package let stillOpen: [AgreedActionRecord]
    /// The requests for support that its decisions made.
    package let requests: [SupportRecord]
    /// The next meeting for the same school.
    package let next: MeetingRecord?
    /// Whether the reader speaks for its school, which has not rated it yet.
    package let mayRate: Bool

    /// Nil where there is no such meeting for this reader.
    package static func find(
        _ id: ID<Meeting>, for person: Person, on today: Day, in database: any Connection
    ) throws -> MeetingRecap? {
        guard let meeting = try MeetingRecord.find(id, for: person, on: today, in: database) else {
            return nil
        }
        let ahead = try meeting.school.map {
            try MeetingRecord.ahead(of: $0, for: person, on: today, in: database)
        }
        return MeetingRecap(
            meeting: meeting,
            attendees: meeting.isWithheld ? [] : try AttendeeRecord.of(id, in: database),
            items: try AgendaItemRecord.of(id, for: person, on: today, in: database),
            actions: try AgreedActionRecord.of(id, for: person, on: today, in: database),
            stillOpen: try AgreedActionRecord.stillOpen(
                at: meeting, for: person, on: today, in: database),
            requests: try SupportRecord.ofMeeting(id, for: person, on: today, in: database),
            next: ahead?.first { $0.id != id },
            mayRate: try RatingRecord.of(id, in: database) == nil
                && MeetingPack.reaches(meeting, person.scope(.bringConcern), today, database))
    }
}

extension MeetingRecap {
    func page(_ visit: Visit) -> Page {
        let (authority, kind) = (visit.authority, kind(visit.authority))
        return Page(
            "Recap: \(meeting.title(authority))", above: meeting.above(authority),
            """
            <h1>Recap: \(meeting.title(authority))</h1>
            <p>\(meeting.state.tag) \(meeting.day.long), \(meeting.clock), \(meeting.place).</p>
            \(Part.typed(meeting.summary))
            <h2>Who was there</h2>\(people(authority))
            <h2>What was agreed</h2>\(agreed(kind, authority))
            <h2>Who does what by when</h2>
            \(actions.isEmpty ? "<p>No actions were agreed.</p>"
                : AgreedActionRecord.table(actions, visit, "Actions"))
            \(if: !stillOpen.isEmpty, "<h2>Still open from before</h2>"
                + AgreedActionRecord.table(stillOpen, visit, "Actions of earlier meetings"))
            \(nextMeeting)
            \(if: mayRate && kind?.isRated == true, Part.button("Rate this meeting", to: Address.rate(meeting.id)))
            """)
    }

    private func kind(_ authority: Authority) -> MeetingKind? {
        authority.meetingKind(meeting.kind, on: meeting.day) ?? authority.meetingKind(meeting.kind)
    }

    private func people(_ authority: Authority) -> HTML {
        func names(_ state: Attendance) -> HTML {
            HTML(
                attendees.filter { $0.state == state }.map { $0.words(authority) }
                    .joined(separator: "; "))
        }
        let sorry = names(.apologies)
        return Part.summary(
            [("Attended", names(.attended))] + (sorry.isEmpty ? [] : [("Apologies", sorry)]))
    }

    private func agreed(_ kind: MeetingKind?, _ authority: Authority) -> HTML {
        let sections = (kind?.agenda ?? []).map { section -> HTML in
            let here = items.filter { $0.section == section.code && $0.isWorthShowing }
            guard !here.isEmpty else { return "" }
            return """
                <h3>\(section.title)</h3>\(here.map { item($0, kind, authority) })
                """
        }
        return "\(sections)"
    }

    private func item(_ item: AgendaItemRecord, _ kind: MeetingKind?, _ authority: Authority)
        -> HTML
    {
        if item.isWithheld { return "<p>This item is withheld.</p>" }
        if item.isSection { return Part.typed(item.notes) }
        let way = item.concern.map(Address.concern) ?? item.reviewOf.map(Address.request)
        let title = way.map { Link(item.title, $0).html } ?? HTML(item.title)
        let asked = requests.filter { $0.concern == item.concern || $0.id == item.reviewOf }
        let links = asked.map { request -> HTML in
            let name = authority.service(request.service)?.shortName ?? request.service
            return " \(Link("Request to \(name)", Address.request(request.id)).html)"
        }
        let pathway = item.pathway.map { ": \(authority.pathway($0)?.name ?? $0)" } ?? ""
        let place = meeting.school == nil ? item.schoolName.map { " (\($0))" } ?? "" : ""
        return """
            <p><strong>\(title)</strong>\(place)<br>\(item.decisionWords(kind))\(pathway).\(links)</p>
            \(Part.typed(item.notes))\(Part.typed(item.next))
            """
    }

    private var nextMeeting: HTML {
        guard let next else { return "" }
        return """
            <h2>The next meeting</h2>
            <p><a href="\(Address.meeting(next.id))">\(next.day.long), \(next.clock)</a></p>
            """
    }
}

extension AgendaItemRecord {
    /// A section of the template without notes says nothing to a reader of the recap.
    var isWorthShowing: Bool { !isSection || !notes.isEmpty || isWithheld }
}
