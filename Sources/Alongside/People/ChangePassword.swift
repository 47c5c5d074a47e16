import Pages
import Reckoning
import Storage

/// WHEN somebody changes their own password
///
/// They give the one they have and the one they want, twice. All their other sessions end, and
/// browsers are no longer known. Guessing at the present password is counted as at sign-in, so that
/// a session left open gives nobody more tries.
///
/// PAGE    /account/password
/// API     POST /api/me/password
package struct ChangePassword: Act {
    package let present: String
    package let again: String
    /// The session that goes on.
    package let except: String
    private var password: NewPassword
    /// The stored password that the present one was found to match, and whether the new one does.
    private var matched: String?
    private var isSame = false

    package static let name = "ChangePassword"
    package static let needs = Permission.ownAccount
    package static let api = "/api/me/password"
    package static let summary = "Change your password; your other sessions end."

    package init(_ form: inout FieldReader) throws(Refusals) {
        present = form.text(Self.presentField)
        password = NewPassword(form.text(Self.passwordField))
        again = form.text(Self.againField)
        except = form.text(exceptField)
        try form.finish()
    }

    package func prepared(by person: Person, in house: House) async throws -> ChangePassword {
        let counter = GuessCounter.person(person.id)
        let (wait, stored) = try await house.store.keep { writing -> (Int?, String?) in
            let stored: String? = try writing.connection.value(
                "SELECT password FROM account WHERE person = \(person.id)")
            return (try GuessCounter.count([counter], writing), stored)
        }
        if let wait {
            let minutes = (wait + 59) / 60
            throw Refusals([
                Refusal(Self.presentField, "Too many tries. Wait \(minutes) minutes, then try again.")
            ])
        }
        var act = self
        let kept = stored.flatMap { Password(stored: $0) }
        guard try await Password.check(present, against: kept, for: house) else { return act }
        try await house.store.keep { try counter.takeBack($0) }
        act.matched = stored
        act.isSame = present == password.text
        act.password = try await password.derived(for: house)
        return act
    }

    package func isInScope(_ occasion: Occasion) throws -> Bool { true }

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        var refusals: [Refusal] = []
        let account: Account? = try occasion.database.first(
            """
            SELECT p.id, p.name, a.name, a.state FROM account a JOIN person p ON p.id = a.person
            WHERE p.id = \(occasion.person.id) AND a.password = \(matched ?? "")
            """)
        if account == nil {
            refusals.append(Refusal(Self.presentField, "This is not your password now"))
        }
        if again != password.text {
            refusals.append(Refusal(Self.againField, "Give the new password twice, the same"))
        }
        if isSame { refusals.append(Refusal(Self.passwordField, "Choose a new password")) }
        return refusals
            + password.refusals(
                Self.passwordField, account: account?.name ?? "", person: occasion.person.name,
                occasion.authority)
    }

    package struct Done: Codable, Sendable {
        /// How many other sessions ended.
        package let sessionsEnded: Int
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        let me = occasion.person.id
        try occasion.writing.run(
            """
            UPDATE account SET password = \(try password.stored), must_change = FALSE,
                changed_at = \(occasion.now) WHERE person = \(me)
            """)
        occasion.note(Self.self, me.subject)
        return Done(sessionsEnded: try occasion.endSessions(of: me, except: except))
    }
}

extension ChangePassword {
    static let presentField = Field(
        "password", "Your password now", .password, required: "Give your password", limit: 1_000)
    static let passwordField = Field(
        "password-new", "New password",
        hint: "At least 12 characters. Three or four words that do not belong together are easy to remember.",
        .password, required: "Give a new password", limit: PasswordRule.longest)
    static let againField = Field(
        "password-again", "New password again", .password, required: "Give the new password again",
        limit: PasswordRule.longest)

    package static func fields(_ authority: Authority) -> [Field] {
        [presentField, passwordField, againField, exceptField]
    }
}

/// The session that goes on where others end.
let exceptField = Field("except", "Session that goes on", .hidden)
