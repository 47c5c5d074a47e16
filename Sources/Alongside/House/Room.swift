/// A room of the house: the acts that can be done in it and the routes that lead to it.
package protocol Room {
    static var acts: [AnyAct] { get }
    static var routes: [Route] { get }
}
