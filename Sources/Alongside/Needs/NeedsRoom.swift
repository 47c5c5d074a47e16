/// The acts and routes of this room.
package enum NeedsRoom: Room {
    package static let acts: [AnyAct] = []
    package static let routes: [Route] = []
}
