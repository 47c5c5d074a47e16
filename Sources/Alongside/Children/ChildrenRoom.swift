/// The acts and routes of this room.
package enum ChildrenRoom: Room {
    package static let acts: [AnyAct] = [
        AnyAct(AddChild.self), AnyAct(ChangeChild.self), AnyAct(RecordLawfulBasis.self),
        AnyAct(WithdrawLawfulBasis.self), AnyAct(StrikeLawfulBasis.self),
    ]
    package static let routes: [Route] = ChildPages.routes + ChildAPI.routes
}
