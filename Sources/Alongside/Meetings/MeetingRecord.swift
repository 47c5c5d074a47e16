import Reckoning
import Storage

/// A meeting as it is read.
package struct MeetingRecord: Codable, Sendable, RowReadable {
    package let id: ID<Meeting>
    package let kind: MeetingKind.Code
    /// The zone it belongs to: the school's, for a school's meeting.
    package let zone: String?
    package let school: URN?
    package let schoolName: String?
    package let trust: Int?
    package let trustName: String?
    package let day: Day
    /// Minutes after midnight.
    package let starts: Int
    package let minutes: Int
    package let place: String
    package let state: Meeting.State
    package let summary: String
    /// The last day on which the school may add to the pack.
    package let packCloses: Day
    package let publishedAt: Instant?
    package let version: Int
    /// The child a meeting is held for, where this reader may know.
    package let child: ID<Child>?
    /// Whether what is said in it is withheld from this reader: it is held for one child.
    package let isWithheld: Bool

    package init(row: Row) throws {
        id = try row[0]
        kind = try row[1]
        zone = try row[2]
        school = try row[3]
        schoolName = try row[4]
        trust = try row[5]
        trustName = try row[6]
        day = try row[7]
        starts = try row[8]
        minutes = try row[9]
        place = try row[10]
        state = try row[11]
        packCloses = try row[13]
        publishedAt = try row[14]
        version = try row[15]
        let visible: Bool = try row[17]
        isWithheld = !visible
        child = visible ? try row[16] : nil
        summary = visible ? try row[12] : ""
    }

    /// "9:30am to 11am".
    package var clock: String { "\(clockWords(starts)) to \(clockWords(starts + minutes))" }

    /// Whether the school may still add to the pack.
    package func isPackOpen(on today: Day) -> Bool { state == .planned && today <= packCloses }

    /// "Team Around the School, Marshgate Primary School".
    package func title(_ authority: Authority) -> String {
        "\(kindName(authority)), \(subject(authority))"
    }

    package func kindName(_ authority: Authority) -> String {
        authority.meetingKind(kind, on: day)?.name ?? authority.meetingKind(kind)?.name
            ?? kind.rawValue
    }

    /// The school, the trust or the zone that it is held for.
    package func subject(_ authority: Authority) -> String {
        schoolName ?? trustName ?? zone.map { authority.zone($0)?.name ?? $0 } ?? ""
    }
}

extension MeetingRecord {
    /// What is read, for a reader: the scope stands in the SQL, for the meeting and for the child.
    static func query(_ person: Person, on today: Day, where condition: SQL) -> SQL {
        let children = person.scope(.seeChild).children("m.child", on: today)
        return """
            SELECT m.id, m.kind, m.zone, m.school, s.name, m.trust, t.name, m.day,
                m.starts_minute, m.minutes, m.place, m.state, m.summary, m.pack_closes_day,
                m.published_at, m.version, m.child, m.child IS NULL OR \(children)
            FROM meeting m LEFT JOIN school s ON s.urn = m.school
            LEFT JOIN trust t ON t.uid = m.trust
            WHERE \(person.scope(.seeSchool).meetings(on: today)) AND \(condition)
            """
    }

    /// One meeting, or nil where it is not there for this reader.
    package static func find(
        _ id: ID<Meeting>, for person: Person, on today: Day, in database: any Connection
    ) throws -> MeetingRecord? {
        try database.first(query(person, on: today, where: "m.id = \(id)"))
    }

    /// The meetings of a school that are still to come, soonest first.
    package static func ahead(
        of school: URN, for person: Person, on today: Day, in database: any Connection
    ) throws -> [MeetingRecord] {
        let states = Meeting.State.allCases.filter(\.isAhead)
        let condition: SQL = """
            m.school = \(school) AND m.day >= \(today) AND m.state IN \(list: states)
            ORDER BY m.day, m.starts_minute, m.id
            """
        return try database.all(query(person, on: today, where: condition))
    }

    /// The last published meeting for the same school, zone or trust before this one.
    static func before(
        _ meeting: MeetingRecord, for person: Person, on today: Day, in database: any Connection
    ) throws -> MeetingRecord? {
        let same: SQL =
            if let school = meeting.school {
                "m.school = \(school)"
            } else if let trust = meeting.trust {
                "m.trust = \(trust)"
            } else {
                "m.zone = \(meeting.zone) AND m.school IS NULL"
            }
        let condition: SQL = """
            \(same) AND m.day <= \(meeting.day) AND m.id <> \(meeting.id)
            AND m.state = 'published' ORDER BY m.day DESC, m.id DESC LIMIT 1
            """
        return try database.first(query(person, on: today, where: condition))
    }
}
