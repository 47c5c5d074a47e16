import Pages
import Reckoning
import Storage

/// What a meeting asks of a service, from the decision to the review.
package enum SupportRequest {
    /// The states of a request, and what may follow what.
    package enum State: String, Sendable, Codable, CaseIterable, StepState {
        /// Asked for, and waiting for the service's answer.
        case requested
        /// Sent back by the service with a reason; the zone team asks again or closes it.
        case returned
        /// The service will give it; nobody has been chosen yet.
        case accepted
        /// A practitioner and days are agreed.
        case allocated
        /// At least one session has been given.
        case delivering
        /// The practitioner has reported; it comes to the next meeting for review.
        case reported
        /// A meeting has said what came of it.
        case reviewed
        case closed

        package var next: [State] {
            switch self {
            case .requested: [.accepted, .returned, .closed]
            case .returned: [.requested, .closed]
            case .accepted: [.allocated, .returned, .closed]
            case .allocated: [.allocated, .delivering, .reported, .closed]
            case .delivering: [.delivering, .allocated, .reported, .closed]
            case .reported: [.reviewed, .closed]
            case .reviewed: [.closed]
            case .closed: []
            }
        }

        package var isOpen: Bool { !next.isEmpty }
        /// Whether a practitioner's time is bound by it.
        package var isUnderWay: Bool { self == .allocated || self == .delivering }

        package static let open = allCases.filter(\.isOpen)
        /// The same as a condition, in the words of the index of open requests.
        package static func isOpen(_ column: SQL) -> SQL { "\(column) <> 'closed'" }
        package static let underWay = allCases.filter(\.isUnderWay)
        package static func before(_ state: State) -> [State] {
            allCases.filter { $0.next.contains(state) }
        }
    }
}

extension SupportRequest.State {
    /// The same words everywhere for the same state.
    package var words: String {
        switch self {
        case .requested: "Waiting for the service"
        case .returned: "Returned"
        case .accepted: "Accepted"
        case .allocated: "Allocated"
        case .delivering: "Support in progress"
        case .reported: "Waiting for review"
        case .reviewed: "Reviewed"
        case .closed: "Closed"
        }
    }

    package var colour: Part.Colour {
        switch self {
        case .requested, .reported: .purple
        case .returned: .red
        case .accepted, .allocated, .delivering: .blue
        case .reviewed, .closed: .green
        }
    }

    package var tag: HTML { Part.tag(words, colour) }
}

extension SupportRequest {
    /// What came of the support, as the meeting saw it.
    package enum Outcome: String, Sendable, Codable, CaseIterable, StorableText, FieldValue {
        case achieved
        case partly
        case not

        package var words: String {
            switch self {
            case .achieved: "Achieved"
            case .partly: "Partly achieved"
            case .not: "Not achieved"
            }
        }

        package var tag: HTML {
            switch self {
            case .achieved: Part.tag(words, .green)
            case .partly: Part.tag(words, .amber)
            case .not: Part.tag(words, .red)
            }
        }
    }

    /// Half of a day, for a first visit.
    package enum Half: String, Sendable, Codable, CaseIterable, StorableText, FieldValue {
        case am
        case pm

        /// As it stands in a sentence: "in the morning".
        package var words: String { self == .am ? "morning" : "afternoon" }
        package var title: String { self == .am ? "Morning" : "Afternoon" }
    }
}

extension ID<SupportRequest> {
    /// As it stands in the audit log.
    package var subject: String { "request:\(text)" }
}
