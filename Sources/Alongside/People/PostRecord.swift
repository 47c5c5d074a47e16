import Reckoning
import Storage

/// A post as it is read: with the words for its role and place, and whether it is held today.
package struct PostRecord: Codable, Sendable {
    package enum Standing: String, Codable, Sendable {
        case held, planned, ended
    }

    package let id: ID<Post>
    package let role: Role
    package let roleName: String
    package let scope: String
    /// The setting's URN, the trust's number, the zone's or service's code; empty for the county.
    package let place: String
    package let placeName: String
    package let from: Day
    /// The first day it is no longer held.
    package let until: Day?
    package let standing: Standing

    /// The posts of several people, the newest first, in three queries whatever their number.
    package static func of(
        _ people: [ID<Person>], under authority: Authority, on today: Day,
        in database: any Connection
    ) throws -> [ID<Person>: [PostRecord]] {
        let rows = try database.all(
            """
            SELECT id, person, role, scope_kind, scope_value, from_day, until_day FROM post
            WHERE person IN \(list: people) ORDER BY from_day DESC, id DESC
            """
        ) { row in
            PostRow(
                id: try row[0], person: try row[1], role: try row[2], kind: try row[3],
                value: try row[4], from: try row[5], until: try row[6])
        }
        func values(_ kind: PostScope.Kind) -> [Int] {
            rows.filter { $0.kind == kind }.compactMap { Int($0.value) }
        }
        let names = PlaceNames(
            schools: try name("SELECT urn, name FROM school WHERE urn IN \(list: values(.setting))", database),
            trusts: try name("SELECT uid, name FROM trust WHERE uid IN \(list: values(.trust))", database))
        return Dictionary(grouping: rows, by: \.person).mapValues { rows in
            rows.map { $0.record(authority, names, today) }
        }
    }

    private static func name(_ sql: SQL, _ database: any Connection) throws -> [String: String] {
        let pairs = try database.all(sql) { row in ("\(try row[0] as Int)", try row[1] as String) }
        return Dictionary(pairs) { first, _ in first }
    }
}

private struct PlaceNames {
    let schools: [String: String]
    let trusts: [String: String]
}

private struct PostRow {
    let id: ID<Post>
    let person: ID<Person>
    let role: Role
    let kind: PostScope.Kind
    let value: String
    let from: Day
    let until: Day?

    func record(_ authority: Authority, _ names: PlaceNames, _ today: Day) -> PostRecord {
        let isEnded = until.map { $0 <= today } ?? false
        return PostRecord(
            id: id, role: role, roleName: authority.name(of: role), scope: kind.rawValue,
            place: value, placeName: placeName(authority, names), from: from, until: until,
            standing: isEnded ? .ended : from > today ? .planned : .held)
    }

    private func placeName(_ authority: Authority, _ names: PlaceNames) -> String {
        switch kind {
        case .county: authority.name
        case .zone: authority.zone(value)?.name ?? value
        case .service: authority.service(value)?.shortName ?? value
        case .setting: names.schools[value] ?? value
        case .trust: names.trusts[value] ?? value
        }
    }
}
