import Reckoning
import Storage

extension Person {
    /// The requests this person may see, given that `r` is the request: those of the schools in
    /// their posts' places, and those about a child who has come to their school since; a service's
    /// lead, those of the service; its practitioners, those they have been allocated.
    ///
    /// A service's post reaches schools for their pages (``Scope/schools(_:on:)``), and through
    /// that it would reach other services' requests; so it does not count here.
    func supportRequests(on today: Day) -> SQL {
        let places = posts.filter {
            $0.scope.kind != .service && Access.permissions(of: $0.role).contains(.seeSchool)
        }
        var ways = [Scope(places.map(\.scope)).schools("r.school", on: today)]
        ways.append(scope(.seeChild).ownChildren("r.child"))
        if may(.allocateSupport) { ways.append(requestsOfMyService) }
        if may(.giveSupport) { ways.append(requestsAllocatedToMe) }
        return .any(ways)
    }

    /// The requests of a service that this person leads.
    var requestsOfMyService: SQL { scope(.allocateSupport).services("r.service") }

    /// The requests that this person has been allocated, while they hold a post in the service.
    var requestsAllocatedToMe: SQL {
        """
        EXISTS (SELECT 1 FROM allocation mine WHERE mine.request = r.id
        AND mine.practitioner = \(id)) AND \(scope(.giveSupport).services("r.service"))
        """
    }

    /// The requests of schools for which this person holds meetings.
    func requestsOfMyMeetings(on today: Day) -> SQL {
        scope(.holdMeeting).schools("r.school", on: today)
    }

    /// Whether the texts of request `r` may be shown: it is about no child, or about one in scope.
    func supportTexts(on today: Day) -> SQL {
        "r.child IS NULL OR \(scope(.seeChild).children("r.child", on: today))"
    }
}

extension Occasion {
    /// Whether a request lies within a scope, given as a condition on `r`.
    func covers(_ request: ID<SupportRequest>, _ scope: SQL) throws -> Bool {
        try database.exists(
            "SELECT 1 FROM support_request r WHERE r.id = \(request) AND \(scope)")
    }
}
