import Pages
import Reckoning
import Storage

/// A session of one's own, as the account page lists it.
struct OwnSession: Sendable {
    let id: String
    let startedAt: Instant
    let seenAt: Instant

    static func of(_ person: ID<Person>, in database: any Connection) throws -> [OwnSession] {
        try database.all(
            """
            SELECT id, started_at, seen_at FROM session
            WHERE person = \(person) AND ended_at IS NULL ORDER BY seen_at DESC, id
            """
        ) { row in OwnSession(id: try row[0], startedAt: try row[1], seenAt: try row[2]) }
    }

    func isInForce(at now: Instant, _ settings: HouseSettings) -> Bool {
        now.seconds(since: seenAt) < settings.idleMinutes * 60
            && now.seconds(since: startedAt) < settings.longestHours * 3600
    }
}

/// A token of one's own.
struct OwnToken: Sendable {
    let id: String
    let label: String
    let madeAt: Instant
    let until: Day

    static func of(
        _ person: ID<Person>, on today: Day, in database: any Connection
    ) throws -> [OwnToken] {
        try database.all(
            """
            SELECT id, label, made_at, until_day FROM api_token
            WHERE person = \(person) AND ended_at IS NULL AND until_day > \(today)
            ORDER BY made_at DESC, id
            """
        ) { row in
            OwnToken(id: try row[0], label: try row[1], madeAt: try row[2], until: try row[3])
        }
    }
}

/// One's own account.
struct AccountPage: Sendable {
    let person: Person
    let posts: [PostRecord]
    let sessions: [OwnSession]
    let tokens: [OwnToken]
    let wantsInvitations: Bool

    func page(_ visit: Visit) -> Page {
        Page(
            "Your account",
            """
            <h1>Your account</h1>
            <p>\(person.name)</p>
            \(Part.button("Change your password", to: Address.changePassword))
            <h2>Your posts</h2>
            \(posts.isEmpty ? noPosts : Part.table("Your posts", ["Post", "When", "State"], posts.map(row)))
            <h2>Your time</h2>
            \(Part.list(
                (person.may(.keepWorkingTime) ? [Link("When you work and are away", Address.workingTime(person.id)).html] : [])
                    + [
                        Link("Your meetings in your own calendar", Address.calendar).html,
                        invitations(visit),
                    ]))
            <h2>Where you are signed in</h2>
            \(Part.table("Sessions", ["Began", "Last used", "Which"], sessions.map { row($0, visit) }))
            <p>A session ends after \(visit.house.settings.idleMinutes) minutes without use, and after \
            \(visit.house.settings.longestHours) hours at the latest.</p>
            \(if: sessions.count > 1, Part.button("Sign out everywhere else", to: "/account/sign-out-everywhere"))
            <h2>Tokens for scripts</h2>
            \(tokens.isEmpty ? noTokens : Part.table("Tokens", ["For", "Made", "Ends", "Change"], tokens.map { row($0, visit) }))
            <p>\(Link("Make a token", Address.makeToken).html)</p>
            """)
    }

    private func invitations(_ visit: Visit) -> HTML {
        let isOn = visit.house.settings.mail != nil
        let state: HTML =
            isOn ? (wantsInvitations ? "on" : "off") : "Alongside sends no e-mail here"
        return "\(Link("Invitations by e-mail", Address.mailChoice).html): \(state)"
    }

    private var noPosts: HTML {
        Part.empty("You hold no post, so there is nothing to see yet. Ask your administrator.")
    }

    private var noTokens: HTML {
        Part.empty("No tokens. Make one to let a script read or write for you.")
    }

    private func row(_ post: PostRecord) -> [HTML] {
        ["\(post.roleName), \(post.placeName)", HTML(post.days), post.tag]
    }

    private func row(_ session: OwnSession, _ visit: Visit) -> [HTML] {
        let zone = visit.authority.timeZone
        let isThis = session.id == visit.session?.id
        return [
            HTML(zone.localTime(of: session.startedAt).long),
            HTML(zone.localTime(of: session.seenAt).long),
            isThis ? Part.tag("This one", .blue) : "Another browser",
        ]
    }

    private func row(_ token: OwnToken, _ visit: Visit) -> [HTML] {
        [
            HTML(token.label), HTML(visit.authority.timeZone.localTime(of: token.madeAt).day.short),
            HTML(token.until.short),
            #"<a href="/account/tokens/end?token=\#(token.id)">End this token</a>"#,
        ]
    }
}
