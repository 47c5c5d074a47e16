import Reckoning
import Storage

/// Who knows a school, role by role: who is named for it, and who came last.
package struct KnownBy: Codable, Sendable {
    struct Role: Codable, Sendable {
        let role: String
        /// Named today.
        let named: NamedPerson?
        /// Whether they still hold the role in the school's zone; a plan leaves out who does not.
        let isStillThere: Bool
        /// Named from a day to come.
        let next: NamedPerson?
        let cameLast: CameLast?

        /// With whom the next plan keeps.
        var keepsTo: ID<Person>? { named.flatMap { isStillThere ? $0.person : nil } ?? cameLast?.person }
    }

    let school: URN
    let name: String
    let roles: [Role]

    static func find(
        _ school: URN, for person: Person, _ rules: PlanningRules, on today: Day,
        in database: any Connection
    ) throws -> KnownBy? {
        let mine = person.scope(.seeSchool).schools("s.urn", on: today)
        let name: String? = try database.value(
            "SELECT s.name FROM school s WHERE s.urn = \(school) AND (\(mine))")
        guard let name else { return nil }
        let seats = rules.namedSeats
        let named = try NamedPerson.ahead("np.school = \(school)", on: today, in: database)
        let came = try CameLast.all(
            "m.school = \(school)", roles: seats.map(\.role), on: today, in: database)
        let could = try candidates(seats, for: school, on: today, in: database)
        return KnownBy(
            school: school, name: name,
            roles: seats.map { seat in
                let mine = named.filter { $0.role == seat.role }
                let now = mine.first { $0.from <= today }
                return Role(
                    role: seat.role, named: now,
                    isStillThere: could.contains { $0.role == seat.role && $0.person == now?.person },
                    next: mine.first { $0.from > today },
                    cameLast: came.first { one in
                        one.role == seat.role
                            && could.contains { $0.role == seat.role && $0.person == one.person }
                    })
            })
    }

    struct Candidate: Sendable { let role: String, person: ID<Person>, name: String }

    static func candidates(
        _ seats: [PlanningRules.Seat], for school: URN, on day: Day, in database: any Connection
    ) throws -> [Candidate] {
        let could = NamedPerson.candidates(seats, school: school, on: day)
        return try database.all(
            """
            SELECT c.role, c.person, p.name FROM (\(could)) c JOIN person p ON p.id = c.person
            ORDER BY p.name, p.id
            """
        ) { Candidate(role: try $0[0], person: try $0[1], name: try $0[2]) }
    }
}

/// The schools that somebody knows: for which they are named, and where they came last.
package struct SchoolsKnown: Codable, Sendable {
    let person: ID<Person>
    let name: String
    let named: [NamedPerson]
    /// Where nobody is named in their role and they came to the last meeting.
    let cameLast: [CameLast]

    static func find(
        _ id: ID<Person>, for reader: Person, _ rules: PlanningRules, on today: Day,
        in database: any Connection
    ) throws -> SchoolsKnown? {
        let mine = reader.workingTime(of: "p.id", on: today)
        let name: String? = try database.value(
            "SELECT p.name FROM person p WHERE p.id = \(id) AND (\(mine))")
        guard let name else { return nil }
        let roles = rules.namedSeats.map(\.role)
        let ofTheirs: SQL = """
            m.school IN (SELECT mm.school FROM meeting mm JOIN attendance aa ON aa.meeting = mm.id
                WHERE aa.person = \(id) AND mm.school IS NOT NULL)
            """
        let came = try CameLast.all(ofTheirs, roles: roles, on: today, in: database)
            .filter { $0.person == id }
        let taken = try NamedPerson.ahead(
            "np.from_day <= \(today) AND np.school IN \(list: came.map(\.school))", on: today, in: database)
        return SchoolsKnown(
            person: id, name: name,
            named: try NamedPerson.ahead("np.person = \(id)", on: today, in: database),
            cameLast: came.filter { one in
                !taken.contains { $0.school == one.school && $0.role == one.role }
            })
    }
}
