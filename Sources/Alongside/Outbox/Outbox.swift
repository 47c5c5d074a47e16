import Reckoning
import Storage

/// Messages on their way out. One is written down in the transaction of the act that causes it, so
/// none is lost and none is sent for something that did not happen; a worker sends it afterwards.
package enum Outbox {
    /// What a message is about.
    package enum Kind: String, Sendable, Codable, CaseIterable, StorableText {
        /// A meeting, or many, somebody is invited to: new, moved or cancelled.
        case invitation
        /// The services a caller was pointed to.
        case services
        /// That promises to callers are overdue.
        case overdue

        package var words: String {
            switch self {
            case .invitation: "Invitation to a meeting"
            case .services: "List of services for a caller"
            case .overdue: "Overdue promises to callers"
            }
        }

        /// Whether what it says is kept for a while after it is handed over. What goes to somebody
        /// without an account is not.
        var isKept: Bool { self != .services }
    }

    package enum State: String, Sendable, Codable, CaseIterable, StorableText {
        case waiting, sending, sent, failed, dropped
    }

    /// Takes back what waits for somebody and has not been taken up.
    package static func drop(
        _ kind: Kind, for person: ID<Person>, because words: String, _ writing: Writing
    ) throws {
        try writing.run(
            """
            UPDATE outgoing_mail SET state = \(State.dropped), trouble = \(words), ended_at = \(writing.now)
            WHERE person = \(person) AND kind = \(kind) AND state = \(State.waiting)
            """)
    }
}

/// A message in the outbox.
package struct QueuedMail: Sendable {
    package enum To: Sendable {
        /// Somebody with an account, at whatever address their record has when it is sent.
        case person(ID<Person>)
        case address(MailAddress)
    }

    package let kind: Outbox.Kind
    /// What it is about, as it stands in the audit log: `meeting:…`.
    package let about: String
    package let to: To
    package let subject: String
    package let words: String
    package let calendar: MailMessage.Calendar?

    package init(
        _ kind: Outbox.Kind, about: String, to: To, subject: String, words: String,
        calendar: MailMessage.Calendar? = nil
    ) {
        (self.kind, self.about, self.to) = (kind, about, to)
        (self.subject, self.words, self.calendar) = (subject, words, calendar)
    }
}

extension Writing {
    /// Puts messages into the outbox, all at once.
    package func queue(_ messages: [QueuedMail], _ settings: MailSettings) throws {
        guard !messages.isEmpty else { return }
        let givesUp = now.adding(seconds: settings.givesUpAfterHours * 3600)
        var rows = BulkInsert(
            into: "outgoing_mail",
            """
            id, kind, about, person, address, subject, words, calendar, method, state, queued_at,
            next_at, gives_up_at
            """)
        for message in messages {
            let id: ID<QueuedMail> = newID()
            var (person, address): (ID<Person>?, String) = (nil, "")
            switch message.to {
            case .person(let id): person = id
            case .address(let given): address = given.text
            }
            rows.add(
                id, message.kind, message.about, person, address, message.subject, message.words,
                message.calendar?.text ?? "", message.calendar?.method ?? "", Outbox.State.waiting, now,
                now, givesUp)
        }
        try rows.insert(on: connection)
    }
}
