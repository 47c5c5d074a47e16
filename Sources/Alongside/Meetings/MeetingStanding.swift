import Reckoning
import Storage

/// The last and the next meeting of a school, kept for lists of schools and looked up again when
/// one of its meetings changes.
package enum MeetingStanding {
    /// How far back a list looks for the last meeting: a school year and the holidays around it.
    package static let daysBack = 400

    /// The kinds of meeting at which a school is met: Team Around the School, Core Consultation.
    package static func kinds(_ authority: Authority) -> [MeetingKind.Code] {
        authority.meetingKinds.compactMap { $0.subject == .school ? $0.code : nil }
    }

    /// Looks up the meetings of the schools `s` that fulfil a condition.
    package static func found(
        where condition: SQL, _ authority: Authority, on today: Day
    ) -> SQL {
        let states = Meeting.State.allCases
        let mine: SQL = """
            m.school = s.urn AND m.kind IN \(list: kinds(authority))
            AND m.day >= \(today.adding(days: -daysBack))
            """
        return """
            INSERT INTO school_standing (school, last_meeting, last_meeting_day, last_meeting_state,
                next_meeting, next_meeting_day, next_meeting_state)
            SELECT s.urn, l.id, l.day, l.state, n.id, n.day, n.state FROM school s
            LEFT JOIN meeting l ON l.id = (SELECT m.id FROM meeting m WHERE \(mine)
                AND m.state IN \(list: states.filter(\.wasHeld))
                ORDER BY m.day DESC, m.starts_minute DESC, m.id DESC LIMIT 1)
            LEFT JOIN meeting n ON n.id = (SELECT m.id FROM meeting m WHERE \(mine)
                AND m.state IN \(list: states.filter(\.isAhead))
                ORDER BY m.day, m.starts_minute, m.id LIMIT 1)
            WHERE \(condition)
            ON CONFLICT (school) DO UPDATE SET last_meeting = excluded.last_meeting,
                last_meeting_day = excluded.last_meeting_day,
                last_meeting_state = excluded.last_meeting_state,
                next_meeting = excluded.next_meeting, next_meeting_day = excluded.next_meeting_day,
                next_meeting_state = excluded.next_meeting_state
            """
    }
}

extension Occasion {
    /// Looks up the last and the next meeting of a meeting's school after it was planned, moved or
    /// came into another state. A meeting of a zone or a trust has no school, and changes nothing.
    func findMeetings(beside meeting: ID<Meeting>) throws {
        try writing.run(
            MeetingStanding.found(
                where: "s.urn = (SELECT k.school FROM meeting k WHERE k.id = \(meeting))",
                authority, on: today))
    }
}
