import Storage

// The addresses of this room.
extension Address {
    package static let practitioners = "/practitioners"

    /// Where an act is done to a request: `Address.request(id, .allocate)`.
    package static func request<Noun>(_ id: ID<Noun>, _ act: RequestDoor) -> String {
        "\(request(id))/\(act.rawValue)"
    }

    /// The pages on which something is done to a request.
    package enum RequestDoor: String, Sendable {
        case accept
        case sendBack = "return"
        case askAgain = "ask-again"
        case allocate
        case handOver = "hand-over"
        case logSession = "sessions/new"
        case report
        case review
        case close

        var path: String { "/requests/{request}/\(rawValue)" }
    }
}
