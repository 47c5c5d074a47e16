import Reckoning
import Storage

/// A request with everything that happened to it, for its page and as JSON.
package struct SupportDetail: Codable, Sendable {
    package let request: SupportRecord
    /// Newest first.
    package let steps: [Step<SupportRequest.State>]
    package let sessions: [SupportSession]
    package let report: SupportReport?
    package let review: SupportReview?
    package let chain: Chain

    /// A request in full, or nil where it is not there for this reader. Texts are read only where
    /// the reader may know them.
    package static func find(
        _ id: ID<SupportRequest>, for person: Person, _ authority: Authority, on today: Day,
        in database: any Connection
    ) throws -> SupportDetail? {
        guard let request = try SupportRecord.find(id, for: person, on: today, in: database),
            let chain = try Chain.of(
                concern: request.concern, for: person, authority, on: today, in: database)
        else { return nil }
        let shown = !request.isWithheld
        return SupportDetail(
            request: request,
            steps: try Step.all(
                from: "request_step", where: "st.request = \(id)", withReasons: shown,
                in: database),
            sessions: shown ? try SupportSession.of(id, in: database) : [],
            report: shown ? try SupportReport.of(id, in: database) : nil,
            review: shown ? try SupportReview.of(id, in: database) : nil, chain: chain)
    }
}

/// Time that was given.
package struct SupportSession: Codable, Sendable, RowReadable {
    package let day: Day
    package let halfHours: Int
    package let what: String
    package let practitioner: String

    package init(row: Row) throws {
        day = try row[0]
        halfHours = try row[1]
        what = try row[2]
        practitioner = try row[3]
    }

    static func of(
        _ id: ID<SupportRequest>, in database: any Connection
    ) throws -> [SupportSession] {
        try database.all(
            """
            SELECT u.day, u.half_hours, u.what, p.name FROM support_session u
            JOIN person p ON p.id = u.practitioner WHERE u.request = \(id)
            ORDER BY u.day DESC, u.logged_at DESC
            """)
    }
}

/// What the practitioner found and recommends.
package struct SupportReport: Codable, Sendable, RowReadable {
    package let findings: String
    package let recommendations: String
    package let reportedBy: String
    package let reportedAt: Instant

    package init(row: Row) throws {
        findings = try row[0]
        recommendations = try row[1]
        reportedBy = try row[2]
        reportedAt = try row[3]
    }

    static func of(_ id: ID<SupportRequest>, in database: any Connection) throws -> SupportReport? {
        try database.first(
            """
            SELECT t.findings, t.recommendations, p.name, t.reported_at FROM support_report t
            JOIN person p ON p.id = t.reported_by WHERE t.request = \(id)
            """)
    }
}

/// What a meeting said came of it.
package struct SupportReview: Codable, Sendable, RowReadable {
    package let meeting: ID<Meeting>
    package let meetingDay: Day
    package let outcome: SupportRequest.Outcome
    package let next: String
    package let reviewedBy: String
    package let reviewedAt: Instant

    package init(row: Row) throws {
        meeting = try row[0]
        meetingDay = try row[1]
        outcome = try row[2]
        next = try row[3]
        reviewedBy = try row[4]
        reviewedAt = try row[5]
    }

    static func of(_ id: ID<SupportRequest>, in database: any Connection) throws -> SupportReview? {
        try database.first(
            """
            SELECT m.id, m.day, v.outcome, v.next, p.name, v.reviewed_at FROM support_review v
            JOIN agenda_item i ON i.id = v.item JOIN meeting m ON m.id = i.meeting
            JOIN person p ON p.id = v.reviewed_by WHERE v.request = \(id)
            """)
    }
}

/// A meeting at which a request can be reviewed: it stands on its agenda.
struct ReviewItem: Sendable, RowReadable {
    let item: ID<AgendaItem>
    let kind: MeetingKind.Code
    let day: Day

    init(row: Row) throws {
        item = try row[0]
        kind = MeetingKind.Code(rawValue: try row[1])
        day = try row[2]
    }

    /// The latest meeting first.
    static func of(_ id: ID<SupportRequest>, in database: any Connection) throws -> [ReviewItem] {
        try database.all(
            """
            SELECT i.id, m.kind, m.day FROM agenda_item i JOIN meeting m ON m.id = i.meeting
            WHERE i.review_of = \(id.text) AND m.state <> 'cancelled'
            ORDER BY m.day DESC, i.id
            """)
    }
}
