import Pages
import Reckoning
import Storage

/// WHEN somebody has forgotten their password, or comes back
///
/// The administrator sets a password that is good for one thing: signing in within a week and
/// choosing another. Where none is given, one is made up and told once. All sessions and tokens of
/// the account end, since whoever had the old password may not be who it was meant for. A closed
/// account is opened again by it. What the operator sets at the server need not be changed.
///
/// PAGE    /people/{person}/password
/// API     POST /api/people/{person}/password
/// COMMAND alongside account password
package struct ResetPassword: Act {
    package let account: ID<Person>
    private var password: NewPassword

    package static let name = "ResetPassword"
    package static let needs = Permission.manageAccounts
    package static let api = "/api/people/{person}/password"
    package static let summary = "Set a one-time password for somebody, and open their account if it was closed."

    package init(_ form: inout FieldReader) throws(Refusals) {
        let account = form.required(personField, as: ID<Person>.self)
        password = NewPassword(form.text(Self.passwordField))
        guard let account, form.refusals.isEmpty else { throw form.refused }
        self.account = account
    }

    package func prepared(by person: Person, in house: House) async throws -> ResetPassword {
        var act = self
        act.password = try await password.derived(for: house)
        return act
    }

    package func isInScope(_ occasion: Occasion) throws -> Bool {
        try occasion.account(account) != nil
    }

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        if account == occasion.person.id {
            return [Refusal("", "Change your own password on your account page.")]
        }
        guard let known = try occasion.account(account) else { return [] }
        return password.refusals(
            Self.passwordField, account: known.name, person: known.personName, occasion.authority)
    }

    package struct Done: Codable, Sendable {
        package let person: ID<Person>
        /// The password that was made up, told this once; nil where one was given.
        package let password: Told
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        try occasion.writing.run(
            """
            UPDATE account SET password = \(try password.stored), state = \(Account.State.open),
                must_change = \(password.isOneTime(occasion)), changed_at = \(occasion.now)
            WHERE person = \(account)
            """)
        _ = try occasion.endSessions(of: account)
        try occasion.endTokens(of: account)
        occasion.note(Self.self, account.subject)
        return Done(person: account, password: password.told)
    }
}

extension ResetPassword {
    static let passwordField = Field(
        "password-new", "One-time password",
        hint: "Leave it empty to have one made up. They choose their own when they next sign in.",
        .password, limit: PasswordRule.longest)

    package static func fields(_ authority: Authority) -> [Field] { [personField, passwordField] }
}
