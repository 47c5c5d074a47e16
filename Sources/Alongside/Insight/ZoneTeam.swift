import Pages
import Reckoning
import Storage

/// The team around a zone's schools: the roles that the authority names, who holds them today, and
/// how each is reached.
package struct ZoneTeam: Codable, Sendable {
    package struct Member: Codable, Sendable {
        package let role: String
        package let does: String
        /// Who holds a post in this role for the zone today; empty where nobody does.
        package let people: [String]
        /// "SEND and Inclusion Support Line, 0333 313 7165".
        package let reachedBy: String
    }

    package let members: [Member]
    /// How it looks on a page; no part of its JSON.
    var html: HTML = ""

    private enum CodingKeys: CodingKey { case members }

    fileprivate init(_ people: [ZonePeople.Holder], _ authority: Authority, on today: Day) {
        members = authority.zoneTeam(on: today).map { role in
            Member(
                role: authority.role(role.role)?.name ?? role.role, does: role.does,
                people: people.filter { $0.role == role.role }.map(\.name),
                reachedBy: ZoneTeam.reach(role, authority, on: today))
        }
        html = drawn
    }

    private static func reach(
        _ role: ZoneTeamRole, _ authority: Authority, on today: Day
    ) -> String {
        if let code = role.contact, let contact = authority.contact(code, on: today) {
            return ([contact.name] + contact.telephones.prefix(1) + contact.emails.prefix(1))
                .joined(separator: ", ")
        }
        let line = role.line.flatMap { authority.line($0) } ?? authority.line
        return "\(line.name), \(line.number)"
    }
}

/// The teams of all zones, in memory: each page of a school or a zone shows one.
final class ZoneTeams: Kept {
    static let subject = ZonePeople.subject

    private let teams: [String: ZoneTeam]

    static func load(
        for house: House, on day: Day, in database: any Connection
    ) throws -> ZoneTeams {
        let people = try house.zonePeople(database)
        let codes = Set(house.authority.zones.map(\.code))
        return ZoneTeams(codes.map { ($0, ZoneTeam(people[$0], house.authority, on: day)) })
    }

    private init(_ teams: [(String, ZoneTeam)]) {
        self.teams = Dictionary(uniqueKeysWithValues: teams)
    }

    subscript(zone: String) -> ZoneTeam? { teams[zone] }
}
