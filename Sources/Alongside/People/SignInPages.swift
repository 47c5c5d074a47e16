import Foundation
import Pages
import Reckoning

/// Signing in and out.
enum SignInPages {
    static let routes: [Route] = [
        Route(.get, Address.signIn, needs: .anyone, summary: "Sign in.", ask),
        Route(.post, Address.signIn, needs: .anyone, summary: "Sign in.", signIn),
        Route(.post, Address.signOut, needs: .signedIn, summary: "Sign out.", signOut),
    ]

    static let accountField = Field(
        "account", "Account name", hint: "For example: dawn.reed",
        required: "Give your account name",
        limit: 100
    ).remembered(as: "username")
    static let passwordField = Field(
        "password", "Password", .password, required: "Give your password", limit: 1_000)

    static func ask(_ visit: Visit) async throws -> Answer {
        if visit.person != nil { return .redirect(destination(visit.query)) }
        let next = visit.query["next"]
        let secret = visit.token.isEmpty ? Secret.make() : visit.token
        let page = page(secret, given: Given(["next": [next]]))
        return visit.token.isEmpty ? .start(page, secret: secret) : .page(page)
    }

    static func signIn(_ visit: Visit) async throws -> Answer {
        var form = FieldReader(visit.given)
        let account: AccountName? = form.required(accountField, as: String.self)
            .map { AccountName(typed: $0) }
        let password: String? = form.required(passwordField)
        guard let account, let password else {
            return .page(page(visit.token, given: visit.given, form.refusals, status: 422))
        }
        let attempt = SignIn(
            account: account.text, password: password, browser: visit.browser,
            address: visit.address, session: visit.session)
        switch try await attempt.attempt(in: visit.house) {
        case .welcome(let session, let browser, let mustChange):
            let next = mustChange ? Address.changePassword : destination(visit.given)
            return .session(session, browser: browser, then: next)
        case .unknown:
            let refusal = Refusal(accountField, "We do not know that name and password")
            return .page(page(visit.token, given: visit.given, [refusal], status: 422))
        case .wait(let seconds):
            let refusal = Refusal("", waitWords(seconds))
            return .page(page(visit.token, given: visit.given, [refusal], status: 429))
        }
    }

    static func signOut(_ visit: Visit) async throws -> Answer {
        guard let session = visit.session else { throw NotThere() }
        try await SignOut.end(session, in: visit.house)
        return .session(nil, then: Address.signIn, notice: "You are signed out.")
    }

    /// Where to go after signing in: an address of this site that was asked for, or Today.
    static func destination(_ given: Given) -> String {
        let next = given["next"]
        let isPlain = next.utf8.allSatisfy { (33...126).contains($0) && $0 != 92 }
        let isLocal = next.hasPrefix("/") && !next.hasPrefix("//") && next.utf8.count < 500
        guard isPlain, isLocal, !next.hasPrefix("/sign-"), !next.hasPrefix("/api/") else {
            return Address.today
        }
        return next
    }

    private static func waitWords(_ seconds: Int) -> String {
        let minutes = (seconds + 59) / 60
        let wait = minutes == 1 ? "a minute" : "\(minutes) minutes"
        return "Too many passwords have been tried for this name or from your network. "
            + "Wait \(wait), then try again. A browser you have signed in with before does not have to wait."
    }

    private static func page(
        _ token: String, given: Given, _ refusals: [Refusal] = [], status: Int = 200
    ) -> Page {
        let form = FormView(
            action: Address.signIn, token: token, once: "", given: given, refusals: refusals)
        return Page(
            "Sign in", status: status,
            """
            \(form.errorSummary)
            <h1>Sign in</h1>
            \(form.html(
                form.field(accountField) + form.field(passwordField)
                    + form.hidden("next", given["next"]) + form.button("Sign in")))
            <p>Forgotten your password? Ask your administrator for a new one.</p>
            """)
    }
}
