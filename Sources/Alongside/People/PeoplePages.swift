import Pages
import Reckoning
import Storage

/// The administrator's pages: people, their accounts and their posts.
enum PeoplePages {
    static let routes: [Route] =
        [
            .page(Address.people, needs: .right(.manageAccounts), "People and their posts.", list),
            .page("/people/{person}", needs: .right(.manageAccounts), "A person's account and posts.", show),
        ]
        + Route.form(OpenAccount.self, at: Address.openAccount, page: open, answer: opened)
        + Route.form(
            CloseAccount.self, at: "/people/{person}/close", page: close,
            done: { (Address.person($1.person), "The account is closed.") })
        + Route.form(
            ResetPassword.self, at: "/people/{person}/password", page: reset, answer: wasReset)
        + Route.form(
            GivePost.self, at: "/people/{person}/posts/new", page: give,
            done: { (Address.person($1.person), "The post is given.") })
        + Route.form(
            EndPost.self, at: "/people/{person}/posts/end", page: end,
            done: { (Address.person($1.person), "The post ends on \($1.until.long).") })

    static func list(_ visit: Visit) async throws -> Page {
        let (filter, person) = (PeopleFilter(visit.query), try visit.signedIn)
        let (authority, today) = (visit.authority, visit.today)
        let list = try await visit.store.read { database in
            try filter.people(for: person, under: authority, on: today, in: database)
        }
        return PeoplePage(filter: filter, list: list).page(visit)
    }

    static func show(_ visit: Visit) async throws -> Page {
        let person = try await found(visit)
        let patterns = try await visit.store.read { try WorkingPattern.of(person.id, in: $0) }
        return PersonPage(person: person, patterns: patterns).page(visit)
    }

    /// The person whom the address names.
    static func found(_ visit: Visit) async throws -> PersonRecord {
        let id: ID<Person> = try visit.parameter("person")
        let (person, authority, today) = (try visit.signedIn, visit.authority, visit.today)
        let found = try await visit.store.read { database in
            try PersonRecord.find(id, for: person, under: authority, on: today, in: database)
        }
        guard let found else { throw NotThere() }
        return found
    }

    static func open(_ visit: Visit, _ form: FormView) async throws -> Page {
        Page(
            "Open an account", above: [Link("People", Address.people)],
            """
            \(form.errorSummary)<h1>Open an account</h1>
            <p>The account sees nothing until you give the person a post.</p>
            \(form.html(form.fields(OpenAccount.fields(visit.authority)) + form.button("Open the account")))
            """)
    }

    static func opened(_ visit: Visit, _ done: OpenAccount.Done) async throws -> Answer {
        guard let secret = done.password.secret else {
            return .redirect(Address.person(done.person), notice: "The account is open.")
        }
        return .page(handOver(secret, "The account is open", done.person))
    }

    static func close(_ visit: Visit, _ form: FormView) async throws -> Page {
        let person = try await found(visit)
        return Page(
            "Close an account", above: above(person),
            """
            \(form.errorSummary)<h1>Close the account of \(person.name)</h1>
            <p>They are signed out everywhere at once, their tokens end, and they cannot sign in. \
            What they did stays on record. A new password opens the account again.</p>
            \(form.html(form.button("Close this account", kind: "warning")))
            """)
    }

    static func reset(_ visit: Visit, _ form: FormView) async throws -> Page {
        let person = try await found(visit)
        return Page(
            "Set a one-time password", above: above(person),
            """
            \(form.errorSummary)<h1>Set a one-time password for \(person.name)</h1>
            <p>They are signed out everywhere and their tokens end. The new password is good for \
            \(SignIn.oneTimeDays) days, to sign in once and choose another.</p>
            \(form.html(form.field(ResetPassword.passwordField) + form.button("Set the password")))
            """)
    }

    static func wasReset(_ visit: Visit, _ done: ResetPassword.Done) async throws -> Answer {
        guard let secret = done.password.secret else {
            return .redirect(Address.person(done.person), notice: "The password is set.")
        }
        return .page(handOver(secret, "The password is set", done.person))
    }

    /// What is shown once, and how to hand it over.
    private static func handOver(_ secret: String, _ title: String, _ person: ID<Person>) -> Page {
        Page(
            title, above: [Link("People", Address.people)],
            """
            <h1>\(title)</h1>
            \(Part.inset("<p>One-time password: <strong><code>\(secret)</code></strong></p>"))
            <p>It is shown this once. Tell it to the person yourself, by telephone or in person, not \
            by e-mail. It is good for \(SignIn.oneTimeDays) days; they choose their own when they sign in.</p>
            \(Part.button("Go on to the person", to: Address.person(person)))
            """)
    }

    static func give(_ visit: Visit, _ form: FormView) async throws -> Page {
        let person = try await found(visit)
        return GivePostPage(person: person, role: Role(rawValue: form.given["role"])).page(visit, form)
    }

    static func end(_ visit: Visit, _ form: FormView) async throws -> Page {
        let person = try await found(visit)
        let asked = form.given["post"]
        guard let post = person.posts.first(where: { $0.id.text == asked }) else { throw NotThere() }
        return Page(
            "End a post", above: above(person),
            """
            \(form.errorSummary)<h1>End a post of \(person.name)</h1>
            <p>\(post.roleName), \(post.placeName). From that day they no longer see or do what the \
            post allowed.</p>
            \(form.html(
                form.hidden("post", post.id.text) + form.field(EndPost.untilField)
                    + form.button("End this post", kind: "warning")))
            """)
    }

    static func above(_ person: PersonRecord) -> [Link] {
        [Link("People", Address.people), Link(person.name, Address.person(person.id))]
    }
}
