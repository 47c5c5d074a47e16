import Reckoning
import Storage

/// How a child's needs are described on a day: a level for every section of one version of a
/// framework. A new profile takes the place of the one before, which is kept. Levels of one version
/// are never compared with another's.
package struct NeedProfile: Sendable, Codable {
    package let id: ID<NeedProfile>
    package let child: ID<Child>
    package let framework: String
    package let version: String
    package let day: Day
    package let isCurrent: Bool
    package var levels: [String: Int] = [:]
}

extension NeedProfile: RowReadable {
    package init(row: Row) throws {
        id = try row[0]
        child = try row[1]
        framework = try row[2]
        version = try row[3]
        day = try row[4]
        isCurrent = try row[5]
    }

    /// A child's profiles, the current one first. The caller has asked for the child's scope and
    /// notes the reading.
    package static func of(
        _ child: ID<Child>, in database: any Connection
    ) throws -> [NeedProfile] {
        var profiles: [NeedProfile] = try database.all(
            """
            SELECT id, child, framework, version, day, is_current FROM need_profile
            WHERE child = \(child) ORDER BY day DESC, id DESC
            """)
        var levels: [ID<NeedProfile>: [String: Int]] = [:]
        try database.each(
            """
            SELECT l.profile, l.section, l.level FROM need_level l
            JOIN need_profile p ON p.id = l.profile WHERE p.child = \(child)
            """
        ) { row in
            let profile: ID<NeedProfile> = try row[0]
            levels[profile, default: [:]][try row[1]] = try row[2] as Int
        }
        for index in profiles.indices { profiles[index].levels = levels[profiles[index].id] ?? [:] }
        return profiles
    }
}
