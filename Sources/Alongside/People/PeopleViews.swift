import Pages
import Reckoning
import Storage

// What the administrator's pages look like.

/// The list of people.
struct PeoplePage: Sendable {
    let filter: PeopleFilter
    let list: PeopleList

    func page(_ visit: Visit) -> Page {
        let pages = Pagination(page: list.page, total: list.total, size: PeopleList.size)
        let count = list.total == 1 ? "1 person" : "\(list.total) people"
        return Page(
            "People", wide: true,
            """
            <h1>People</h1>
            <p>\(count) with an account, in order of their names.</p>
            \(Part.button("Open an account", to: Address.openAccount))
            <div class="columns">\(filters(visit))<div>
            \(list.people.isEmpty ? none : Part.table("People", ["Name", "Account", "Posts"], list.people.map(row)))
            \(pages.html("\(Address.people)?\(filter.query)"))</div></div>
            """)
    }

    private var none: HTML {
        Part.empty("Nobody fits. Ask for less, or open an account for somebody new.")
    }

    private func row(_ person: PersonRecord) -> [HTML] {
        let held = person.posts.filter { $0.standing == .held }
            .map { post -> HTML in "\(post.roleName), \(post.placeName)" }
        let state: HTML = person.state == .closed ? " \(person.state.tag)" : ""
        return [
            "\(Link(person.name, Address.person(person.id)).html)\(state)", HTML(person.account),
            held.isEmpty ? "No post today" : Part.list(held),
        ]
    }

    private func filters(_ visit: Visit) -> HTML {
        let given = Given([
            "name": [filter.name], "role": [filter.role?.rawValue ?? ""], "zone": [filter.zone],
        ])
        let form = FormView(action: Address.people, token: "", once: "", given: given)
        let roles = Field("role", "Role", .pick([], none: "Any"))
            .offering(Role.allCases.map { .init($0.rawValue, visit.authority.name(of: $0)) })
        let zones = Field("zone", "Zone", .pick([], none: "Any"))
            .offering(visit.authority.zones.map { .init($0.code, $0.name) })
        return """
            <form class="filters" method="get" action="\(Address.people)"><h2>Show</h2>
            \(form.field(Field("name", "Name", .text(width: 20))))\(form.field(roles))\(form.field(zones))
            <button class="button">Show these</button></form>
            """
    }
}

extension Account.State {
    var tag: HTML {
        switch self {
        case .open: Part.tag("Open", .blue)
        case .closed: Part.tag("Closed", .grey)
        }
    }
}

extension PostRecord {
    var tag: HTML {
        switch standing {
        case .held: Part.tag("Held", .blue)
        case .planned: Part.tag("Planned", .grey)
        case .ended: Part.tag("Ended", .grey)
        }
    }

    var days: String { until.map { "\(from.short) to \($0.adding(days: -1).short)" } ?? "from \(from.short)" }
}

/// A person's account and posts.
struct PersonPage: Sendable {
    let person: PersonRecord
    let patterns: [WorkingPattern]

    func page(_ visit: Visit) -> Page {
        let waits: HTML = person.mustChangePassword ? "<p>They have yet to choose their own password.</p>" : ""
        return Page(
            person.name, above: [Link("People", Address.people)],
            """
            <h1>\(person.name)</h1>
            <p>\(person.state.tag)</p>\(waits)
            \(if: person.state == .open, Part.button("Give a post", to: at("posts/new")))
            \(Part.summary([
                ("Account name", HTML(person.account)), ("E-mail address", HTML(person.email)),
            ]))
            <h2>Posts</h2>
            \(person.posts.isEmpty ? none : Part.table("Posts", ["Post", "When", "State", "Change"], person.posts.map(row)))
            \(working(visit.authority))
            <h2>Account</h2>
            \(Part.list(links))
            """)
    }

    /// The time that a practitioner has for a service; nothing for anybody else.
    private func working(_ authority: Authority) -> HTML {
        let isPractitioner = person.posts.contains {
            $0.role == .practitioner && $0.standing != .ended
        }
        guard isPractitioner || !patterns.isEmpty else { return "" }
        let known =
            patterns.isEmpty
            ? Part.empty("No working pattern yet: they cannot be allocated support.")
            : WorkingPattern.table(patterns, authority)
        let record = Part.button(
            patterns.isEmpty ? "Record their time" : "Change their time",
            to: Address.recordPractitioner(person.id))
        return "<h2>Time for a service</h2>\(known)\(if: isPractitioner, record)"
    }

    private func at(_ what: String) -> String { "\(Address.person(person.id))/\(what)" }

    private var none: HTML {
        Part.empty("No posts yet: they can sign in and see nothing. Give them a post.")
    }

    private func row(_ post: PostRecord) -> [HTML] {
        let end: HTML =
            post.standing == .ended
            ? "" : #"<a href="\#(at("posts/end"))?post=\#(post.id.text)">End this post</a>"#
        return ["\(post.roleName), \(post.placeName)", HTML(post.days), post.tag, end]
    }

    private var links: [HTML] {
        var links = [
            Link(person.state == .open ? "Set a one-time password" : "Open again with a new password", at("password"))
                .html
        ]
        if person.state == .open { links.append(Link("Close this account", at("close")).html) }
        return links
    }
}

/// The form for a post: first which role, which decides what else is asked.
struct GivePostPage: Sendable {
    let person: PersonRecord
    let role: Role?

    func page(_ visit: Visit, _ form: FormView) -> Page {
        let title = "Give \(person.name) a post"
        return Page(
            title, above: PeoplePages.above(person),
            "\(form.errorSummary)<h1>\(title)</h1>\(role.map { details(visit, form, $0) } ?? question(visit, form))")
    }

    private func question(_ visit: Visit, _ form: FormView) -> HTML {
        let role = GivePost.fields(visit.authority)[1]
        return """
            <form method="get" action="\(visit.path)" class="form">
            \(form.field(role))<button class="button">Continue</button></form>
            """
    }

    private func details(_ visit: Visit, _ form: FormView, _ role: Role) -> HTML {
        form.html(
            form.hidden("role", role.rawValue) + "<p>\(visit.authority.name(of: role))</p>"
                + place(visit, form, role) + form.field(GivePost.fromField)
                + form.field(GivePost.untilField) + form.button("Give this post"))
    }

    private func place(_ visit: Visit, _ form: FormView, _ role: Role) -> HTML {
        switch role.scopes.first {
        case .zone:
            form.field(pick("Which zone?", visit.authority.zones.map { .init($0.code, $0.name) }))
        case .service:
            form.field(
                pick(
                    "Which service?",
                    visit.authority.services.filter { $0.period.contains(visit.today) }
                        .map { .init($0.code, $0.name) }))
        case .setting:
            form.field(
                Field("place", "Which school?", hint: "Its URN, six digits", .number, required: "Give the URN"))
        case .trust:
            form.field(
                Field("place", "Which trust?", hint: "Its group UID", .number, required: "Give the number"))
        case .county, nil: ""
        }
    }

    private func pick(_ label: String, _ choices: [Field.Choice]) -> Field {
        Field("place", label, .pick(choices), required: "Choose one")
    }
}
