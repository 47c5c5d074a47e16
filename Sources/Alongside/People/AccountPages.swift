import Pages
import Reckoning
import Storage

/// One's own account: posts, sessions, password and tokens.
enum AccountPages {
    static let routes: [Route] =
        [.page(Address.account, needs: .right(.ownAccount), "Your account.", show)]
        + Route.form(
            ChangePassword.self, at: Address.changePassword, page: changePassword,
            done: { _, _ in
                (Address.account, "Your password is changed. Your other sessions have ended.")
            })
        + Route.form(
            SignOutEverywhere.self, at: "/account/sign-out-everywhere", page: signOutEverywhere,
            done: { _, done in
                let ended =
                    done.sessionsEnded == 1 ? "1 other session has" : "\(done.sessionsEnded) other sessions have"
                return (Address.account, "\(ended) ended.")
            })
        + Route.form(MakeToken.self, at: Address.makeToken, page: makeToken, answer: tokenMade)
        + Route.form(
            EndToken.self, at: "/account/tokens/end", page: endToken,
            done: { _, _ in (Address.account, "The token has ended.") })
        + Route.form(
            ChooseInvitations.self, at: Address.mailChoice, page: MailChoicePage.page,
            done: { _, done in
                (Address.account, "Invitations by e-mail are \(done.wanted ? "on" : "off").")
            })

    static func show(_ visit: Visit) async throws -> Page {
        let (person, authority, today) = (try visit.signedIn, visit.authority, visit.today)
        let (now, settings) = (visit.house.now(), visit.house.settings)
        return try await visit.store.read { database in
            AccountPage(
                person: person,
                posts: try PostRecord.of([person.id], under: authority, on: today, in: database)[person.id] ?? [],
                sessions: try OwnSession.of(person.id, in: database)
                    .filter { $0.isInForce(at: now, settings) },
                tokens: try OwnToken.of(person.id, on: today, in: database),
                wantsInvitations: try ChooseInvitations.isWanted(by: person.id, in: database))
        }.page(visit)
    }

    static func changePassword(_ visit: Visit, _ form: FormView) async throws -> Page {
        let first: HTML =
            visit.session?.mustChangePassword == true
            ? "<p>Your password was set by somebody else. Choose one of your own to go on.</p>" : ""
        return Page(
            "Change your password", above: above,
            """
            \(form.errorSummary)<h1>Change your password</h1>\(first)
            <p>Your other sessions end, and other browsers have to be signed in again.</p>
            \(form.html(
                form.hidden("except", visit.session?.id ?? "")
                    + form.fields([
                        ChangePassword.presentField, ChangePassword.passwordField, ChangePassword.againField,
                    ]) + form.button("Change the password")))
            """)
    }

    static func signOutEverywhere(_ visit: Visit, _ form: FormView) async throws -> Page {
        Page(
            "Sign out everywhere else", above: above,
            """
            \(form.errorSummary)<h1>Sign out everywhere else</h1>
            <p>All your sessions end at once, except this one. Scripts with a token go on until you \
            end their tokens.</p>
            \(form.html(
                form.hidden("except", visit.session?.id ?? "")
                    + form.button("Sign out everywhere else", kind: "warning")))
            """)
    }

    static func makeToken(_ visit: Visit, _ form: FormView) async throws -> Page {
        Page(
            "Make a token", above: above,
            """
            \(form.errorSummary)<h1>Make a token</h1>
            <p>A script that sends the token can do what you can do. Make one for each script, so \
            that you can end them one by one.</p>
            \(form.html(form.fields(MakeToken.fields(visit.authority)) + form.button("Make the token")))
            """)
    }

    static func tokenMade(_ visit: Visit, _ done: MakeToken.Done) async throws -> Answer {
        guard let secret = done.token.secret else {
            return .redirect(Address.account, notice: "The token was made, and shown once already.")
        }
        return .page(
            Page(
                "The token is made", above: above,
                """
                <h1>The token is made</h1>
                \(Part.inset("<p><strong><code>\(secret)</code></strong></p>"))
                <p>It is shown this once. The script sends it as <code>Authorization: Bearer</code> and \
                the token. Keep it as you keep a password.</p>
                \(Part.button("Go on to your account", to: Address.account))
                """))
    }

    static func endToken(_ visit: Visit, _ form: FormView) async throws -> Page {
        let (person, today, asked) = (try visit.signedIn, visit.today, form.given["token"])
        let tokens = try await visit.store.read { try OwnToken.of(person.id, on: today, in: $0) }
        guard let token = tokens.first(where: { $0.id == asked }) else { throw NotThere() }
        return Page(
            "End a token", above: above,
            """
            \(form.errorSummary)<h1>End the token “\(token.label)”</h1>
            <p>Scripts that use it are refused from now on.</p>
            \(form.html(
                form.hidden("token", token.id) + form.button("End this token", kind: "warning")))
            """)
    }

    private static let above = [Link("Your account", Address.account)]
}
