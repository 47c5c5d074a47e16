/// The acts and routes of this room.
package enum SupportRoom: Room {
    package static let acts: [AnyAct] = [
        AnyAct(RequestSupport.self), AnyAct(ReviewSupport.self),
    ]
    package static let routes: [Route] = []
}
