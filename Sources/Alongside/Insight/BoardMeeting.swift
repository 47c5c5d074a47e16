import Reckoning
import Storage

/// A meeting as a board shows it: when, of what kind, and how far its pack is.
package struct BoardMeeting: Codable, Sendable, RowReadable {
    package let id: ID<Meeting>
    package let kind: MeetingKind.Code
    package let zone: String?
    package let school: URN?
    package let schoolName: String?
    package let day: Day
    package let startsMinute: Int
    package let place: String
    package let state: Meeting.State
    package let packCloses: Day
    /// Whether its school has rated it.
    package let isRated: Bool

    package init(row: Row) throws {
        id = try row[0]
        kind = try row[1]
        zone = try row[2]
        school = try row[3]
        schoolName = try row[4]
        day = try row[5]
        startsMinute = try row[6]
        place = try row[7]
        state = try row[8]
        packCloses = try row[9]
        isRated = try row[10]
    }

    package var wasHeld: Bool { state.wasHeld }

    func kindName(_ authority: Authority) -> String {
        authority.meetingKind(kind)?.shortName ?? kind.rawValue
    }

    func mayBeRated(_ authority: Authority) -> Bool {
        state == .published && !isRated && authority.meetingKind(kind)?.isRated ?? false
    }

    /// Meetings that fulfil a condition on `m`, the earliest first. Scope is the caller's: the
    /// condition names schools or zones that are known to be in it.
    static func all(where condition: SQL, in database: any Connection) throws -> [BoardMeeting] {
        try database.all(
            """
            SELECT m.id, m.kind, m.zone, m.school, s.name, m.day, m.starts_minute, m.place, m.state,
                m.pack_closes_day,
                EXISTS (SELECT 1 FROM rating r WHERE r.meeting = m.id AND r.school = m.school)
            FROM meeting m LEFT JOIN school s ON s.urn = m.school
            WHERE m.state <> 'cancelled' AND \(condition)
            ORDER BY m.day, m.starts_minute, m.id
            """)
    }

    /// The meetings of some schools from a year ago on.
    static func of(
        _ schools: [Int], _ authority: Authority, on today: Day, in database: any Connection
    ) throws -> [BoardMeeting] {
        try all(
            where: """
                m.school IN \(list: schools) AND m.kind IN \(list: MeetingStanding.kinds(authority))
                AND m.day >= \(today.adding(days: -MeetingStanding.daysBack))
                """, in: database)
    }
}

extension [BoardMeeting] {
    /// The next one to come; one whose day has passed without being held comes first.
    var next: BoardMeeting? { first(where: \.state.isAhead) }
    var last: BoardMeeting? { last(where: \.wasHeld) }
}
