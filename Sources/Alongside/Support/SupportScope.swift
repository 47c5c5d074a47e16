import Reckoning
import Storage

extension Person {
    /// The requests this person may see, given that `r` is the request: those of the schools in
    /// their posts' places; a service's lead, those of the service; its practitioners, those they
    /// have been allocated.
    ///
    /// A service's post reaches schools for their pages (``Scope/schools(_:on:)``), and through
    /// that it would reach other services' requests; so it does not count here.
    func supportRequests(on today: Day) -> SQL {
        let places = posts.filter {
            $0.scope.kind != .service && Access.permissions(of: $0.role).contains(.seeSchool)
        }
        return .any([
            Scope(places.map(\.scope)).schools("r.school", on: today),
            scope(.allocateSupport).services("r.service"),
            allocatedRequests,
        ])
    }

    /// The requests that this person has been allocated, while they hold a post in the service.
    var allocatedRequests: SQL {
        let mine = scope(.giveSupport).services("r.service")
        return """
            EXISTS (SELECT 1 FROM allocation mine WHERE mine.request = r.id
            AND mine.practitioner = \(id) AND \(mine))
            """
    }

    /// Whether the texts of request `r` may be shown: it is about no child, or about one in scope.
    func supportTexts(on today: Day) -> SQL {
        "r.child IS NULL OR \(scope(.seeChild).children("r.child", school: "r.school", on: today))"
    }
}

extension Occasion {
    /// Whether a request is one of the person's service, for its lead to answer and allocate.
    func isOfMyService(_ request: ID<SupportRequest>) throws -> Bool {
        let mine = person.scope(.allocateSupport).services("r.service")
        return try database.exists(
            "SELECT 1 FROM support_request r WHERE r.id = \(request) AND \(mine)")
    }

    /// Whether a request is allocated to the person.
    func isAllocatedToMe(_ request: ID<SupportRequest>) throws -> Bool {
        try database.exists(
            """
            SELECT 1 FROM support_request r WHERE r.id = \(request)
            AND \(person.allocatedRequests)
            """)
    }

    /// Whether a request is of a school for which the person holds meetings.
    func isOfMyMeetings(_ request: ID<SupportRequest>) throws -> Bool {
        let mine = person.scope(.holdMeeting).schools("r.school", on: today)
        return try database.exists(
            "SELECT 1 FROM support_request r WHERE r.id = \(request) AND \(mine)")
    }
}
