/// The acts and routes of this room.
package enum SupportRoom: Room {
    package static let acts: [AnyAct] = []
    package static let routes: [Route] = []
        + EPSSAccessPages.routes
}
