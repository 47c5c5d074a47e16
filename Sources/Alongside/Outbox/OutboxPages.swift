import Pages
import Reckoning
import Storage

/// The administrator's page of the outbox.
enum OutboxPages {
    static let routes: [Route] =
        [
            .page(Address.mail, needs: .right(.manageAccounts), "Mail that waits or could not be sent.", show),
            .data("/api/mail", needs: .right(.manageAccounts), "Mail that waits or could not be sent.", load),
        ]
        + Route.form(
            SendMailAgain.self, at: "/mail/again", page: { visit, form in try await page(visit, form) },
            done: { _, _ in (Address.mail, "It is tried again.") })

    static func load(_ visit: Visit) async throws -> OutboxState {
        let (person, settings, now) = (try visit.signedIn, visit.house.settings, visit.house.now())
        return try await visit.store.read { try OutboxState.load(for: person, settings, at: now, in: $0) }
    }

    static func show(_ visit: Visit) async throws -> Page {
        try await page(visit, visit.form(Address.mail))
    }

    private static func page(_ visit: Visit, _ form: FormView) async throws -> Page {
        let state = try await load(visit)
        let failed = state.messages.filter { $0.state == .failed }
        let waiting = state.messages.filter { $0.state != .failed }
        return Page(
            "Mail", wide: true,
            """
            \(form.errorSummary)<h1>Mail</h1>
            <p>Invitations to meetings, lists of services for callers, and word of overdue promises. What a \
            message says is not shown here.</p>
            \(how(visit))
            \(Part.facts([
                ("\(state.waiting)", "wait to be sent", nil),
                ("\(state.failed)", "could not be sent", nil),
                ("\(state.sentLastWeek)", "sent in the last seven days", nil),
            ]))
            <h2>Could not be sent</h2>
            \(failed.isEmpty
                ? Part.empty("Nothing was given up. A message that nobody takes for long enough will stand here, with why.")
                : Part.table(
                    "Given up", ["What", "For", "Since", "Why", "Do"], failed.map { row($0, visit) + [again($0, visit)] }))
            <h2>Waiting</h2>
            \(waiting.isEmpty
                ? Part.empty("Nothing waits. A message stands here until the mail system has taken it.")
                : Part.table(
                    "Waiting", ["What", "For", "Since", "Why", "Tried", "Next"],
                    waiting.map { row($0, visit) + next($0, visit) }))
            """)
    }

    private static func how(_ visit: Visit) -> HTML {
        guard let mail = visit.house.settings.mail else {
            return Part.inset(
                """
                <p>Mail is off: this server sends none, and nothing is queued. Whoever runs it turns it on \
                with <code>--mail-from</code>.</p>
                """)
        }
        return """
            <p>Sent from \(mail.from.text). Each is tried for \(mail.givesUpAfterHours) hours, and then given \
            up and shown here.</p>
            """
    }

    private static func row(_ message: OutboxRecord, _ visit: Visit) -> [HTML] {
        [
            HTML(message.kind.words), HTML(message.person ?? "A caller"),
            HTML(visit.authority.timeZone.localTime(of: message.queuedAt).long),
            HTML(message.trouble.isEmpty ? "Not tried yet" : message.trouble),
        ]
    }

    private static func next(_ message: OutboxRecord, _ visit: Visit) -> [HTML] {
        let time = visit.authority.timeZone.localTime(of: message.nextAt)
        return [
            HTML(message.tries == 1 ? "once" : "\(message.tries) times"),
            HTML(message.state == .sending ? "Being sent" : time.long),
        ]
    }

    private static func again(_ message: OutboxRecord, _ visit: Visit) -> HTML {
        guard message.isWhole else { return "Its words and address are no longer kept" }
        let form = visit.form("/mail/again")
        return form.html(
            form.hidden("message", message.id.text)
                + form.button("Try again for \(message.person ?? "a caller")", kind: "secondary"))
    }
}
