import Pages
import Reckoning
import Storage

/// The pages on which meetings are read.
package enum MeetingPages {
    package static let routes: [Route] = [
        .page("/meetings", needs: .right(.seeSchool), "The meetings that you may see.") { visit in
            try await MeetingList.read(visit).page(visit)
        },
        .page("/meetings/{meeting}", needs: .right(.seeSchool), "A meeting and its pack.", show),
        .page(
            "/meetings/{meeting}/recap", needs: .right(.seeSchool), "The recap of a meeting.", recap
        ),
    ]

    static func show(_ visit: Visit) async throws -> Page {
        let id: ID<Meeting> = try visit.parameter("meeting")
        let (person, today) = (try visit.signedIn, visit.today)
        let found = try await visit.store.read { database in
            try MeetingPack.find(id, for: person, on: today, in: database)
        }
        guard let found else { throw NotThere() }
        try await visit.house.noteReading(of: found.shown, by: person, at: id.subject)
        return found.page(visit)
    }

    static func recap(_ visit: Visit) async throws -> Page {
        try await published(visit).page(visit)
    }

    /// A recap that is out, with the reading of its children written down. Before it is out there
    /// is none.
    static func published(_ visit: Visit) async throws -> MeetingRecap {
        let id: ID<Meeting> = try visit.parameter("meeting")
        let (person, today) = (try visit.signedIn, visit.today)
        let found = try await visit.store.read { database in
            try MeetingRecap.find(id, for: person, on: today, in: database)
        }
        guard let found, found.meeting.state == .published else { throw NotThere() }
        try await visit.house.noteReading(
            of: AgendaItemRecord.shown(found.items), by: person, at: "recap:\(id)")
        return found
    }
}
