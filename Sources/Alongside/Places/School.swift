import Reckoning
import Storage

/// A school or other setting as it is held, with its zone and its trust on a day.
package struct School: Sendable, Codable, RowReadable {
    package enum Status: String, Sendable, Codable, CaseIterable, StorableText {
        case open, closed, proposed
    }

    package let urn: URN
    package let name: String
    package let kind: SchoolKind
    /// "Primary", "Secondary", as the register has it.
    package let phase: String
    package let typeName: String
    package let status: Status
    package let opened: Day?
    package let closed: Day?
    package let street: String
    package let town: String
    package let postcode: String
    package let easting: Int?
    package let northing: Int?
    package let district: String
    package let lowAge: Int?
    package let highAge: Int?
    package let pupils: Int?
    package let telephone: String
    package let website: String
    package let version: Int
    /// The zone's code on the day; nil where none is recorded.
    package let zone: String?
    package let zoneFrom: Day?
    package let zoneUntil: Day?
    package let trust: Int?
    package let trustName: String?

    package init(row: Row) throws {
        urn = try row[0]
        name = try row[1]
        kind = SchoolKind(rawValue: try row[2]) ?? .other
        phase = try row[3]
        typeName = try row[4]
        status = try row[5]
        opened = try row[6]
        closed = try row[7]
        street = try row[8]
        town = try row[9]
        postcode = try row[10]
        easting = try row[11]
        northing = try row[12]
        district = try row[13]
        lowAge = try row[14]
        highAge = try row[15]
        pupils = try row[16]
        telephone = try row[17]
        website = try row[18]
        version = try row[19]
        zone = try row[20]
        zoneFrom = try row[21]
        zoneUntil = try row[22]
        trust = try row[23]
        trustName = try row[24]
    }
}

extension Person {
    /// Whether the page of a school is there for this person.
    package func maySee(
        _ school: URN, on today: Day, in database: any Connection
    ) throws -> Bool {
        let mine = scope(.seeSchool).schools("s.urn", on: today)
        return try database.exists("SELECT 1 FROM school s WHERE s.urn = \(school) AND \(mine)")
    }
}

extension School {
    /// What is read of schools as at a day; `conditions` speak of the school as `s`.
    package static func query(on day: Day, _ conditions: SQL) -> SQL {
        """
        SELECT s.urn, s.name, s.kind, s.phase, s.type_name, s.status, s.opened_day, s.closed_day,
            s.street, s.town, s.postcode, s.easting, s.northing, s.district, s.low_age,
            s.high_age, s.pupils, s.telephone, s.website, s.version, zm.zone, zm.from_day,
            zm.until_day, tm.trust, t.name
        FROM school s
        LEFT JOIN zone_membership zm ON zm.school = s.urn AND zm.from_day <= \(day)
            AND (zm.until_day IS NULL OR zm.until_day > \(day))
        LEFT JOIN trust_membership tm ON tm.school = s.urn AND tm.from_day <= \(day)
            AND (tm.until_day IS NULL OR tm.until_day > \(day))
        LEFT JOIN trust t ON t.uid = tm.trust
        \(conditions)
        """
    }

    package static func find(
        _ urn: URN, on day: Day, in database: any Connection
    ) throws -> School? {
        try database.first(query(on: day, "WHERE s.urn = \(urn)"))
    }

    /// Open schools that no zone is recorded for on a day, by name.
    package static func withoutZone(on day: Day, in database: any Connection) throws -> [School] {
        try database.all(
            query(on: day, "WHERE s.status <> 'closed' AND zm.zone IS NULL ORDER BY s.name, s.urn"))
    }

    package enum LinkDirection: Sendable { case predecessors, successors }

    package var isClosed: Bool { status == .closed }

    /// Where it is: street, town, postcode, as far as they are known.
    package var address: String {
        [street, town, postcode].filter { !$0.isEmpty }.joined(separator: ", ")
    }
}
