import Pages
import Reckoning
import Storage

/// WHEN mail that was given up can be sent after all
///
/// The mail system was away for long, or refused somebody's address that is mended now. The
/// administrator has a message tried again, for as long as a new one. What was for a caller is not
/// there any more: their address was forgotten.
///
/// PAGE    /mail
/// API     POST /api/mail/again
/// COMMAND alongside do send-mail-again
package struct SendMailAgain: Act {
    package let message: ID<QueuedMail>

    package static let name = "SendMailAgain"
    package static let needs = Permission.manageAccounts
    package static let api = "/api/mail/again"
    package static let summary = "Try again to send mail that was given up."

    package init(_ form: inout FieldReader) throws(Refusals) {
        let message = form.required(Self.messageField, as: ID<QueuedMail>.self)
        guard let message, form.refusals.isEmpty else { throw form.refused }
        self.message = message
    }

    // Who may.

    package func isInScope(_ occasion: Occasion) throws -> Bool {
        try occasion.database.exists(
            "SELECT 1 FROM outgoing_mail WHERE id = \(message) AND \(occasion.person.mailInScope)")
    }

    // Whether it may.

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        guard occasion.mail != nil else {
            return [Refusal("", "Mail is off, so nothing can be sent.")]
        }
        let isThere = try occasion.database.exists(
            "SELECT 1 FROM outgoing_mail WHERE id = \(message) AND state = 'failed' AND words <> ''")
        return isThere
            ? [] : [Refusal("", "This message was not given up, or what it said is no longer kept.")]
    }

    // What happens.

    package struct Done: Codable, Sendable {
        package let message: ID<QueuedMail>
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        let hours = occasion.mail?.givesUpAfterHours ?? 0
        try occasion.writing.run(
            """
            UPDATE outgoing_mail SET state = 'waiting', tries = 0, trouble = '', ended_at = NULL,
                next_at = \(occasion.now), gives_up_at = \(occasion.now.adding(seconds: hours * 3600))
            WHERE id = \(message) AND state = 'failed'
            """)
        occasion.note(Self.self, "mail:\(message)")
        return Done(message: message)
    }
}

extension SendMailAgain {
    static let messageField = Field("message", "Message", .hidden, required: "Say which message")

    package static func fields(_ authority: Authority) -> [Field] { [messageField] }
}
