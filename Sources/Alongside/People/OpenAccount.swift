import Pages
import Reckoning
import Storage

/// WHEN somebody starts to use Alongside
///
/// The administrator opens an account: the person's name and e-mail address, the name they will
/// sign in with, and a password or none. Where none is given, one is made up and told once, to be
/// handed over. Whatever the administrator set has to be changed at the first sign-in, within a
/// week; what the operator set at the server stands. An account sees nothing until the person is
/// given a post (``GivePost``).
///
/// PAGE    /people/new
/// API     POST /api/people
/// COMMAND alongside account open
package struct OpenAccount: Act {
    package let account: AccountName
    package let personName: String
    package let email: String
    private var password: NewPassword

    package static let name = "OpenAccount"
    package static let needs = Permission.manageAccounts
    package static let api = "/api/people"
    package static let summary = "Open an account for somebody who starts to use Alongside."

    package init(_ form: inout FieldReader) throws(Refusals) {
        let account = form.required(Self.accountField, as: AccountName.self)
        personName = form.text(Self.nameField)
        email = form.text(Self.emailField)
        password = NewPassword(form.text(Self.passwordField))
        guard let account, form.refusals.isEmpty else { throw form.refused }
        self.account = account
    }

    package func prepared(by person: Person, in house: House) async throws -> OpenAccount {
        var act = self
        act.password = try await password.derived(for: house)
        return act
    }

    // Who may.

    package func isInScope(_ occasion: Occasion) throws -> Bool {
        occasion.person.scope(Self.needs).isCounty
    }

    // Whether it may.

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        var refusals: [Refusal] = []
        if try occasion.database.exists("SELECT 1 FROM account WHERE name = \(account)") {
            refusals.append(
                Refusal(Self.accountField, "Somebody has this account name. Choose another."))
        }
        if !email.contains("@") || email.contains(" ") || email.count < 5 {
            refusals.append(
                Refusal(Self.emailField, "Give an e-mail address, like name@example.org"))
        }
        return refusals
            + password.refusals(
                Self.passwordField, account: account.text, person: personName, occasion.authority)
    }

    // What happens.

    package struct Done: Codable, Sendable {
        package let person: ID<Person>
        /// The password that was made up, told this once; nil where one was given.
        package let password: Told
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        let id: ID<Person> = occasion.writing.newID()
        try occasion.writing.run(
            "INSERT INTO person (id, name, email) VALUES (\(id), \(personName), \(email))")
        try occasion.writing.run(
            """
            INSERT INTO account (person, name, password, state, must_change, changed_at)
            VALUES (\(id), \(account), \(try password.stored), \(Account.State.open),
                \(password.isOneTime(occasion)), \(occasion.now))
            """)
        occasion.note(Self.self, id.subject)
        return Done(person: id, password: password.told)
    }
}

extension OpenAccount {
    static let nameField = Field(
        "name", "Name", hint: "As colleagues know them: Dawn Reed", required: "Give the person's name",
        limit: 100)
    static let emailField = Field(
        "email", "E-mail address", .email, required: "Give an e-mail address", limit: 200)
    static let accountField = Field(
        "account", "Account name", hint: "What they sign in with, for example dawn.reed",
        required: "Give an account name", limit: 100)
    static let passwordField = Field(
        "password-new", "First password",
        hint: "Leave it empty to have one made up. They choose their own when they first sign in.",
        .password, limit: PasswordRule.longest)

    package static func fields(_ authority: Authority) -> [Field] {
        [nameField, emailField, accountField, passwordField]
    }
}
