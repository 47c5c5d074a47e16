import Pages
import Reckoning
import Storage

/// The Today page: what each post needs first in the morning. Somebody with several posts gets a
/// part for each, that of the main post first.
enum TodayPages {
    static let routes: [Route] = [
        .page("/today", needs: .signedIn, "What is waiting for you today.", show)
    ]

    static func show(_ visit: Visit) async throws -> Page {
        let (person, today, authority) = (try visit.signedIn, visit.today, visit.authority)
        let now = visit.house.now()
        let (sections, drafts) = try await visit.store.read { database in
            let sections = try desks(of: person).map { desk, posts in
                try desk.load(
                    TodayLook(
                        person: person, posts: posts, authority: authority, today: today, now: now,
                        database: database))
            }
            return (sections, try KeptDraft.of(person.id, in: database))
        }
        return Page(
            "Today", wide: true,
            """
            <h1>Today, \(today.long)</h1>
            \(drafts.html(visit))
            \(if: sections.isEmpty, noPost)
            \(sections.map { $0.html(visit) })
            """)
    }

    /// The desks of a person's posts, in the order of the posts.
    static func desks(of person: Person) -> [(Desk, [Post])] {
        var desks: [(Desk, [Post])] = []
        for post in person.posts {
            let desk = Desk(post.role)
            if let index = desks.firstIndex(where: { $0.0 == desk }) {
                desks[index].1.append(post)
            } else {
                desks.append((desk, [post]))
            }
        }
        return desks
    }

    private static var noPost: HTML {
        Part.empty(
            """
            You hold no post today, so there is nothing that you can see yet. Ask your \
            administrator to give you a post. Anyone can \
            \(Link("find a school’s zone", Address.findMyZone).html).
            """)
    }
}

/// A form that was begun and not sent.
struct KeptDraft: Sendable {
    let form: String
    let savedAt: Instant

    static func of(_ person: ID<Person>, in database: any Connection) throws -> [KeptDraft] {
        try database.all(
            """
            SELECT form, saved_at FROM draft WHERE person = \(person)
            ORDER BY saved_at DESC LIMIT 10
            """
        ) { row in KeptDraft(form: try row[0], savedAt: try row[1]) }
    }

    /// What the form is for, from the route table; nil where its page is no more.
    var words: String? {
        let parts = form.split(separator: "/")
        let route = Rooms.routes.first { route in
            let template = route.path.split(separator: "/")
            return route.method == .get && template.count == parts.count
                && zip(template, parts).allSatisfy { $0 == $1 || $0.hasPrefix("{") }
        }
        return route?.summary
    }
}

extension [KeptDraft] {
    func html(_ visit: Visit) -> HTML {
        let todos = compactMap { draft -> Part.Todo? in
            guard let words = draft.words else { return nil }
            let when = visit.authority.timeZone.localTime(of: draft.savedAt).long
            return Part.Todo(
                words, to: draft.form, hint: "Kept on \(when)", tag: Part.tag("Draft", .grey))
        }
        return todos.isEmpty ? "" : "<h2>Go on with</h2>\(Part.tasks(todos))"
    }
}
