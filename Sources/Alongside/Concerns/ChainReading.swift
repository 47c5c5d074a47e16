import Reckoning
import Storage

extension Chain {
    /// The chain of a concern, for a reader who may see the concern's school; nil where there is no
    /// such concern. Four queries, however long the chain is.
    package static func of(
        concern id: ID<Concern>, for person: Person, _ authority: Authority, on today: Day,
        in database: any Connection
    ) throws -> Chain? {
        guard let concern = try ChainConcern.find(id, for: person, on: today, in: database) else {
            return nil
        }
        let items = try ChainItem.of(id, in: database)
        let requests = try ChainRequest.of(id, in: database)
        let steps = requests.isEmpty ? [:] : try ChainStep.of(id, in: database)
        let telling = ChainTelling(
            authority: authority, concern: concern, seesDrafts: person.may(.holdMeeting))
        return Chain(links: telling.links(items, requests, steps))
    }
}

/// The concern, as its chain starts from it.
struct ChainConcern: Sendable, RowReadable {
    let id: ID<Concern>
    let state: Concern.State
    let broughtBy: String
    let broughtAt: Instant
    /// Whether the reader may know what was decided: it is about no child, or one in their scope.
    let isOpenToReader: Bool
    /// Whether the reader may open the school's meetings: not where its child has moved to theirs.
    let opensMeetings: Bool

    init(row: Row) throws {
        id = try row[0]
        state = try row[1]
        broughtBy = try row[2]
        broughtAt = try row[3]
        isOpenToReader = try row[4]
        opensMeetings = try row[5]
    }

    static func find(
        _ id: ID<Concern>, for person: Person, on today: Day, in database: any Connection
    ) throws -> ChainConcern? {
        let children = person.scope(.seeChild).children("c.child", on: today)
        let schools = person.scope(.seeSchool).schools("c.school", on: today)
        return try database.first(
            """
            SELECT c.id, c.state, p.name, c.brought_at, c.child IS NULL OR \(children), \(schools)
            FROM concern c JOIN person p ON p.id = c.brought_by WHERE c.id = \(id)
            """)
    }
}

/// The concern on a meeting's agenda, with what was decided.
struct ChainItem: Sendable, RowReadable {
    let meeting: ID<Meeting>
    let kind: MeetingKind.Code
    let day: Day
    let state: String
    let decision: String?
    let recordedBy: String?

    init(row: Row) throws {
        meeting = try row[0]
        kind = MeetingKind.Code(rawValue: try row[1])
        day = try row[2]
        state = try row[3]
        decision = try row[4]
        recordedBy = try row[5]
    }

    /// In the order of the meetings; meetings that were called off are left out.
    static func of(_ concern: ID<Concern>, in database: any Connection) throws -> [ChainItem] {
        try database.all(
            """
            SELECT m.id, m.kind, m.day, m.state, i.decision, p.name FROM agenda_item i
            JOIN meeting m ON m.id = i.meeting LEFT JOIN person p ON p.id = i.recorded_by
            WHERE i.concern = \(concern) AND m.state <> 'cancelled'
            ORDER BY m.day, m.starts_minute, m.id
            """)
    }
}

/// A request for support that the concern led to.
struct ChainRequest: Sendable, RowReadable {
    let id: ID<ChainRequest>
    let service: String
    let state: String
    let practitioner: String?
    let halfDays: Int?
    let halfHoursUsed: Int
    let lastSession: Day?
    let outcome: String?
    let reviewedAt: ID<Meeting>?

    init(row: Row) throws {
        id = try row[0]
        service = try row[1]
        state = try row[2]
        practitioner = try row[3]
        halfDays = try row[4]
        halfHoursUsed = try row[5]
        lastSession = try row[6]
        outcome = try row[7]
        reviewedAt = try row[8]
    }

    static func of(_ concern: ID<Concern>, in database: any Connection) throws -> [ChainRequest] {
        try database.all(
            """
            SELECT r.id, r.service, r.state, p.name, a.half_days,
                (SELECT CAST(coalesce(sum(u.half_hours), 0) AS BIGINT) FROM support_session u
                    WHERE u.request = r.id),
                (SELECT max(u.day) FROM support_session u WHERE u.request = r.id),
                v.outcome, i.meeting
            FROM support_request r LEFT JOIN allocation a ON a.request = r.id
            LEFT JOIN person p ON p.id = a.practitioner
            LEFT JOIN support_review v ON v.request = r.id
            LEFT JOIN agenda_item i ON i.id = v.item
            WHERE r.concern = \(concern) ORDER BY r.requested_at, r.id
            """)
    }
}

/// When a request came into a state, and by whom.
struct ChainStep: Sendable {
    let person: String
    let at: Instant

    /// The last step into each state, by the request's id and the state.
    static func of(
        _ concern: ID<Concern>, in database: any Connection
    ) throws -> [String: ChainStep] {
        var steps: [String: ChainStep] = [:]
        try database.each(
            """
            SELECT st.request, st.state, p.name, st.at FROM request_step st
            JOIN support_request r ON r.id = st.request JOIN person p ON p.id = st.person
            WHERE r.concern = \(concern) ORDER BY st.at, st.id
            """
        ) { row in
            let (request, state): (String, String) = (try row[0], try row[1])
            steps["\(request) \(state)"] = ChainStep(person: try row[2], at: try row[3])
        }
        return steps
    }
}
