import Reckoning
import Storage

/// How far a post reaches: the whole county, or one zone, trust, setting or service.
package struct PostScope: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable, StorableText {
        case county, zone, trust, setting, service
    }

    package let kind: Kind
    /// The zone's code, the trust's or setting's number, the service's code; empty for the county.
    package let value: String

    package init(_ kind: Kind, _ value: String = "") {
        self.kind = kind
        self.value = value
    }
}

/// A post: a role with a scope, held by a person from one day to another.
///
/// Rights come only from posts in force today.
package struct Post: Sendable, Hashable {
    package let role: Role
    package let scope: PostScope
    package let from: Day
    /// The first day on which the post is no longer held; nil while it has no end.
    package let until: Day?

    package init(_ role: Role, _ scope: PostScope, from: Day, until: Day? = nil) {
        self.role = role
        self.scope = scope
        self.from = from
        self.until = until
    }

    package func isInForce(on day: Day) -> Bool {
        from <= day && until.map { day < $0 } ?? true
    }
}

/// Somebody who uses Alongside, with the posts they hold today.
package struct Person: Sendable {
    package let id: ID<Person>
    package let name: String
    package let posts: [Post]

    package init(id: ID<Person>, name: String, posts: [Post]) {
        self.id = id
        self.name = name
        self.posts = posts
    }

    /// The post whose Today page they land on and whose name stands beside theirs.
    package var mainPost: Post? { posts.first }
}
