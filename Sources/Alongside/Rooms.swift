/// Every room's acts and routes, in the order of the house.
package enum Rooms {
    package static let acts: [AnyAct] = [
        AnyAct(BringConcern.self)
    ]

    package static let routes: [Route] =
        PublicFiles.routes
        + acts.map(Route.act)
        + ConcernPages.routes + ConcernAPI.routes
}
