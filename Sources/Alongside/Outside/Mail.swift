import Foundation
import Synchronization

/// The way a message leaves the house: by the machine's own `sendmail`, or not at all in tests.
///
/// ```swift
/// let mail = Mail.sendmail("/usr/sbin/sendmail")
/// try await mail.send(message)    // handed over, or a ``MailTrouble`` that says why not
/// ```
///
/// Handed over means that the mail system has taken it into its own queue and sees to it from there.
package struct Mail: Sendable {
    package let send: @Sendable (MailMessage) async throws -> Void

    package init(send: @escaping @Sendable (MailMessage) async throws -> Void) { self.send = send }

    /// Keeps what is sent instead of sending it.
    package static func pretend(_ box: PretendMailbox) -> Mail {
        Mail { try box.take($0) }
    }
}

/// Why a message could not be handed over, fit for an administrator's page: never what the message
/// says, nor to whom it goes.
package struct MailTrouble: Error, Sendable {
    package let words: String
    package init(_ words: String) { self.words = words }
}

/// What was sent in a test.
package final class PretendMailbox: Sendable {
    private let state = Mutex<(messages: [MailMessage], trouble: String?)>(([], nil))

    package init() {}

    package var messages: [MailMessage] { state.withLock { $0.messages } }
    /// From now on nothing can be handed over, for this reason; or it can again.
    package func fail(_ trouble: String?) { state.withLock { $0.trouble = trouble } }
    /// Takes out what was sent so far.
    package func empty() -> [MailMessage] {
        state.withLock { state in
            defer { state.messages = [] }
            return state.messages
        }
    }

    func take(_ message: MailMessage) throws {
        try state.withLock {
            if let trouble = $0.trouble { throw MailTrouble(trouble) }
            $0.messages.append(message)
        }
    }
}
