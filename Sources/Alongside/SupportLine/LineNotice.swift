import Pages
import Reckoning
import Storage

/// What the line tells a zone's team at once. It names the school, what kind of matter it is, the
/// hour and whom to ask; never a child, nor what was said: the team rings back, or reads the concern
/// that was raised from the call, as far as it is shared with them.
package struct LineNotice: Codable, Sendable, RowReadable {
    package enum Kind: String, Sendable, Codable, CaseIterable, StorableText, FieldValue {
        case urgent
        case zoneTeam = "zone-team"
        case wayForward = "way-forward"
        case request

        var words: String {
            switch self {
            case .urgent: "Imminent exclusion"
            case .zoneTeam: "The school asks for you"
            case .wayForward: "Way Forward Meeting proposed"
            case .request: "Support asked for outside a meeting"
            }
        }

        var tag: HTML {
            switch self {
            case .urgent: Part.tag(words, .red)
            case .zoneTeam, .wayForward, .request: Part.tag(words, .purple)
            }
        }
    }

    package let id: ID<LineNotice>
    package let kind: Kind
    package let call: ID<LineCall>
    package let school: URN?
    package let schoolName: String?
    package let schoolPhone: String?
    package let zone: String?
    package let reason: String
    package let concern: ID<Concern>?
    package let toldBy: String
    package let toldAt: Instant
    package let takenBy: String?
    package let takenAt: Instant?

    package init(row: Row) throws {
        id = try row[0]
        kind = try row[1]
        call = try row[2]
        school = try row[3]
        schoolName = try row[4]
        schoolPhone = try row[5]
        zone = try row[6]
        reason = try row[7]
        concern = try row[8]
        toldBy = try row[9]
        toldAt = try row[10]
        takenBy = try row[11]
        takenAt = try row[12]
    }

    /// What is read of notices `n`; the caller asks for their scope.
    private static func query(where condition: SQL) -> SQL {
        """
        SELECT n.id, n.kind, n.call, n.school, s.name, s.telephone, n.zone, c.reason, n.concern,
            p.name, n.told_at, t.name, n.taken_at
        FROM line_notice n JOIN line_call c ON c.id = n.call JOIN person p ON p.id = n.told_by
        LEFT JOIN school s ON s.urn = n.school LEFT JOIN person t ON t.id = n.taken_by
        WHERE \(condition)
        """
    }

    /// Notices of which this person's zones have to know, and those of the line itself.
    static func scope(_ person: Person, on today: Day) -> SQL {
        let scope = person.scope(.holdMeeting)
        return .any([
            person.scope(.logCall).calls, "n.zone IS NOT NULL AND \(scope.zones("n.zone"))",
            "n.school IS NOT NULL AND \(scope.schools("n.school", on: today))",
        ])
    }

    package static func find(
        _ id: ID<LineNotice>, for person: Person, on today: Day, in database: any Connection
    ) throws -> LineNotice? {
        try database.first(query(where: "n.id = \(id) AND \(scope(person, on: today))"))
    }

    /// Those that nobody has taken, the most pressing first.
    package static func waiting(
        for person: Person, on today: Day, first count: SQL = "100", in database: any Connection
    ) throws -> [LineNotice] {
        try database.all(
            query(
                where: """
                    n.taken_at IS NULL AND \(scope(person, on: today))
                    ORDER BY CASE WHEN n.kind = 'urgent' THEN 0 ELSE 1 END, n.told_at, n.id
                    LIMIT \(count)
                    """))
    }

    /// Whether somebody who sees it may see to it: one of the zone's team; of the line, where no
    /// zone is known.
    func mayBeTaken(by person: Person) -> Bool {
        person.may(.holdMeeting) || zone == nil && person.may(.logCall)
    }

    package static func of(_ call: ID<LineCall>, in database: any Connection) throws -> [LineNotice] {
        try database.all(query(where: "n.call = \(call) ORDER BY n.told_at, n.id"))
    }
}

extension ID<LineNotice> {
    package var subject: String { "notice:\(text)" }
}
