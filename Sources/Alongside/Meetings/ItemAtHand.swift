import Pages
import Reckoning
import Storage

/// An agenda item as an act finds it, with what it is about.
struct ItemAtHand: Sendable, RowReadable {
    let id: ID<AgendaItem>
    let meeting: ID<Meeting>
    let position: Int
    let concern: ID<Concern>?
    let concernState: Concern.State?
    let reviewOf: ID<SupportRequest>?
    let requestState: SupportRequest.State?
    let focus: Focus?
    let child: ID<Child>?
    let decision: String?
    let question: String
    let pathway: String?
    let outcome: SupportRequest.Outcome?
    let going: ReviewSupport.Going?
    let next: String
    let isDecided: Bool
    let version: Int
    let recordedBy: String?
    let recordedAt: Instant?
    /// Whether it is about no child, or one shared with the zone under a basis in force.
    let mayBeDiscussed: Bool

    init(row: Row) throws {
        id = try row[0]
        meeting = try row[1]
        position = try row[2]
        concern = try row[3]
        concernState = try row[4]
        reviewOf = try row[5]
        requestState = try row[6]
        focus = try row[7]
        child = try row[8]
        decision = try row[9]
        question = try row[10]
        pathway = try row[11]
        outcome = try row[12]
        going = try row[13]
        next = try row[14]
        isDecided = try row[15]
        version = try row[16]
        recordedBy = try row[17]
        recordedAt = try row[18]
        mayBeDiscussed = try row[19]
    }

    static func all(
        where condition: SQL, on today: Day, in database: any Connection
    ) throws -> [ItemAtHand] {
        try database.all(
            """
            SELECT i.id, i.meeting, i.position, i.concern, c.state, i.review_of, r.state,
                coalesce(c.focus, r.focus), coalesce(c.child, r.child), i.decision, i.question,
                i.pathway, i.outcome, i.going, i.next, i.decided_at IS NOT NULL, i.version, p.name,
                i.recorded_at, \(AgendaItemRecord.mayBeDiscussed(on: today))
            FROM agenda_item i JOIN meeting m ON m.id = i.meeting
            LEFT JOIN concern c ON c.id = i.concern
            LEFT JOIN support_request r ON r.id = i.review_of
            LEFT JOIN person p ON p.id = i.recorded_by
            WHERE \(condition) ORDER BY i.position, i.id
            """)
    }

    /// "Item 3": how it is named where its title may not be shown.
    var words: String { "Item \(position)" }
}

extension Occasion {
    /// The item an act is done to.
    func item(_ id: ID<AgendaItem>) throws -> ItemAtHand {
        let found = try ItemAtHand.all(where: "i.id = \(id)", on: today, in: database)
        guard let item = found.first else { throw NotThere() }
        return item
    }

    func items(of meeting: ID<Meeting>) throws -> [ItemAtHand] {
        try ItemAtHand.all(where: "i.meeting = \(meeting)", on: today, in: database)
    }

    /// Whether the person holds the meeting of an item, and may know of its child.
    func mayRecord(_ item: ID<AgendaItem>) throws -> Bool {
        let children = person.scope(.seeChild).children(
            "coalesce(c.child, r.child, m.child)", on: today)
        return try database.exists(
            """
            SELECT 1 FROM agenda_item i JOIN meeting m ON m.id = i.meeting
            LEFT JOIN concern c ON c.id = i.concern
            LEFT JOIN support_request r ON r.id = i.review_of
            WHERE i.id = \(item) AND \(person.scope(.holdMeeting).meetings(on: today))
            AND (coalesce(c.child, r.child, m.child) IS NULL OR \(children))
            """)
    }
}
