import Logging
import Reckoning
import ServiceLifecycle
import Storage

/// Sends what waits in the outbox, one message after another, off the requests.
///
/// Whoever takes a message up says so in the database first, in a conditional update: two servers do
/// not send the same one. A server that dies with a message in its hands may have handed it over or
/// not; after two minutes it is sent again, under the same Message-ID. Sent twice is the only thing
/// that can go wrong, and only then.
package struct OutboxWorker: Service {
    /// What became of what was due.
    package struct Tally: Codable, Sendable, Equatable {
        package var sent = 0
        /// To be tried again later.
        package var waiting = 0
        package var givenUp = 0

        package init() {}

        mutating func count(_ trouble: String?, _ isOver: Bool) {
            switch (trouble, isOver) {
            case (nil, _): sent += 1
            case (_, true): givenUp += 1
            case (_, false): waiting += 1
            }
        }
    }

    private let house: House
    private let settings: MailSettings
    private let mail: Mail
    private let now: @Sendable (House) async throws -> Void
    private let name = Secret.make()
    static let silentSeconds = 120

    /// `before` is done every quarter of a minute: it looks for what somebody has to be told of
    /// because time has passed. Nil where the house sends no mail.
    package init?(
        house: House, mail: Mail, before: @escaping @Sendable (House) async throws -> Void = { _ in }
    ) {
        guard let settings = house.settings.mail else { return nil }
        (self.house, self.settings, self.mail, now) = (house, settings, mail, before)
    }

    /// Looks for work every second until the server stops.
    package func run() async throws {
        try? await cancelWhenGracefulShutdown {
            var turn = 0
            while true {
                try await Task.sleep(for: .milliseconds(1_000))
                do {
                    if turn % 15 == 0 { try await now(house) }
                    _ = try await sendDue()
                } catch is CancellationError {
                    return
                } catch {
                    // A database tells on its further lines which row it would not take.
                    let first = "\(error)".prefix { !$0.isNewline }
                    Logger(label: "alongside").error("mail", metadata: ["error": "\(first)"])
                }
                turn += 1
            }
        }
    }

    /// Sends everything that is due, and says what became of it.
    package func sendDue() async throws -> Tally {
        var tally = Tally()
        // Read first: a server without work must not take the writers' turn every second.
        let at = house.now()
        let isDue = try await house.store.read { try $0.exists("SELECT 1 FROM outgoing_mail WHERE \(due(at))") }
        guard isDue else { return tally }
        var next = try await house.store.keep { try take($0) }
        while let message = next {
            let trouble = await attempt(message)
            let isOver = trouble == nil || message.isLastTry(at: house.now())
            let goesOn = !Task.isCancelled
            next = try await house.store.keep { writing in
                try settle(message, trouble, isOver, writing)
                return goesOn ? try take(writing) : nil
            }
            tally.count(trouble, isOver)
            if trouble != nil, isOver {
                Logger(label: "alongside").warning("a message is given up", metadata: ["id": "\(message.id)"])
            }
        }
        return tally
    }

    /// Hands a message over; nil where it was taken, or else why not.
    private func attempt(_ message: Outgoing) async -> String? {
        guard let to = message.to else { return "There is no address that mail can go to." }
        let whole = MailMessage(
            id: message.id.text, from: settings.from, fromName: house.authority.name, to: to,
            toName: message.name, subject: message.subject, words: message.words,
            calendar: message.calendar, date: house.now())
        do {
            try await mail.send(whole)
            return nil
        } catch let trouble as MailTrouble {
            return trouble.words
        } catch {
            return "It could not be handed over."
        }
    }

    private func due(_ at: Instant) -> SQL { "state IN ('waiting', 'sending') AND next_at <= \(at)" }

    /// Takes up the message that has waited longest; nil where none is due.
    private func take(_ writing: Writing) throws -> Outgoing? {
        var next = try first(.sending, writing) ?? first(.waiting, writing)
        while let id = next, try drop(id, writing) { next = try first(.waiting, writing) }
        guard let id = next else { return nil }
        let taken = try writing.run(
            """
            UPDATE outgoing_mail SET state = 'sending', worker = \(name),
                next_at = \(writing.now.adding(seconds: Self.silentSeconds))
            WHERE id = \(id) AND \(due(writing.now))
            """)
        return taken == 1 ? try Outgoing.find(id, in: writing.connection) : nil
    }

    /// Whoever has left since a message was written is not written to.
    private func drop(_ id: ID<QueuedMail>, _ writing: Writing) throws -> Bool {
        try writing.run(
            """
            UPDATE outgoing_mail SET state = 'dropped', trouble = 'The account is closed.',
                ended_at = \(writing.now)
            WHERE id = \(id) AND state = 'waiting' AND EXISTS (SELECT 1 FROM account a
                WHERE a.person = outgoing_mail.person AND a.state = 'closed')
            """) == 1
    }

    /// The first that is due in a state, in the order of its index.
    private func first(_ state: Outbox.State, _ writing: Writing) throws -> ID<QueuedMail>? {
        try writing.connection.value(
            """
            SELECT id FROM outgoing_mail WHERE state = \(state) AND next_at <= \(writing.now)
            ORDER BY next_at LIMIT 1
            """)
    }

    /// Writes down what became of a message, unless somebody else has taken it over.
    private func settle(
        _ message: Outgoing, _ trouble: String?, _ isOver: Bool, _ writing: Writing
    ) throws {
        let mine: SQL = "id = \(message.id) AND state = 'sending' AND worker = \(name)"
        guard isOver else {
            try writing.run(
                """
                UPDATE outgoing_mail SET state = 'waiting', tries = tries + 1, trouble = \(trouble ?? ""),
                    next_at = \(message.nextTry(after: writing.now))
                WHERE \(mine)
                """)
            return
        }
        let state: Outbox.State = trouble == nil ? .sent : .failed
        try writing.run(
            """
            UPDATE outgoing_mail SET state = \(state), tries = tries + 1, trouble = \(trouble ?? ""),
                ended_at = \(writing.now), address = '',
                words = CASE WHEN \(message.kind.isKept) THEN words ELSE '' END
            WHERE \(mine)
            """)
    }
}
