/// The acts and routes of this room.
package enum ConcernsRoom: Room {
    package static let acts: [AnyAct] = [
        AnyAct(BringConcern.self), AnyAct(CorrectConcern.self), AnyAct(WithdrawConcern.self),
    ]
    package static let routes: [Route] =
        ConcernPages.routes + ConcernChangePages.routes
        + ConcernAPI.routes
}
