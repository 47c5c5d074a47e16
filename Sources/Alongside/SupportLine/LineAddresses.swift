import Reckoning
import Storage

// The addresses of the support line.
extension Address {
    package static let calls = "/line/calls"
    package static let callsFile = "/line/calls.csv"
    package static let logCall = "/line/calls/new"
    package static let logSecondCall = "/line/calls/another"
    package static let logPaperCall = "/line/calls/paper"
    package static let handover = "/line/handover"
    package static let linePack = "/line/pack"
    package static let lineFigures = "/line/figures"
    package static let askForCallback = "/support-line/call-back"
    package static let seePromise = "/support-line/promise"

    package static func call(_ id: ID<LineCall>) -> String { "/line/calls/\(id)" }
    package static func promiseOn(_ call: ID<LineCall>) -> String { "/line/calls/\(call)/promise" }
    package static func tellZoneTeam(_ call: ID<LineCall>) -> String { "/line/calls/\(call)/tell" }
    package static func linkChild(_ call: ID<LineCall>) -> String { "/line/calls/\(call)/child" }
    package static func services(_ call: ID<LineCall>) -> String { "/line/calls/\(call)/services" }
    package static func mailServices(_ call: ID<LineCall>) -> String { "/line/calls/\(call)/services/mail" }
    package static func checkServices(_ call: ID<LineCall>) -> String {
        "/line/calls/\(call)/services/mail/check"
    }
    package static func raise(_ call: ID<LineCall>, _ way: LineOutcome.Follows) -> String {
        "/line/calls/\(call)/raise?way=\(way.rawValue)"
    }
    package static func promise(_ id: ID<Promise>) -> String { "/line/promises/\(id)" }
    package static func promise(_ id: ID<Promise>, _ door: PromiseDoor) -> String {
        "/line/promises/\(id)/\(door.rawValue)"
    }
    package static func notice(_ id: ID<LineNotice>) -> String { "/line/notices/\(id)" }

    /// The pages on which something is done to a promise.
    package enum PromiseDoor: String, Sendable {
        case take, attempt, keep
        case breakIt = "break"
        case pass

        var path: String { "/line/promises/{promise}/\(rawValue)" }
    }
}
