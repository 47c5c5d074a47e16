import Reckoning
import Storage

/// An item of a meeting's agenda, with its record, as it is read.
///
/// An item is a section of the template (welcome, close), a concern, or the review of support. One
/// that is about a child says nothing to a reader outside the child's scope but that it is there.
package struct AgendaItemRecord: Codable, Sendable, RowReadable {
    package let id: ID<AgendaItem>
    package let meeting: ID<Meeting>
    package let position: Int
    /// The code of its section in the kind's agenda.
    package let section: String
    package let isWithheld: Bool
    package let title: String
    package let school: URN?
    package let schoolName: String?
    package let concern: ID<Concern>?
    package let reviewOf: ID<SupportRequest>?
    package let focus: Focus?
    package let offer: String?
    package let child: ID<Child>?
    /// The item of an earlier meeting that carried the concern to this one.
    package let carriedFrom: ID<AgendaItem>?
    package let notes: String
    package let decision: String?
    /// What is asked of a service.
    package let question: String
    package let pathway: String?
    /// A review's outcome, whether the support goes on, and what next.
    package let outcome: SupportRequest.Outcome?
    package let going: ReviewSupport.Going?
    package let next: String
    package let decidedAt: Instant?
    package let recordedBy: String?
    package let version: Int
    /// Whether the zone may discuss it now: it is about no child, or the child is shared with the
    /// zone under a basis in force.
    package let mayBeDiscussed: Bool

    package init(row: Row) throws {
        let visible: Bool = try row[6]
        id = try row[0]
        meeting = try row[1]
        position = try row[2]
        section = try row[3]
        isWithheld = !visible
        title = visible ? try row[4] : "This item is withheld"
        school = try row[7]
        schoolName = try row[8]
        version = try row[24]
        mayBeDiscussed = try row[5]
        decidedAt = try row[22]
        focus = try row[11]
        concern = visible ? try row[9] : nil
        reviewOf = visible ? try row[10] : nil
        offer = visible ? try row[12] : nil
        child = visible ? try row[13] : nil
        carriedFrom = visible ? try row[14] : nil
        notes = visible ? try row[15] : ""
        decision = visible ? try row[16] : nil
        question = visible ? try row[17] : ""
        pathway = visible ? try row[18] : nil
        outcome = visible ? try row[19] : nil
        going = visible ? try row[20] : nil
        next = visible ? try row[21] : ""
        recordedBy = visible ? try row[23] : nil
    }

    /// Whether it is a section of the template: notes only, nothing to decide.
    package var isSection: Bool { focus == nil }
    /// Whether it is the review of support.
    package var isReview: Bool { reviewOf != nil }
    /// Whether what it asks for has been recorded.
    package var isDecided: Bool { isSection || decidedAt != nil }
}

extension AgendaItemRecord {
    /// Whether the child of item `i`, its concern `c` or its request `r`, may be discussed by the
    /// zone of meeting `m`: shared with it under a basis in force.
    static func mayBeDiscussed(on today: Day) -> SQL {
        """
        coalesce(c.child, r.child) IS NULL OR EXISTS (SELECT 1 FROM child_share zs
        JOIN lawful_basis zb ON zb.id = zs.basis
        WHERE zs.child = coalesce(c.child, r.child) AND zs.kind = 'zone' AND zs.value = m.zone
        AND zs.from_day <= \(today) AND (zs.until_day IS NULL OR zs.until_day > \(today))
        AND zb.from_day <= \(today) AND (zb.until_day IS NULL OR zb.until_day > \(today)))
        """
    }

    /// What is read, for a reader whose scope of the meeting has been asked for; the scope of the
    /// child stands here.
    static func query(_ person: Person, on today: Day, where condition: SQL) -> SQL {
        let children = person.scope(.seeChild).children(
            "coalesce(c.child, r.child)", on: today)
        return """
            SELECT i.id, i.meeting, i.position, i.section, i.title, \(mayBeDiscussed(on: today)),
                coalesce(c.child, r.child, m.child) IS NULL
                    OR coalesce(c.child, r.child) IS NOT NULL AND \(children)
                    OR coalesce(c.child, r.child) IS NULL AND \(ofMeeting(person, on: today)),
                coalesce(m.school, c.school, r.school), s.name, i.concern, i.review_of,
                coalesce(c.focus, r.focus), coalesce(c.offer, r.offer),
                coalesce(c.child, r.child), i.carried_from, i.notes, i.decision, i.question,
                i.pathway, i.outcome, i.going, i.next, i.decided_at, p.name, i.version
            FROM agenda_item i JOIN meeting m ON m.id = i.meeting
            LEFT JOIN concern c ON c.id = i.concern
            LEFT JOIN support_request r ON r.id = i.review_of
            LEFT JOIN school s ON s.urn = coalesce(m.school, c.school, r.school)
            LEFT JOIN person p ON p.id = i.recorded_by
            WHERE \(condition)
            """
    }

    private static func ofMeeting(_ person: Person, on today: Day) -> SQL {
        person.scope(.seeChild).children("m.child", on: today)
    }

    /// The items of a meeting, in order.
    package static func of(
        _ meeting: ID<Meeting>, for person: Person, on today: Day, in database: any Connection
    ) throws -> [AgendaItemRecord] {
        try database.all(
            query(person, on: today, where: "i.meeting = \(meeting) ORDER BY i.position, i.id"))
    }

    package static func find(
        _ id: ID<AgendaItem>, for person: Person, on today: Day, in database: any Connection
    ) throws -> AgendaItemRecord? {
        try database.first(query(person, on: today, where: "i.id = \(id)"))
    }

    /// The children that a list of items shows to its reader, for the reading to be written down.
    static func shown(_ items: [AgendaItemRecord]) -> [String] {
        Set(items.compactMap { $0.child?.subject }).sorted()
    }
}
