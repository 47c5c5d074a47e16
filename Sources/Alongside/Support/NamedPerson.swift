import Reckoning
import Storage

/// Somebody of the zone team or of a service who is named for a school, from one day to another: the
/// one with whom its meetings are planned where that can be.
package struct NamedPerson: Codable, Sendable, RowReadable {
    package let school: URN
    package let schoolName: String
    package let role: String
    package let person: ID<Person>
    package let name: String
    package let from: Day
    /// The first day on which they are no longer named; nil while it has no end.
    package let until: Day?

    package init(row: Row) throws {
        school = try row[0]
        schoolName = try row[1]
        role = try row[2]
        person = try row[3]
        name = try row[4]
        from = try row[5]
        until = try row[6]
    }

    /// Those named today or from a day to come, by school and role; `np` is the table.
    package static func ahead(
        _ condition: SQL, on today: Day, in database: any Connection
    ) throws -> [NamedPerson] {
        try database.all(
            """
            SELECT np.school, s.name, np.role, np.person, p.name, np.from_day, np.until_day
            FROM named_person np JOIN school s ON s.urn = np.school JOIN person p ON p.id = np.person
            WHERE \(condition) AND (np.until_day IS NULL OR np.until_day > \(today))
            ORDER BY s.name, np.school, np.role, np.from_day
            """)
    }

    /// Who could be named, as rows of `school`, `role`, `person`: whoever takes such a seat in the
    /// school's zone. Narrowed to a school, a person, or both.
    package static func candidates(
        _ seats: [PlanningRules.Seat], school: URN? = nil, person: ID<Person>? = nil, on day: Day
    ) -> SQL {
        func holds(_ table: SQL) -> SQL {
            "\(table).from_day <= \(day) AND (\(table).until_day IS NULL OR \(table).until_day > \(day))"
        }
        let here: SQL = school.map { "zm.school = \($0)" } ?? "TRUE"
        func isOne(_ column: SQL) -> SQL { person.map { "\(column) = \($0)" } ?? "TRUE" }
        let team = seats.filter { $0.service == nil }.map(\.role)
        var rows: SQL = """
            SELECT zm.school AS school, po.role AS role, po.person AS person FROM zone_membership zm
            JOIN post po ON po.scope_kind = 'zone' AND po.scope_value = zm.zone
            WHERE po.role IN \(list: team) AND \(holds("po")) AND \(holds("zm")) AND \(here)
            AND \(isOne("po.person"))
            """
        for seat in seats {
            guard let service = seat.service else { continue }
            rows = """
                \(rows) UNION SELECT zm.school, \(seat.role), pz.person FROM zone_membership zm
                JOIN practitioner_zone pz ON pz.zone = zm.zone AND pz.service = \(service)
                JOIN practitioner pr ON pr.person = pz.person AND pr.service = pz.service
                WHERE pr.profession IN \(list: seat.professions) AND \(holds("pr")) AND \(holds("zm"))
                AND \(here) AND \(isOne("pz.person"))
                """
        }
        return rows
    }
}

extension PlanningRules {
    /// Seats for which a school has somebody named, one of each role.
    package var namedSeats: [Seat] {
        var seats: [Seat] = []
        for seat in kinds.flatMap(\.seats) where seat.knowsTheSchool {
            if !seats.contains(where: { $0.role == seat.role }) { seats.append(seat) }
        }
        return seats
    }
}

extension Person {
    /// The schools for which this person may name somebody in a role, given the column that holds
    /// the school's number: those whose term they plan; for a role of a service they lead, any.
    package func namesPeople(
        for column: SQL, role: String, _ rules: PlanningRules, on today: Day
    ) -> SQL {
        let all = posts.filter { Access.permissions(of: $0.role).contains(.namePeople) }.map(\.scope)
        let service = rules.namedSeats.first { $0.role == role }?.service
        if let service, all.contains(PostScope(.service, service)) { return "TRUE" }
        return Scope(all.filter { $0.kind != .service }).schools(column, on: today)
    }
}
