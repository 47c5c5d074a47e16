/// The acts and routes of this room.
package enum PlacesRoom: Room {
    package static let acts: [AnyAct] = [AnyAct(SetHalfDays.self), AnyAct(CloseSchools.self)]
    package static let routes: [Route] = HalfDayPages.routes
}
