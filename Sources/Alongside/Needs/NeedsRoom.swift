/// The acts and routes of this room.
package enum NeedsRoom: Room {
    package static let acts: [AnyAct] = [AnyAct(RecordNeedProfile.self)]
    package static let routes: [Route] = NeedPages.routes + NeedAPI.routes
}
