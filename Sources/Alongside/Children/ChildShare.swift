import Reckoning
import Storage

/// With whom a child is shared: a zone team or a service, under which basis, why and for how long.
package struct ChildShare: Codable, Sendable, RowReadable {
    package enum Kind: String, Codable, Sendable, StorableText { case zone, service }

    package let kind: Kind
    /// The zone's or the service's code.
    package let value: String
    package let basis: ID<LawfulBasis>
    package let basisKind: String
    package let why: String
    package let from: Day
    /// The first day on which it was no longer shared.
    package let until: Day?

    package init(row: Row) throws {
        kind = try row[0]
        value = try row[1]
        basis = try row[2]
        basisKind = try row[3]
        why = try row[4]
        from = try row[5]
        until = try row[6]
    }

    package func isInForce(on day: Day) -> Bool {
        from <= day && until.map { day < $0 } ?? true
    }

    /// "The zone team of Norwich (North)", "EPSS".
    package func words(_ authority: Authority) -> String {
        switch kind {
        case .zone: "The zone team of \(authority.zone(value)?.name ?? value)"
        case .service: authority.service(value)?.name ?? value
        }
    }

    /// Every share of a child, newest first. It ends with its basis, if not before.
    package static func of(_ child: ID<Child>, in database: any Connection) throws -> [ChildShare] {
        try database.all(
            """
            SELECT cs.kind, cs.value, cs.basis, b.kind, cs.why, cs.from_day,
                CASE WHEN b.until_day IS NULL THEN cs.until_day
                WHEN cs.until_day IS NULL OR b.until_day < cs.until_day THEN b.until_day
                ELSE cs.until_day END
            FROM child_share cs JOIN lawful_basis b ON b.id = cs.basis
            WHERE cs.child = \(child) ORDER BY cs.from_day DESC, cs.kind, cs.value, cs.basis
            """)
    }
}

/// That somebody saw a child's record: from the audit log.
package struct ChildReading: Codable, Sendable, RowReadable {
    package let person: String
    package let act: String
    package let at: Instant

    package init(row: Row) throws {
        person = try row[0]
        act = try row[1]
        at = try row[2]
    }

    /// The latest of them, newest first, with the lists in which the child may have stood: those of
    /// the school they went to at the time.
    package static func of(
        _ child: ID<Child>, at school: URN, after moves: [ChildMove], in database: any Connection
    ) throws -> [ChildReading] {
        var ways: [SQL] = ["a.subject = \(child.subject)"]
        var since: Instant?
        for move in moves.reversed() {
            ways.append(lists(of: move.from, from: since, until: move.movedAt))
            since = move.movedAt
        }
        ways.append(lists(of: school, from: since, until: nil))
        let subjects = [child.subject, school.subject] + moves.map(\.from.subject)
        return try database.all(
            """
            SELECT coalesce(p.name, 'Alongside itself'), a.act, a.at FROM audit a
            LEFT JOIN person p ON p.id = a.person
            WHERE a.subject IN \(list: subjects) AND (\(SQL.any(ways)))
            ORDER BY a.seq DESC LIMIT 50
            """)
    }

    private static func lists(of school: URN, from: Instant?, until: Instant?) -> SQL {
        var conditions: [SQL] = ["a.subject = \(school.subject)", "a.act = 'ReadChildren'"]
        if let from { conditions.append("a.at >= \(from)") }
        if let until { conditions.append("a.at < \(until)") }
        return "(\(SQL.all(conditions)))"
    }

    /// "Read it": what they did.
    package var words: String {
        switch act {
        case "ReadChild": "Read it"
        case "ReadChildren": "Opened a list of the school’s children"
        default: "Changed it"
        }
    }
}
