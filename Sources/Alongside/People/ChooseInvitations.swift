import Pages
import Reckoning
import Storage

/// WHEN somebody does or does not want invitations by e-mail
///
/// Whoever is invited to a meeting gets it by e-mail, for their calendar, unless they say that they
/// do not want it: because their calendar fetches its meetings (``MakeCalendarFeed``), or because
/// they look here. What waits to be sent to them is not sent any more. They stay invited.
///
/// PAGE    /account/mail
/// API     POST /api/me/invitations
package struct ChooseInvitations: Act {
    package let wanted: Bool

    package static let name = "ChooseInvitations"
    package static let needs = Permission.ownAccount
    package static let api = "/api/me/invitations"
    package static let summary = "Say whether you want invitations to meetings by e-mail."

    package init(_ form: inout FieldReader) throws(Refusals) {
        let choice = form.required(Self.choiceField, as: Choice.self)
        guard let choice, form.refusals.isEmpty else { throw form.refused }
        wanted = choice == .on
    }

    package func isInScope(_ occasion: Occasion) throws -> Bool { true }
    package func refusals(_ occasion: Occasion) throws -> [Refusal] { [] }

    package struct Done: Codable, Sendable {
        package let wanted: Bool
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        let me = occasion.person.id
        try occasion.writing.run(
            """
            INSERT INTO mail_choice (person, invitations, set_at)
            VALUES (\(me), \(wanted), \(occasion.now)) ON CONFLICT (person)
            DO UPDATE SET invitations = excluded.invitations, set_at = excluded.set_at
            """)
        if !wanted {
            try Outbox.drop(.invitation, for: me, because: "No longer wanted.", occasion.writing)
        }
        occasion.note(Self.self, me.subject, detail: wanted ? "on" : "off")
        return Done(wanted: wanted)
    }
}

extension ChooseInvitations {
    enum Choice: String, Sendable, FieldValue { case on, off }

    static let choiceField = Field(
        "invitations", "Invitations by e-mail",
        .choice([
            .init("on", "On", hint: "Each new, moved or cancelled meeting, for your calendar."),
            .init("off", "Off", hint: "You find your meetings here, or in your calendar by its own address."),
        ]), required: "Choose on or off")

    package static func fields(_ authority: Authority) -> [Field] { [choiceField] }

    /// Whether somebody wants them: whoever never chose does.
    static func isWanted(by person: ID<Person>, in database: any Connection) throws -> Bool {
        try database.value("SELECT invitations FROM mail_choice WHERE person = \(person)") ?? true
    }
}

/// The page on which it is chosen.
enum MailChoicePage {
    static func page(_ visit: Visit, _ form: FormView) async throws -> Page {
        let (person, isOn) = (try visit.signedIn, visit.house.settings.mail != nil)
        let (email, wanted) = try await visit.store.read { database in
            (
                try database.value("SELECT email FROM person WHERE id = \(person.id)", as: String.self) ?? "",
                try ChooseInvitations.isWanted(by: person.id, in: database)
            )
        }
        var form = form
        if form.given["invitations"].isEmpty { form.given["invitations"] = wanted ? "on" : "off" }
        let to: HTML =
            MailAddress(email) == nil
            ? "Your account has no e-mail address that mail can go to. Ask your administrator."
            : "They go to \(email)."
        return Page(
            "Invitations by e-mail", above: [Link("Your account", Address.account)],
            """
            \(form.errorSummary)<h1>Invitations by e-mail</h1>
            \(if: !isOn, Part.inset("<p>Alongside sends no e-mail here. What you choose holds from the day it does.</p>"))
            <p>\(to) No message names a child or says what a meeting is about.</p>
            \(form.html(form.field(ChooseInvitations.choiceField) + form.button("Save")))
            <p>\(Link("Have your calendar fetch your meetings instead", Address.calendar).html)</p>
            """)
    }
}
