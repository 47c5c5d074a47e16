import Foundation
import Pages
import Reckoning
import Storage

/// The record of a meeting while it is written: its items with what the school brought, whose
/// drafts are open, the actions so far.
struct MeetingMinutes: Sendable {
    let meeting: MeetingRecord
    let items: [AgendaItemRecord]
    /// What the school brought, by concern.
    let concerns: [ID<Concern>: ConcernRecord]
    let attendees: [AttendeeRecord]
    let actions: [AgreedActionRecord]
    /// What this person has typed and not sent, by the item form's address.
    let drafts: [String: Given]
    /// Who else is typing in an item, by the item form's address.
    let others: [String: [OtherDraft]]

    struct OtherDraft: Sendable {
        let form: String
        let person: String
        let at: Instant
    }

    /// Reads it for whoever holds the meeting, and writes down which children it shows them.
    static func read(_ visit: Visit) async throws -> MeetingMinutes {
        let id: ID<Meeting> = try visit.parameter("meeting")
        let (person, today, now) = (try visit.signedIn, visit.today, visit.house.now())
        let found = try await visit.store.read { database -> MeetingMinutes? in
            guard
                let meeting = try MeetingRecord.find(
                    id, for: person, on: today, in: database, by: .holdMeeting),
                !meeting.isWithheld
            else { return nil }
            let items = try AgendaItemRecord.of(id, for: person, on: today, in: database)
            let forms = items.map { Address.item($0.id, of: id) }
            return MeetingMinutes(
                meeting: meeting, items: items,
                concerns: try concerns(of: id, person, today, database),
                attendees: try AttendeeRecord.of(id, in: database),
                actions: try AgreedActionRecord.of(id, for: person, on: today, in: database),
                drafts: try drafts(forms, person, database),
                others: try others(forms, person, since: now.adding(seconds: -900), database))
        }
        guard let found else { throw NotThere() }
        try await visit.house.noteReading(
            of: AgendaItemRecord.shown(found.items), by: person, at: id.subject)
        return found
    }

    private static func concerns(
        of meeting: ID<Meeting>, _ person: Person, _ today: Day, _ database: any Connection
    ) throws -> [ID<Concern>: ConcernRecord] {
        let condition: SQL =
            "c.id IN (SELECT ai.concern FROM agenda_item ai WHERE ai.meeting = \(meeting))"
        let found = try database.all(ConcernRecord.query(person, on: today, where: condition)) {
            try ConcernRecord(row: $0)
        }
        return Dictionary(found.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    private static func drafts(
        _ forms: [String], _ person: Person, _ database: any Connection
    ) throws -> [String: Given] {
        let found = try database.all(
            """
            SELECT form, fields FROM draft WHERE person = \(person.id) AND form IN \(list: forms)
            """
        ) { (form: try $0[0] as String, fields: try $0[1] as String) }
        return found.reduce(into: [:]) { $0[$1.form] = Given(json: Data($1.fields.utf8)) }
    }

    private static func others(
        _ forms: [String], _ person: Person, since: Instant, _ database: any Connection
    ) throws -> [String: [OtherDraft]] {
        let found = try database.all(
            """
            SELECT d.form, p.name, d.saved_at FROM draft d JOIN person p ON p.id = d.person
            WHERE d.form IN \(list: forms) AND d.person <> \(person.id) AND d.saved_at >= \(since)
            ORDER BY d.saved_at
            """
        ) { OtherDraft(form: try $0[0], person: try $0[1], at: try $0[2]) }
        return Dictionary(grouping: found, by: \.form)
    }

    func kind(_ authority: Authority) -> MeetingKind? {
        authority.meetingKind(meeting.kind, on: meeting.day) ?? authority.meetingKind(meeting.kind)
    }

    /// Who is ticked already.
    var attendanceGiven: Given {
        func ids(_ state: Attendance) -> [String] {
            attendees.filter { $0.state == state }.map(\.id.text)
        }
        return Given(["attended": ids(.attended), "apologies": ids(.apologies)])
    }
}
