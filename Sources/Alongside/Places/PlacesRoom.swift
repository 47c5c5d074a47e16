/// The acts and routes of this room.
package enum PlacesRoom: Room {
    package static let acts: [AnyAct] = [AnyAct(SetHalfDays.self)]
    package static let routes: [Route] = HalfDayPages.routes
}
