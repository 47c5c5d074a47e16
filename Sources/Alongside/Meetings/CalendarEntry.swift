import Pages
import Reckoning
import Storage

/// One meeting on its way to a calendar.
struct CalendarEntry: Sendable {
    struct Attendee: Sendable { let person: ID<Person>, name: String, email: String }

    let meeting: ID<Meeting>
    let kind: MeetingKind.Code
    let zone: String?
    let subject: String?
    let day: Day
    let starts: Int
    let minutes: Int
    let place: String
    let version: Int
    let isCancelled: Bool
    private let site: String
    private(set) var saysStatus = true
    var attendees: [Attendee] = []

    /// "Team Around the School, Marshgate Primary School": the kind, and for whom; never a child.
    func title(_ authority: Authority) -> String {
        let kind = authority.meetingKind(kind, on: day) ?? authority.meetingKind(self.kind)
        let whom = subject ?? zone.flatMap { authority.zone($0)?.name } ?? ""
        return [kind?.name ?? self.kind.rawValue, whom].filter { !$0.isEmpty }.joined(separator: ", ")
    }

    /// "Tuesday 14 October 2025, 9:30am to 11am".
    var when: String { "\(day.long), \(clockWords(starts)) to \(clockWords(starts + minutes))" }

    /// "At the school" says little in a calendar: the school's own address then.
    var location: String {
        place == "At the school" && !site.isEmpty
            ? [subject ?? "", site].filter { !$0.isEmpty }.joined(separator: ", ") : place
    }

    /// The same for somebody who takes no part any more, while the meeting stands: a cancellation that
    /// does not say the meeting is cancelled (RFC 5546, 3.2.5).
    var withoutThem: CalendarEntry {
        var entry = self
        entry.saysStatus = false
        return entry
    }

    static func all(_ condition: SQL, in database: any Connection) throws -> [CalendarEntry] {
        try database.all(
            """
            SELECT m.id, m.kind, m.zone, coalesce(s.name, t.name), m.day, m.starts_minute, m.minutes,
                m.place, m.version, m.state, coalesce(s.town, ''), coalesce(s.postcode, '')
            FROM meeting m LEFT JOIN school s ON s.urn = m.school LEFT JOIN trust t ON t.uid = m.trust
            WHERE \(condition) ORDER BY m.day, m.starts_minute, m.id LIMIT 2000
            """
        ) { row in
            let state: Meeting.State = try row[9]
            let (town, postcode): (String, String) = (try row[10], try row[11])
            return CalendarEntry(
                meeting: try row[0], kind: try row[1], zone: try row[2], subject: try row[3],
                day: try row[4], starts: try row[5], minutes: try row[6], place: try row[7],
                version: try row[8], isCancelled: state == .cancelled,
                site: [town, postcode].filter { !$0.isEmpty }.joined(separator: " "))
        }
    }

    /// A meeting with those invited who have an account. Parents and guests are not named.
    static func invitation(
        _ meeting: ID<Meeting>, in database: any Connection
    ) throws -> CalendarEntry? {
        guard var entry = try all("m.id = \(meeting)", in: database).first else { return nil }
        entry.attendees = try database.all(
            """
            SELECT p.id, p.name, p.email FROM attendance a JOIN person p ON p.id = a.person
            WHERE a.meeting = \(meeting) AND p.email <> '' ORDER BY a.id
            """
        ) { Attendee(person: try $0[0], name: try $0[1], email: try $0[2]) }
        return entry
    }
}
