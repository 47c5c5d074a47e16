/// The acts and routes of this room.
package enum InsightRoom: Room {
    package static let acts: [AnyAct] = []
    package static let routes: [Route] =
        []
        + PublicPages.routes + FindMyZonePages.routes
}
