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
        _ typed: String, chosen: URN?, for person: Person, _ house: House,
        in database: any Connection
    ) throws -> [FoundSetting] {
        let (authority, directory) = (house.authority, try house.schools(database))
        var schools = chosen.flatMap(directory.school).map { [$0] } ?? []
        schools += try search(typed, among: directory, in: database).filter { $0.urn != chosen }
        let people = try house.zonePeople(database)
        let calls = try CallSummary.last(about: schools.map(\.urn), for: person, in: database)
        return schools.map { school in
            FoundSetting(
                urn: school.urn, name: school.name,
                place: [school.town, school.postcode].filter { !$0.isEmpty }.joined(separator: ", "),
                zone: school.zone.map { authority.zone($0)?.name ?? $0 },
                team: school.zone.map { team(people[$0], authority) } ?? [],
                last: calls.first { $0.school == school.urn })
        }
    }

    private static func search(
        _ typed: String, among schools: SchoolDirectory, in database: any Connection
    ) throws -> [School] {
        let typed = String(typed.prefix(100))
        if let urn = URN(typed) { return schools.school(urn).map { [$0] } ?? [] }
        guard let postcode = Postcode(typed) else { return schools.search(typed, limit: 6) }
        guard let place = try PostcodePlace.find(postcode, in: database) else { return [] }
        return schools.nearest(easting: place.easting, northing: place.northing).map(\.school)
    }

    private static func team(_ holders: [ZonePeople.Holder], _ authority: Authority) -> [String] {
        holders.sorted { ($0.role, $0.name) < ($1.role, $1.name) }.map { holder in
            "\(holder.name), \(Role(rawValue: holder.role).map(authority.name(of:)) ?? holder.role)"
        }
    }
}
