import Reckoning
import Storage

/// What somebody is to a service, and how much time they have for it, from one day to another. The
/// zones are those of today.
package struct WorkingPattern: Codable, Sendable, RowReadable {
    package let service: String
    package let profession: String
    package let halfDaysAWeek: Int
    package let from: Day
    /// The first day on which it no longer holds; nil while it has no end.
    package let until: Day?
    package var zones: [String] = []

    package init(row: Row) throws {
        service = try row[0]
        profession = try row[1]
        halfDaysAWeek = try row[2]
        from = try row[3]
        until = try row[4]
    }

    /// Every pattern of a person, the newest first; the caller has asked for the person's scope.
    package static func of(
        _ person: ID<Person>, in database: any Connection
    ) throws -> [WorkingPattern] {
        var patterns: [WorkingPattern] = try database.all(
            """
            SELECT service, profession, half_days_a_week, from_day, until_day FROM practitioner
            WHERE person = \(person) ORDER BY service, from_day DESC
            """)
        var zones: [String: [String]] = [:]
        try database.each(
            "SELECT service, zone FROM practitioner_zone WHERE person = \(person) ORDER BY zone"
        ) { row in zones[try row[0], default: []].append(try row[1]) }
        for index in patterns.indices { patterns[index].zones = zones[patterns[index].service] ?? [] }
        return patterns
    }

    /// "Educational psychologist": as the package calls it.
    package func professionName(_ authority: Authority) -> String {
        let known = authority.service(service)?.professions ?? []
        return known.first { $0.code == profession }?.name ?? profession
    }
}
