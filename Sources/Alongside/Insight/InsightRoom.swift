/// The acts and routes of this room.
package enum InsightRoom: Room {
    package static let acts: [AnyAct] = []
    package static let routes: [Route] =
        TodayPages.routes + SchoolListPages.routes + SchoolPages.routes + ZonePages.routes
        + TrustPages.routes + PublicPages.routes + FindMyZonePages.routes
}
