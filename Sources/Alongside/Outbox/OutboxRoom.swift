/// The acts and routes of this room.
package enum OutboxRoom: Room {
    package static let acts: [AnyAct] = [AnyAct(SendMailAgain.self)]
    package static let routes: [Route] = OutboxPages.routes
}
