import Pages
import Reckoning
import Storage

// How the pages of meetings begin: with the meeting, for those who may do this here.
extension Visit {
    /// The meeting of the address, where the person's posts give a right to it; otherwise there is
    /// no such page.
    func meeting(_ right: Permission = .seeSchool) async throws -> MeetingRecord {
        let id: ID<Meeting> = try parameter("meeting")
        let (person, today) = (try signedIn, today)
        let found = try await store.read { database -> MeetingRecord? in
            try MeetingRecord.find(id, for: person, on: today, in: database, by: right)
        }
        guard let found else { throw NotThere() }
        return found
    }

    /// A form of a meeting: its page around the fields.
    func meetingForm(
        _ right: Permission, _ title: String, _ form: FormView,
        _ inside: (MeetingRecord) throws -> HTML
    ) async throws -> Page {
        let meeting = try await meeting(right)
        return Page(
            title, above: meeting.above(authority),
            """
            \(form.errorSummary)
            <h1>\(title)</h1>
            <p>\(meeting.title(authority)), \(meeting.day.long), \(meeting.clock).</p>
            \(form.html(draft: path, try inside(meeting)))
            """)
    }
}

extension MeetingRecord {
    /// One meeting in the scope of a right.
    static func find(
        _ id: ID<Meeting>, for person: Person, on today: Day, in database: any Connection,
        by right: Permission
    ) throws -> MeetingRecord? {
        let mine = person.scope(right).meetings(on: today)
        return try database.first(
            query(person, on: today, where: "m.id = \(id) AND (\(mine))"))
    }

    /// Where its pages stand: under the list, or the school; and under itself.
    func above(_ authority: Authority, itself: Bool = true) -> [Link] {
        var links = [Link("Meetings", Address.meetings)]
        if let school, let schoolName { links.append(Link(schoolName, Address.school(school))) }
        if itself { links.append(Link(kindName(authority), Address.meeting(id))) }
        return links
    }
}
