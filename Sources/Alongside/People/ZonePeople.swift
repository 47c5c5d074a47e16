import Reckoning
import Storage

/// Who holds the posts of each zone on a day, in memory: every page of a school or a zone names
/// them, and they change when somebody starts or leaves.
package final class ZonePeople: Kept {
    package static let subject = "posts"

    package struct Holder: Sendable {
        /// The role's code.
        package let role: String
        package let name: String
    }

    /// By the zone's code, whoever has held a post longest first.
    private let holders: [String: [Holder]]

    package static func load(
        for house: House, on day: Day, in database: any Connection
    ) throws -> ZonePeople {
        var holders: [String: [Holder]] = [:]
        try database.each(
            """
            SELECT po.scope_value, po.role, p.name FROM post po JOIN person p ON p.id = po.person
            WHERE po.scope_kind = 'zone' AND po.from_day <= \(day)
            AND (po.until_day IS NULL OR po.until_day > \(day)) ORDER BY po.from_day, p.name
            """
        ) { row in
            holders[try row[0], default: []].append(Holder(role: try row[1], name: try row[2]))
        }
        return ZonePeople(holders)
    }

    private init(_ holders: [String: [Holder]]) { self.holders = holders }

    package subscript(zone: String) -> [Holder] { holders[zone] ?? [] }
}

extension House {
    /// Who holds the zones' posts today.
    package func zonePeople(_ database: any Connection) throws -> ZonePeople {
        try kept(ZonePeople.self, database)
    }
}
