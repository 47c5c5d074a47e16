import Pages
import Reckoning
import Storage

/// Who can come to a zone's meetings, and when: what a coordinator looks at before planning.
enum PlanningPeoplePages {
    static let routes: [Route] = [
        .page("/planning/people", needs: .right(.planTerm), "Who can come to meetings, and when.", show),
        .data(
            "/api/planning/people", needs: .right(.planTerm),
            "Who can come to meetings: working days, most meetings, leave to come.", read),
    ]

    struct One: Codable, Sendable {
        let person: ID<Person>
        let name: String
        let role: String
        /// Days a week; nil where the usual week is taken.
        let days: Int?
        let mostAWeek: Int?
        let nextLeave: Day?
    }

    static func read(_ visit: Visit) async throws -> [One] {
        let (person, today) = (try visit.signedIn, visit.today)
        let scope = person.scope(.planTerm)
        let roles = Set(visit.authority.planning.kinds.flatMap { $0.seats.map(\.role) })
        let services = Set(visit.authority.planning.kinds.flatMap { $0.seats.compactMap(\.service) })
        return try await visit.store.read { database in
            let ofZone: SQL = """
                SELECT po.person, po.role FROM post po WHERE po.scope_kind = 'zone'
                AND po.role IN \(list: roles.sorted()) AND \(scope.zones("po.scope_value"))
                AND po.from_day <= \(today) AND (po.until_day IS NULL OR po.until_day > \(today))
                UNION SELECT pz.person, pr.profession FROM practitioner_zone pz
                JOIN practitioner pr ON pr.person = pz.person AND pr.service = pz.service
                WHERE pz.service IN \(list: services.sorted()) AND \(scope.zones("pz.zone"))
                AND pr.from_day <= \(today) AND (pr.until_day IS NULL OR pr.until_day > \(today))
                """
            return try database.all(
                """
                SELECT x.person, p.name, x.role, w.most_a_week,
                    (SELECT count(*) FROM working_day d WHERE d.person = w.person AND d.from_day = w.from_day),
                    (SELECT min(l.from_day) FROM leave_period l WHERE l.person = x.person AND l.until_day > \(today))
                FROM (\(ofZone)) x JOIN person p ON p.id = x.person
                LEFT JOIN working_week w ON w.person = x.person AND w.from_day <= \(today)
                    AND (w.until_day IS NULL OR w.until_day > \(today))
                ORDER BY p.name, p.id, x.role
                """
            ) { row in
                let most: Int? = try row[3]
                return One(
                    person: try row[0], name: try row[1], role: try row[2],
                    days: most == nil ? nil : try row[4], mostAWeek: most, nextLeave: try row[5])
            }
        }
    }

    static func show(_ visit: Visit) async throws -> Page {
        let (people, authority) = (try await read(visit), visit.authority)
        let missing = people.count { $0.days == nil }
        let words = PlanWords(people: [:], schools: [:], authority)
        let rows = people.map { one -> [HTML] in
            let role = authority.role(one.role)?.name ?? professionName(one.role, authority) ?? words.role(one.role)
            return [
                Link(one.name, Address.workingTime(one.person)).html, HTML(role),
                one.days.map { "\($0) days" } ?? Part.tag("Usual week", .amber),
                one.mostAWeek.map { "\($0)" } ?? "–", HTML(one.nextLeave?.long ?? "None"),
            ]
        }
        return Page(
            "Who can come, and when", above: [Link("Planning", Address.plans)], wide: true,
            """
            <h1>Who can come, and when</h1>
            <p>\(people.count) people may take a seat at your meetings. \
            \(missing == 0 ? "All have said when they work." : "\(missing) have not said when they work: for them the usual week is taken.")</p>
            \(people.isEmpty
                ? Part.empty("Nobody holds a post in your zones that takes a seat. An administrator gives posts.")
                : Part.table("People", ["Person", "Role", "Works", "Most a week", "Next leave"], rows))
            """)
    }

    private static func professionName(_ code: String, _ authority: Authority) -> String? {
        authority.services.lazy.flatMap(\.professions).first { $0.code == code }?.name
    }
}
