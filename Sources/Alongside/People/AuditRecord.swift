import Pages
import Reckoning
import Storage

/// A line of the audit log as it is read: who did what to which thing, and when. Ids only, and the
/// name of whoever did it.
package struct AuditRecord: Codable, Sendable {
    package let seq: Int
    package let at: Instant
    package let person: String
    package let name: String
    package let act: String
    package let subject: String
    package let detail: String
}

/// A part of the audit log, newest first.
package struct AuditPart: Codable, Sendable {
    package let lines: [AuditRecord]
    /// Where the next part begins, to be asked for as `before`; nil at the end.
    package let next: Int?
}

/// What the audit log is narrowed to.
package struct AuditFilter: Sendable {
    static let size = 100

    /// A person's id, account name or part of their name; `system` for what nobody did by name.
    package let person: String
    package let act: String
    package let subject: String
    package let day: Day?
    package let before: Int?
    private let bounds: (from: Instant, to: Instant)?

    package init(_ visit: Visit) throws {
        let query = visit.query
        var form = FieldReader(query)
        day = form.optional(Field("day", "Day", .day))
        before = form.optional(Field("before", "Before", .number))
        try form.finish()
        (person, act, subject) = (query["person"], query["act"], query["subject"])
        let zone = visit.authority.timeZone
        bounds = day.map { day in
            (
                zone.instant(of: LocalTime(day: day, minute: 0)),
                zone.instant(of: LocalTime(day: day.adding(days: 1), minute: 0))
            )
        }
    }

    /// The filters as a query, to which a place in the log can be added.
    var query: String {
        [("person", person), ("act", act), ("subject", subject), ("day", day?.iso ?? "")]
            .filter { !$0.1.isEmpty }.map { "\($0.0)=\(Address.escaped($0.1))&" }.joined()
    }

    private var conditions: SQL {
        var conditions: [SQL] = []
        if !person.isEmpty {
            let pattern = "%\(Like.escaped(person.lowercased()))%"
            conditions.append(
                """
                (l.person = \(person) OR l.person IN (SELECT p.id FROM person p
                LEFT JOIN account a ON a.person = p.id
                WHERE lower(p.name) LIKE \(pattern) ESCAPE '!' OR a.name = \(person.lowercased())))
                """)
        }
        if !act.isEmpty { conditions.append("l.act = \(act)") }
        if !subject.isEmpty { conditions.append(about) }
        if let bounds { conditions.append("l.at >= \(bounds.from) AND l.at < \(bounds.to)") }
        if let before { conditions.append("l.seq < \(before)") }
        return .all(conditions)
    }

    /// What was done to it; of a child also the lists of its schools, in which it may have stood.
    private var about: SQL {
        guard subject.hasPrefix("child:") else { return "l.subject = \(subject)" }
        let child = String(subject.dropFirst("child:".count))
        return """
            (l.subject = \(subject) OR (l.act = 'ReadChildren' AND l.subject IN (
            SELECT 'school:' || CAST(ch.school AS TEXT) FROM child ch WHERE ch.id = \(child)
            UNION SELECT 'school:' || CAST(cm.from_school AS TEXT) FROM child_move cm
            WHERE cm.child = \(child))))
            """
    }

    /// The lines that fit, newest first; by default as many as a page shows.
    package func lines(limit: Int = size, in database: any Connection) throws -> AuditPart {
        let lines = try database.all(
            """
            SELECT l.seq, l.at, l.person, coalesce(p.name, ''), l.act, l.subject, l.detail
            FROM audit l LEFT JOIN person p ON p.id = l.person
            WHERE \(conditions) ORDER BY l.seq DESC LIMIT \(limit + 1)
            """
        ) { row in
            AuditRecord(
                seq: try row[0], at: try row[1], person: try row[2], name: try row[3],
                act: try row[4], subject: try row[5], detail: try row[6])
        }
        return AuditPart(
            lines: Array(lines.prefix(limit)),
            next: lines.count > limit ? lines[limit - 1].seq : nil)
    }
}
