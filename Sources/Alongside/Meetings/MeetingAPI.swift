import Pages
import Reckoning
import Storage

/// Meetings and agreed actions as JSON.
package enum MeetingAPI {
    package static let routes: [Route] = [
        .data(
            "/api/meetings", needs: .right(.seeSchool),
            "Meetings to come, or past, 200 at a time.",
            asks: [
                .asked("when", "past for those in the past; otherwise those to come."),
                .asked("kind", "Only this kind."), .asked("zone", "Only this zone, by its code."),
                .asked("state", "Only those in this state."), .page,
            ], list),
        .data(
            "/api/meetings/{meeting}", needs: .right(.seeSchool),
            "A meeting with its people, papers, agenda and actions.", show),
        .data(
            "/api/meetings/{meeting}/recap", needs: .right(.seeSchool),
            "The published recap of a meeting.", recap),
        .data(
            "/api/actions", needs: .right(.seeSchool),
            "The open agreed actions that you may see, by due day, 500 at most.",
            asks: [.asked("mine", "yes for those that you own.")], actions),
    ]

    /// A meeting with what belongs to it.
    package struct Whole: Codable, Sendable {
        package let meeting: MeetingRecord
        package let attendees: [AttendeeRecord]
        package let papers: [PaperRecord]
        package let steps: [Step<Meeting.State>]
        package let items: [AgendaItemRecord]
        package let actions: [AgreedActionRecord]
        package let rating: RatingRecord?
    }

    static func list(_ visit: Visit) async throws -> [MeetingRecord] {
        try await MeetingList.read(visit, size: 200).meetings
    }

    static func show(_ visit: Visit) async throws -> Whole {
        let id: ID<Meeting> = try visit.parameter("meeting")
        let (person, today) = (try visit.signedIn, visit.today)
        let found = try await visit.store.read { database -> Whole? in
            guard let pack = try MeetingPack.find(id, for: person, on: today, in: database) else {
                return nil
            }
            return Whole(
                meeting: pack.meeting, attendees: pack.attendees, papers: pack.papers,
                steps: pack.steps, items: pack.items,
                actions: try AgreedActionRecord.of(id, for: person, on: today, in: database),
                rating: pack.rating)
        }
        guard let found else { throw NotThere() }
        try await visit.house.noteReading(
            of: AgendaItemRecord.shown(found.items), by: person, at: id.subject)
        return found
    }

    static func recap(_ visit: Visit) async throws -> MeetingRecap {
        try await MeetingPages.published(visit)
    }

    static func actions(_ visit: Visit) async throws -> [AgreedActionRecord] {
        let (person, today) = (try visit.signedIn, visit.today)
        let isMine = !visit.query["mine"].isEmpty
        let found = try await visit.store.read { database in
            isMine
                ? try AgreedActionRecord.mine(person, on: today, in: database)
                : try AgreedActionRecord.open(for: person, on: today, in: database)
        }
        try await visit.house.noteReading(
            of: Set(found.compactMap(\.child?.subject)).sorted(), by: person, at: "actions")
        return found
    }
}
