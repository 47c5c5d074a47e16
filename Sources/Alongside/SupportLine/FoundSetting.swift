import Reckoning
import Storage

/// A setting that fits what an adviser typed, with its zone and the zone's team.
struct FoundSetting: Sendable {
    let urn: URN
    let name: String
    /// "Norwich, NR99 1AA".
    let place: String
    let zone: String?
    /// "Sana Wells, SEND adviser".
    let team: [String]
    /// The last call about it.
    let last: CallSummary?

    /// By name, town, postcode or URN; the one that is chosen already comes first.
    static func find(
        _ typed: String, chosen: URN?, for person: Person, _ authority: Authority, on day: Day,
        in database: any Connection
    ) throws -> [FoundSetting] {
        var schools = try chosen.flatMap { try School.find($0, on: day, in: database) }.map { [$0] } ?? []
        schools += try search(typed, on: day, in: database).filter { $0.urn != chosen }
        let teams = try teams(of: schools.compactMap(\.zone), authority, on: day, in: database)
        let calls = try CallSummary.last(about: schools.map(\.urn), for: person, in: database)
        return schools.map { school in
            FoundSetting(
                urn: school.urn, name: school.name,
                place: [school.town, school.postcode].filter { !$0.isEmpty }.joined(separator: ", "),
                zone: school.zone.map { authority.zone($0)?.name ?? $0 },
                team: school.zone.flatMap { teams[$0] } ?? [],
                last: calls.first { $0.school == school.urn })
        }
    }

    private static func search(
        _ typed: String, on day: Day, in database: any Connection
    ) throws -> [School] {
        let typed = String(typed.prefix(100))
        if let urn = URN(typed) {
            return try School.find(urn, on: day, in: database).map { [$0] } ?? []
        }
        if let postcode = Postcode(typed) {
            guard let place = try PostcodePlace.find(postcode, in: database) else { return [] }
            return try School.nearest(
                easting: place.easting, northing: place.northing, on: day, in: database
            ).map(\.school)
        }
        return try School.search(typed, limit: 6, on: day, in: database)
    }

    /// Who holds the posts of some zones, by the zone's code: one query.
    private static func teams(
        of zones: [String], _ authority: Authority, on day: Day, in database: any Connection
    ) throws -> [String: [String]] {
        guard !zones.isEmpty else { return [:] }
        var teams: [String: [String]] = [:]
        try database.each(
            """
            SELECT po.scope_value, po.role, p.name FROM post po JOIN person p ON p.id = po.person
            WHERE po.scope_kind = 'zone' AND po.scope_value IN \(list: Set(zones).sorted())
            AND po.from_day <= \(day) AND (po.until_day IS NULL OR po.until_day > \(day))
            ORDER BY po.role, p.name
            """
        ) { row in
            let role: Role = try row[1]
            teams[try row[0], default: []].append("\(try row[2] as String), \(authority.name(of: role))")
        }
        return teams
    }
}
