import Pages
import Reckoning
import Storage

/// WHEN somebody no longer uses Alongside
///
/// The administrator closes the account. Every session and token of it ends at once, on every
/// server, and nobody can sign in with it. The person, their posts and what they did stay on
/// record. A new password (``ResetPassword``) opens it again.
///
/// PAGE    /people/{person}/close
/// API     POST /api/people/{person}/close
/// COMMAND alongside account close
package struct CloseAccount: Act {
    package let account: ID<Person>

    package static let name = "CloseAccount"
    package static let needs = Permission.manageAccounts
    package static let api = "/api/people/{person}/close"
    package static let summary = "Close an account: its sessions and tokens end at once."

    package init(_ form: inout FieldReader) throws(Refusals) {
        let account = form.required(personField, as: ID<Person>.self)
        guard let account else { throw form.refused }
        self.account = account
    }

    package func isInScope(_ occasion: Occasion) throws -> Bool {
        try occasion.account(account) != nil
    }

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        if account == occasion.person.id {
            return [Refusal("", "You cannot close your own account. Ask another administrator.")]
        }
        let isOpen = try occasion.account(account)?.state == .open
        return isOpen ? [] : [Refusal("", "This account is closed already.")]
    }

    package struct Done: Codable, Sendable {
        package let person: ID<Person>
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        try occasion.writing.run(
            """
            UPDATE account SET state = \(Account.State.closed), changed_at = \(occasion.now)
            WHERE person = \(account)
            """)
        _ = try occasion.endSessions(of: account)
        try occasion.endTokens(of: account)
        occasion.note(Self.self, account.subject)
        return Done(person: account)
    }

    package static func fields(_ authority: Authority) -> [Field] { [personField] }
}

/// Whose account or post it is.
let personField = Field("person", "Person", .hidden, required: "Say whose account it is")
