import Pages
import Reckoning
import Storage

/// Today for an administrator: accounts, who has no post, posts that end soon, schools that have no
/// zone.
struct TodayAccounts: TodaySection {
    struct Ending: Sendable {
        let person: ID<Person>
        let name: String
        let role: Role
        let until: Day
    }

    let open: Int
    let withoutPost: Int
    let schoolsWithoutZone: Int
    /// Mail that was given up.
    let unsent: Int
    let ending: [Ending]

    static let soonDays = 30

    static func load(_ look: TodayLook) throws -> TodayAccounts {
        let (today, database) = (look.today, look.database)
        return TodayAccounts(
            open: try database.count("SELECT count(*) FROM account WHERE state = 'open'"),
            withoutPost: try database.count(
                """
                SELECT count(*) FROM account a WHERE a.state = 'open' AND NOT EXISTS (
                SELECT 1 FROM post po WHERE po.person = a.person AND po.from_day <= \(today)
                AND (po.until_day IS NULL OR po.until_day > \(today)))
                """),
            schoolsWithoutZone: try database.count(
                """
                SELECT count(*) FROM school s WHERE s.la_code = \(look.authority.laCode)
                AND s.status = 'open' AND NOT EXISTS (
                SELECT 1 FROM zone_membership z WHERE z.school = s.urn AND z.from_day <= \(today)
                AND (z.until_day IS NULL OR z.until_day > \(today)))
                """),
            unsent: try database.count("SELECT count(*) FROM outgoing_mail WHERE state = 'failed'"),
            ending: try database.all(
                """
                SELECT p.id, p.name, po.role, po.until_day FROM post po
                JOIN person p ON p.id = po.person
                WHERE po.until_day > \(today) AND po.until_day <= \(today.adding(days: soonDays))
                ORDER BY po.until_day, p.name LIMIT 100
                """
            ) { row in
                Ending(person: try row[0], name: try row[1], role: try row[2], until: try row[3])
            })
    }

    func html(_ visit: Visit) -> HTML {
        let todos = ending.map { post in
            Part.Todo(
                post.name, to: Address.person(post.person),
                hint: visit.authority.role(post.role.rawValue)?.name ?? post.role.words,
                tag: Part.tag("Ends \(post.until.brief)", .amber))
        }
        return """
            <h2>Accounts</h2>
            \(Part.facts([
                ("\(open)", "open accounts", Address.people),
                ("\(withoutPost)", "of them without a post today", nil),
                ("\(schoolsWithoutZone)", "open schools without a zone", nil),
                ("\(unsent)", "e-mails that could not be sent", Address.mail),
            ]))
            \(board("Posts that end within \(TodayAccounts.soonDays) days", todos, empty: "No post ends soon."))
            """
    }
}
