import Reckoning
import Storage

/// A zone's page: its schools with their meetings, concerns, support and days, the quiet ones
/// first of all, and the team around them.
package struct ZoneBoard: Codable, Sendable {
    package let code: String
    package let name: String
    package let phase: String
    /// The kind of meeting its schools have today: "TAS".
    package let meeting: String?
    package let team: ZoneTeam
    package let schools: [SchoolMeasure]
    package let sums: MeasureSums

    var quiet: [SchoolMeasure] { schools.filter(\.isQuiet) }

    /// A fixed number of queries, whatever the number of schools; nil out of scope.
    package static func load(
        _ code: String, for person: Person, _ house: House, in database: any Connection
    ) throws -> ZoneBoard? {
        let (authority, today) = (house.authority, house.today)
        guard let zone = authority.zone(code), person.reaches(zone: code),
            let team = try house.kept(ZoneTeams.self, database)[code]
        else { return nil }
        let schools = try SchoolMeasures(authority: authority, today: today, database: database).of(
            person,
            where: """
                s.urn IN \(School.numbers(inZones: [code], on: today)) AND s.status = 'open'
                ORDER BY s.name, s.urn
                """)
        return ZoneBoard(
            code: code, name: zone.name, phase: zone.phase.name,
            meeting: zone.meeting(on: today).flatMap { authority.meetingKind($0)?.shortName },
            team: team, schools: schools,
            sums: MeasureSums(schools))
    }
}

extension Person {
    /// Whether a post with the right to see zones reaches this one.
    func reaches(zone: String) -> Bool {
        let scope = scope(.seeZone)
        return scope.isCounty || scope.zones.contains(zone)
    }
}
