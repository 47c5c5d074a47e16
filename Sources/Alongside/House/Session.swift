import Reckoning
import Storage

/// A browser that somebody has signed in with. It lives in the database, so that every server
/// process knows it, and ends when it is idle, too old or signed out.
package struct Session: Sendable {
    package let id: String
    package let person: ID<Person>
    package let name: String
    /// What forms carry against forged posts.
    package let token: String
    package let startedAt: Instant
    package let seenAt: Instant
    package let isEnded: Bool
    /// Whether the password was set by somebody else, and has to be changed before anything else.
    package let mustChangePassword: Bool

    /// Finds the session of a cookie's secret with the posts that its person holds on a day, in one
    /// query; nil where there is none. It may have ended.
    package static func find(
        _ secret: String, on day: Day, in database: any Connection
    ) throws -> (session: Session, person: Person)? {
        var found: Session?
        var posts: [(id: String, post: Post)] = []
        try database.each(
            """
            SELECT s.id, s.person, p.name, s.token, s.started_at, s.seen_at,
                s.ended_at IS NOT NULL OR a.state <> 'open', a.must_change,
                po.id, po.role, po.scope_kind, po.scope_value, po.from_day, po.until_day
            FROM session s JOIN person p ON p.id = s.person JOIN account a ON a.person = p.id
            LEFT JOIN post po ON po.person = s.person AND po.from_day <= \(day)
                AND (po.until_day IS NULL OR po.until_day > \(day))
            WHERE s.id = \(Secret.digest(secret))
            """
        ) { row in
            if found == nil {
                found = try Session(
                    id: row[0], person: row[1], name: row[2], token: row[3], startedAt: row[4],
                    seenAt: row[5], isEnded: row[6], mustChangePassword: row[7])
            }
            guard let id: String = try row[8] else { return }
            let scope = PostScope(try row[10], try row[11])
            posts.append((id, Post(try row[9], scope, from: try row[12], until: try row[13])))
        }
        guard let found else { return nil }
        let held = posts.sorted { ($0.post.from, $0.id) < ($1.post.from, $1.id) }.map(\.post)
        return (found, Person(id: found.person, name: found.name, posts: held))
    }

    /// Whether it still signs somebody in. A clock that was put back ends sessions from the future
    /// rather than stretching them; five minutes are allowed for servers that disagree.
    package func isInForce(at now: Instant, _ settings: HouseSettings) -> Bool {
        let (idle, age) = (now.seconds(since: seenAt), now.seconds(since: startedAt))
        return !isEnded && idle < settings.idleMinutes * 60 && age < settings.longestHours * 3600
            && idle >= -300 && age >= -300
    }
}

extension Person {
    /// The person of an id, with the posts they hold on a day.
    package static func load(
        _ id: ID<Person>, name: String, on day: Day, from database: any Connection
    ) throws -> Person {
        let posts = try database.all(
            """
            SELECT role, scope_kind, scope_value, from_day, until_day FROM post
            WHERE person = \(id) AND from_day <= \(day)
            AND (until_day IS NULL OR until_day > \(day)) ORDER BY from_day, id
            """
        ) { row in
            try Post(row[0], PostScope(row[1], row[2]), from: row[3], until: row[4])
        }
        return Person(id: id, name: name, posts: posts)
    }
}

extension Person {
    /// The person of an open account, by its name, with the posts they hold on a day.
    package static func ofAccount(
        _ account: String, on day: Day, in database: any Connection
    ) throws -> Person? {
        let found = try database.all(
            """
            SELECT p.id, p.name FROM account a JOIN person p ON p.id = a.person
            WHERE a.name = \(account) AND a.state = 'open'
            """
        ) { row in (id: try row[0] as ID<Person>, name: try row[1] as String) }
        guard let found = found.first else { return nil }
        return try load(found.id, name: found.name, on: day, from: database)
    }
}
