import Pages
import Reckoning
import Storage

/// WHEN a script is no longer to act for somebody
///
/// The token ends at once, on every server.
///
/// PAGE /account
/// API  POST /api/me/tokens/end
package struct EndToken: Act {
    package let token: String

    package static let name = "EndToken"
    package static let needs = Permission.ownAccount
    package static let api = "/api/me/tokens/end"
    package static let summary = "End one of your tokens."

    package init(_ form: inout FieldReader) throws(Refusals) {
        token = form.text(Self.tokenField)
        try form.finish()
    }

    package func isInScope(_ occasion: Occasion) throws -> Bool {
        try occasion.database.exists(
            "SELECT 1 FROM api_token WHERE id = \(token) AND person = \(occasion.person.id)")
    }

    package func refusals(_ occasion: Occasion) throws -> [Refusal] { [] }

    package struct Done: Codable, Sendable {
        package let id: String
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        try occasion.writing.run(
            """
            UPDATE api_token SET ended_at = \(occasion.now)
            WHERE id = \(token) AND ended_at IS NULL
            """)
        occasion.note(Self.self, occasion.person.id.subject)
        return Done(id: token)
    }

    static let tokenField = Field("token", "Token", .hidden, required: "Say which token")
    package static func fields(_ authority: Authority) -> [Field] { [tokenField] }
}
