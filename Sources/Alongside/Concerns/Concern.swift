import Reckoning
import Storage

/// What a school, a caller or a parent brings: about the whole school, a cohort or a child.
package struct Concern: Sendable {
    /// The states of a concern, and what may follow what.
    package enum State: String, Sendable, Codable, CaseIterable, StepState {
        /// Brought, and waiting for the school's next meeting.
        case brought
        /// On the agenda of a meeting whose pack is closed.
        case onAgenda = "on-agenda"
        /// The meeting put it off to the next.
        case carried
        /// A service has been asked for support.
        case supported
        /// Dealt with.
        case closed
        /// Taken back by the school that brought it.
        case withdrawn

        package var next: [State] {
            switch self {
            case .brought, .carried: [.onAgenda, .withdrawn]
            case .onAgenda: [.carried, .supported, .closed, .withdrawn]
            case .supported: [.supported, .carried, .closed]
            case .closed, .withdrawn: []
            }
        }

        /// Whether it still waits for a meeting.
        package var isWaiting: Bool { self == .brought || self == .carried }
        /// Whether the school may take it back, as long as no meeting has taken it up.
        package var mayBeWithdrawn: Bool { next.contains(.withdrawn) }
        package var isOpen: Bool { !next.isEmpty }
        /// The same as a condition, in the words of the index of open concerns.
        package static func isOpen(_ column: SQL) -> SQL {
            "\(column) IN ('brought', 'on-agenda', 'carried', 'supported')"
        }
    }
}

extension ID<Concern> {
    /// As it stands in the audit log.
    package var subject: String { "concern:\(text)" }
}
