import Reckoning
import Storage

/// What a school is today: its type, phase, trust and zone, and what it was or became.
package struct SchoolFacts: Codable, Sendable {
    package struct Trust: Codable, Sendable {
        package let uid: Int
        package let name: String
    }

    /// A school that this one took the place of, or that took its place.
    package struct Relative: Codable, Sendable {
        package let urn: Int
        package let name: String
        package let isSuccessor: Bool
        package let day: Day?
    }

    package let urn: URN
    package let name: String
    package let kind: String
    package let phase: String
    package let type: String
    package let status: String
    package let opened: Day?
    package let closed: Day?
    package let lowAge: Int?
    package let highAge: Int?
    package let pupils: Int?
    package let town: String
    package let zone: String?
    package let zoneSince: Day?
    package let trust: Trust?
    package var relatives: [Relative] = []

    package var isClosed: Bool { status == "closed" }
    var schoolKind: SchoolKind? { SchoolKind(rawValue: kind) }
}

extension SchoolFacts: RowReadable {
    package init(row: Row) throws {
        urn = try row[0]
        name = try row[1]
        kind = try row[2]
        phase = try row[3]
        type = try row[4]
        status = try row[5]
        opened = try row[6]
        closed = try row[7]
        lowAge = try row[8]
        highAge = try row[9]
        pupils = try row[10]
        town = try row[11]
        zone = try row[12]
        zoneSince = try row[13]
        let uid: Int? = try row[14]
        let trustName: String? = try row[15]
        trust = uid.flatMap { uid in trustName.map { Trust(uid: uid, name: $0) } }
    }

    /// Schools in this reader's scope that fulfil a condition on `s`, with zone and trust of today.
    static func query(_ person: Person, on today: Day, where condition: SQL) -> SQL {
        """
        SELECT s.urn, s.name, s.kind, s.phase, s.type_name, s.status, s.opened_day, s.closed_day,
            s.low_age, s.high_age, s.pupils, s.town, zn.zone, zn.from_day, t.uid, t.name
        FROM school s
        LEFT JOIN zone_membership zn ON zn.school = s.urn AND zn.from_day <= \(today)
            AND (zn.until_day IS NULL OR zn.until_day > \(today))
        LEFT JOIN trust_membership tn ON tn.school = s.urn AND tn.from_day <= \(today)
            AND (tn.until_day IS NULL OR tn.until_day > \(today))
        LEFT JOIN trust t ON t.uid = tn.trust
        WHERE \(person.scope(.seeSchool).schools("s.urn", on: today)) AND \(condition)
        """
    }

    /// One school, or nil where it is not there for this reader.
    static func find(
        _ school: URN, for person: Person, on today: Day, in database: any Connection
    ) throws -> SchoolFacts? {
        let found: SchoolFacts? = try database.first(
            query(person, on: today, where: "s.urn = \(school)"))
        guard var facts = found else { return nil }
        facts.relatives = try database.all(
            """
            SELECT l.successor, coalesce(s.name, ''), TRUE, l.day FROM school_link l
            LEFT JOIN school s ON s.urn = l.successor WHERE l.school = \(school)
            UNION ALL
            SELECT l.school, coalesce(s.name, ''), FALSE, l.day FROM school_link l
            LEFT JOIN school s ON s.urn = l.school WHERE l.successor = \(school)
            """)
        return facts
    }
}

extension SchoolFacts.Relative: RowReadable {
    package init(row: Row) throws {
        urn = try row[0]
        let known: String = try row[1]
        name = known.isEmpty ? "School \(urn)" : known
        isSuccessor = try row[2]
        day = try row[3]
    }
}
