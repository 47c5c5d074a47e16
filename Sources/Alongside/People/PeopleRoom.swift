/// The acts and routes of this room.
package enum PeopleRoom: Room {
    package static let acts: [AnyAct] = []
    package static let routes: [Route] = SignInPages.routes
}
