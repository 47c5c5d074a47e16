/// Every room, in the order of the house: a room uses only rooms listed before it.
package enum Rooms {
    package static var all: [any Room.Type] {
        [
            OutboxRoom.self, PlacesRoom.self, PeopleRoom.self, ChildrenRoom.self, NeedsRoom.self,
            ConcernsRoom.self, SupportRoom.self, MeetingsRoom.self,
            PlanningRoom.self, SupportLineRoom.self, InsightRoom.self,
        ]
    }

    package static let acts: [AnyAct] = all.flatMap { $0.acts }

    /// The route table: pages, the API, and the API's door to every act.
    package static let routes: [Route] =
        PublicFiles.routes + DraftRoutes.routes + all.flatMap { $0.routes } + acts.map(Route.act)
        + [description]

    private static let description = Route(
        .get, "/api/openapi.json", needs: .anyone, summary: "The API's description."
    ) { visit in
        try .data(APIDescription.document(routes, acts: acts, authority: visit.authority))
    }
}
