import Reckoning
import Storage

/// What a meeting's agenda is drawn from: the school's waiting concerns and the support that has
/// come back for review. The pack shows it while it is open; closing the pack freezes it.
struct AgendaDraw: Sendable {
    struct Waiting: Sendable {
        let concern: ID<Concern>
        let focus: Focus
        let title: String
        let child: ID<Child>?
        /// The newest basis in force; nil where there is none, or no child.
        let basis: ID<LawfulBasis>?
        /// The item of the last meeting that dealt with it.
        let last: ID<AgendaItem>?

        var mayBeDiscussed: Bool { child == nil || basis != nil }
    }

    struct Review: Sendable {
        let request: ID<SupportRequest>
        let title: String
        let child: ID<Child>?
        let basis: ID<LawfulBasis>?

        var mayBeDiscussed: Bool { child == nil || basis != nil }
    }

    let concerns: [Waiting]
    let reviews: [Review]

    /// The concerns that stay behind because a child has no lawful basis in force.
    var leftOut: [ID<Concern>] { concerns.filter { !$0.mayBeDiscussed }.map(\.concern) }

    static func of(
        _ meeting: MeetingAtHand, _ kind: MeetingKind, on today: Day, in database: any Connection
    ) throws -> AgendaDraw {
        // A zone's or a trust's meeting takes up what is put before it, not every school's concerns.
        guard let school = meeting.school else { return AgendaDraw(concerns: [], reviews: []) }
        let focuses = kind.focuses.filter { kind.section(for: $0) != nil }
        let isReviewed = kind.agenda.contains { $0.draws == .support }
        return AgendaDraw(
            concerns: try concerns(of: school, meeting, focuses, on: today, in: database),
            reviews: isReviewed ? try reviews(of: school, meeting, on: today, in: database) : [])
    }

    private static func concerns(
        of school: URN, _ meeting: MeetingAtHand, _ focuses: [Focus], on today: Day,
        in database: any Connection
    ) throws -> [Waiting] {
        let waiting = Concern.State.allCases.filter(\.isWaiting)
        let only: SQL = meeting.child.map { "c.child = \($0)" } ?? "TRUE"
        return try database.all(
            """
            SELECT c.id, c.focus, c.title, c.child, \(basis("c.child", on: today)),
                (SELECT i.id FROM agenda_item i JOIN meeting m ON m.id = i.meeting
                WHERE i.concern = c.id AND m.state = 'published'
                ORDER BY m.day DESC, i.id DESC LIMIT 1)
            FROM concern c WHERE c.school = \(school) AND c.state IN \(list: waiting)
            AND c.focus IN \(list: focuses) AND \(only) ORDER BY c.brought_at, c.id
            """
        ) { row in
            try Waiting(
                concern: row[0], focus: row[1], title: row[2], child: row[3], basis: row[4],
                last: row[5])
        }
    }

    private static func reviews(
        of school: URN, _ meeting: MeetingAtHand, on today: Day, in database: any Connection
    ) throws -> [Review] {
        let only: SQL = meeting.child.map { "r.child = \($0)" } ?? "TRUE"
        let reported = SupportRequest.State.reported
        return try database.all(
            """
            SELECT r.id, c.title, r.child, \(basis("r.child", on: today))
            FROM support_request r JOIN concern c ON c.id = r.concern
            WHERE r.school = \(school) AND r.state = \(reported) AND \(only)
            AND NOT EXISTS (SELECT 1 FROM agenda_item i JOIN meeting m ON m.id = i.meeting
                WHERE i.review_of = r.id AND m.state IN ('pack-closed', 'held'))
            ORDER BY r.requested_at, r.id
            """
        ) { row in
            try Review(request: row[0], title: row[1], child: row[2], basis: row[3])
        }
    }

    /// The newest basis in force for a child, given the column of its id.
    private static func basis(_ child: SQL, on today: Day) -> SQL {
        """
        (SELECT b.id FROM lawful_basis b WHERE b.child = \(child) AND b.from_day <= \(today)
        AND (b.until_day IS NULL OR b.until_day > \(today))
        ORDER BY b.from_day DESC, b.id DESC LIMIT 1)
        """
    }
}
