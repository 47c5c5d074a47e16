import Pages
import Reckoning
import Storage

/// Somebody with an account, as administrators see them.
package struct PersonRecord: Codable, Sendable {
    package let id: ID<Person>
    package let name: String
    package let email: String
    package let account: String
    package let state: Account.State
    /// Whether they have yet to choose a password of their own.
    package let mustChangePassword: Bool
    package var posts: [PostRecord] = []

    init(row: Row) throws {
        id = try row[0]
        name = try row[1]
        email = try row[2]
        account = try row[3]
        state = try row[4]
        mustChangePassword = try row[5]
    }

    static let columns: SQL = "p.id, p.name, p.email, a.name, a.state, a.must_change"
}

/// A page of the list of people, and what was asked for.
package struct PeopleList: Codable, Sendable {
    package static let size = 50

    package let total: Int
    package let page: Int
    package var people: [PersonRecord]
}

/// What a list of people is narrowed to.
package struct PeopleFilter: Sendable {
    package let name: String
    package let role: Role?
    package let zone: String
    package let page: Int

    package init(_ query: Given) {
        name = query["name"]
        role = Role(rawValue: query["role"])
        zone = query["zone"]
        page = Int(query["page"]) ?? 1
    }

    /// The filters as a query, to which a page's number can be added.
    var query: String {
        [("name", name), ("role", role?.rawValue ?? ""), ("zone", zone)]
            .filter { !$0.1.isEmpty }.map { "\($0.0)=\(Address.escaped($0.1))&" }.joined()
    }

    private func conditions(_ today: Day) -> SQL {
        var conditions: [SQL] = []
        if !name.isEmpty {
            let pattern = "%\(Like.escaped(name))%"
            conditions.append(
                """
                (lower(p.name) LIKE \(pattern.lowercased()) ESCAPE '!' OR p.name LIKE \(pattern) ESCAPE '!'
                OR a.name LIKE \(pattern.lowercased()) ESCAPE '!')
                """)
        }
        let held: SQL =
            "po.person = p.id AND po.from_day <= \(today) AND (po.until_day IS NULL OR po.until_day > \(today))"
        if let role {
            conditions.append("EXISTS (SELECT 1 FROM post po WHERE \(held) AND po.role = \(role))")
        }
        if !zone.isEmpty {
            let schools: SQL = """
                SELECT CAST(zm.school AS TEXT) FROM zone_membership zm WHERE zm.zone = \(zone)
                AND zm.from_day <= \(today) AND (zm.until_day IS NULL OR zm.until_day > \(today))
                """
            conditions.append(
                """
                EXISTS (SELECT 1 FROM post po WHERE \(held)
                AND ((po.scope_kind = 'zone' AND po.scope_value = \(zone))
                OR (po.scope_kind = 'setting' AND po.scope_value IN (\(schools)))))
                """)
        }
        return .all(conditions)
    }

    /// The people on one page of the list, in order of their names, each with their posts.
    package func people(
        for administrator: Person, under authority: Authority, on today: Day,
        in database: any Connection
    ) throws -> PeopleList {
        let from: SQL = """
            FROM account a JOIN person p ON p.id = a.person
            WHERE \(administrator.accountsInScope) AND \(conditions(today))
            """
        let total = try database.count("SELECT count(*) \(from)")
        let pages = Pagination(page: page, total: total, size: PeopleList.size)
        var list = PeopleList(
            total: total, page: pages.page,
            people: try database.all(
                """
                SELECT \(PersonRecord.columns) \(from) ORDER BY p.name, p.id
                LIMIT \(pages.size) OFFSET \(pages.offset)
                """
            ) { try PersonRecord(row: $0) })
        let posts = try PostRecord.of(
            list.people.map(\.id), under: authority, on: today, in: database)
        for index in list.people.indices { list.people[index].posts = posts[list.people[index].id] ?? [] }
        return list
    }
}

extension PersonRecord {
    /// One person, or nil where there is no such account for this administrator.
    package static func find(
        _ id: ID<Person>, for administrator: Person, under authority: Authority, on today: Day,
        in database: any Connection
    ) throws -> PersonRecord? {
        let found = try database.all(
            """
            SELECT \(columns) FROM account a JOIN person p ON p.id = a.person
            WHERE p.id = \(id) AND \(administrator.accountsInScope)
            """
        ) { try PersonRecord(row: $0) }
        guard var person = found.first else { return nil }
        person.posts = try PostRecord.of([id], under: authority, on: today, in: database)[id] ?? []
        return person
    }
}

/// Patterns of SQL's `LIKE`, in which what was typed stands for itself; `!` marks it.
enum Like {
    static func escaped(_ text: String) -> String {
        text.replacing("!", with: "!!").replacing("%", with: "!%").replacing("_", with: "!_")
    }
}
