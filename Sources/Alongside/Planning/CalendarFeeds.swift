import Foundation
import Pages
import Reckoning
import Storage

/// WHEN somebody wants their meetings in their own calendar
///
/// They are given an address that nobody can guess: their calendar program fetches their meetings
/// from it, or those of their school. Only its sum is kept, so it is shown once. It holds no child
/// and no names of people. It ends when they end it, when their account is closed, or when they no
/// longer speak for the school.
///
/// PAGE    /calendar/new
/// API     POST /api/calendar-feeds
/// COMMAND alongside do make-calendar-feed
package struct MakeCalendarFeed: Act {
    package let school: URN?

    package static let name = "MakeCalendarFeed"
    package static let needs = Permission.ownAccount
    package static let api = "/api/calendar-feeds"
    package static let summary = "Make an address at which your calendar fetches your meetings, or your school's."

    package init(_ form: inout FieldReader) throws(Refusals) {
        school = form.optional(Self.schoolField)
        try form.finish()
    }

    package func isInScope(_ occasion: Occasion) throws -> Bool {
        school.map { occasion.person.scope(.bringConcern).settings.contains($0.number) } ?? true
    }

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        let count = try occasion.database.count(
            "SELECT count(*) FROM calendar_feed WHERE person = \(occasion.person.id) AND ended_at IS NULL")
        return count < 20
            ? [] : [Refusal("", "You have 20 addresses already. End one that you do not use any more.")]
    }

    package struct Done: Codable, Sendable {
        package let feed: ID<CalendarFeed>
        package let secret: Told
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        let id: ID<CalendarFeed> = occasion.writing.newID()
        let secret = Secret.make()
        try occasion.writing.run(
            """
            INSERT INTO calendar_feed (id, secret, person, school, made_at)
            VALUES (\(id), \(Secret.digest(secret)), \(occasion.person.id), \(school), \(occasion.now))
            """)
        occasion.note(Self.self, "feed:\(id)", detail: school.map { "school:\($0)" } ?? "own")
        return Done(feed: id, secret: Told(secret))
    }

    static let schoolField = Field("school", "Whose meetings?", .pick([]))

    package static func fields(_ authority: Authority) -> [Field] { [schoolField] }
}

/// WHEN an address of a calendar is to hold no longer
///
/// PAGE    /calendar
/// API     POST /api/calendar-feeds/end
/// COMMAND alongside do end-calendar-feed
package struct EndCalendarFeed: Act {
    package let feed: ID<CalendarFeed>

    package static let name = "EndCalendarFeed"
    package static let needs = Permission.ownAccount
    package static let api = "/api/calendar-feeds/end"
    package static let summary = "End an address at which your calendar fetches meetings."

    package init(_ form: inout FieldReader) throws(Refusals) {
        guard let feed = form.required(Self.feedField, as: ID<CalendarFeed>.self), form.refusals.isEmpty
        else { throw form.refused }
        self.feed = feed
    }

    package func isInScope(_ occasion: Occasion) throws -> Bool {
        try occasion.database.exists(
            "SELECT 1 FROM calendar_feed WHERE id = \(feed) AND person = \(occasion.person.id)")
    }

    package func refusals(_ occasion: Occasion) throws -> [Refusal] { [] }

    package struct Done: Codable, Sendable {
        package let feed: ID<CalendarFeed>
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        try occasion.writing.run(
            "UPDATE calendar_feed SET ended_at = \(occasion.now) WHERE id = \(feed) AND ended_at IS NULL")
        occasion.note(Self.self, "feed:\(feed)")
        return Done(feed: feed)
    }

    static let feedField = Field("feed", "Address", .hidden, required: "Say which address")

    package static func fields(_ authority: Authority) -> [Field] { [feedField] }
}

/// The pages of calendars, and the feeds themselves.
enum CalendarPages {
    static let routes: [Route] =
        [
            .page("/calendar", needs: .right(.ownAccount), "Your meetings in your own calendar.", list),
            Route(
                .get, "/feeds/{feed}", needs: .anyone, summary: "A calendar feed, by its secret address.", feed),
        ]
        + Route.form(MakeCalendarFeed.self, at: "/calendar/new", page: make, answer: made)
        + Route.form(
            EndCalendarFeed.self, at: "/calendar/end", page: { visit, _ in try await list(visit) },
            done: { _, _ in ("/calendar", "The address holds no longer.") })

    private struct Row: Sendable {
        let id: ID<CalendarFeed>, school: String?, madeAt: Instant
    }

    static func list(_ visit: Visit) async throws -> Page {
        let person = try visit.signedIn
        let feeds = try await visit.store.read { database in
            try database.all(
                """
                SELECT f.id, s.name, f.made_at FROM calendar_feed f
                LEFT JOIN school s ON s.urn = f.school
                WHERE f.person = \(person.id) AND f.ended_at IS NULL ORDER BY f.made_at DESC
                """
            ) { Row(id: try $0[0], school: try $0[1], madeAt: try $0[2]) }
        }
        let rows = feeds.map { feed -> [HTML] in
            let form = visit.form("/calendar/end")
            let made = visit.authority.timeZone.localTime(of: feed.madeAt).day
            return [
                HTML(feed.school.map { "Meetings of \($0)" } ?? "Your meetings"), HTML(made.long),
                form.html(
                    form.hidden("feed", feed.id.text)
                        + form.button("End the address of \(made.short)", kind: "secondary")),
            ]
        }
        return Page(
            "Calendar",
            """
            <h1>Your meetings in your own calendar</h1>
            <p>An address at which your calendar program fetches meetings, and keeps them up to date. \
            It shows when, where and which school; no child and nobody’s name.</p>
            \(Part.button("Make an address", to: "/calendar/new"))
            \(rows.isEmpty
                ? Part.empty("You have no address yet.")
                : Part.table("Addresses in use", ["What", "Made", "End it"], rows))
            """)
    }

    static func make(_ visit: Visit, _ form: FormView) async throws -> Page {
        let settings = try visit.signedIn.scope(.bringConcern).settings
        let schools = try await visit.store.read { database in
            try database.all("SELECT CAST(urn AS TEXT), name FROM school WHERE urn IN \(list: settings) ORDER BY name") {
                Field.Choice(try $0[0], "Meetings of \(try $0[1] as String)")
            }
        }
        return Page(
            "Make an address", above: [Link("Calendar", "/calendar")],
            """
            \(form.errorSummary)<h1>Make an address for your calendar</h1>
            <p>It is shown once. Whoever has it sees when and where the meetings are: keep it to yourself.</p>
            \(form.html("""
                \(if: !schools.isEmpty, form.field(MakeCalendarFeed.schoolField.offering(schools)))
                \(if: !schools.isEmpty, "<p class=\"hint\">Leave it open for your own meetings.</p>")
                \(form.button("Make the address"))
                """))
            """)
    }

    static func made(_ visit: Visit, _ done: MakeCalendarFeed.Done) async throws -> Answer {
        guard let secret = done.secret.secret else {
            return .redirect("/calendar", notice: "The address was shown already, and is shown only once.")
        }
        return .page(
            Page(
                "Your address", above: [Link("Calendar", "/calendar")],
                """
                <h1>Your address</h1>
                <p>Copy the address of this link into your calendar program, where it says “subscribe” \
                or “add by address”. It is shown only now.</p>
                \(Part.inset("<p>\(Link("Calendar of meetings", "/feeds/\(secret)").html)</p>"))
                <p>\(Link("Back to your calendar", "/calendar").html)</p>
                """))
    }

    static func feed(_ visit: Visit) async throws -> Answer {
        let secret: String = try visit.parameter("feed")
        let today = visit.today
        let found = try await visit.store.read { database in
            try FeedContents.find(secret, on: today, in: database)
        }
        guard let found else { throw NotThere() }
        let file = CalendarFile(
            name: found.name, method: .publish, entries: found.entries, authority: visit.authority,
            now: visit.house.now())
        return .file(file.data, name: "meetings.ics", type: "text/calendar; charset=utf-8")
    }
}

/// What a feed holds today: the last two months and everything to come.
struct FeedContents: Sendable {
    let name: String
    let entries: [CalendarEntry]

    static func find(_ secret: String, on today: Day, in database: any Connection) throws -> FeedContents? {
        let owner = try database.all(
            """
            SELECT p.id, p.name, f.school, s.name FROM calendar_feed f
            JOIN person p ON p.id = f.person JOIN account a ON a.person = p.id AND a.state = 'open'
            LEFT JOIN school s ON s.urn = f.school
            WHERE f.secret = \(Secret.digest(secret)) AND f.ended_at IS NULL
            """
        ) {
            (
                id: try $0[0] as ID<Person>, name: try $0[1] as String, school: try $0[2] as URN?,
                schoolName: try $0[3] as String?
            )
        }.first
        guard let owner else { return nil }
        let recent: SQL = "m.day >= \(today.adding(days: -60))"
        guard let school = owner.school else {
            let mine: SQL = """
                m.id IN (SELECT a.meeting FROM attendance a WHERE a.person = \(owner.id)) AND \(recent)
                """
            return FeedContents(
                name: "Meetings of \(owner.name)", entries: try CalendarEntry.all(mine, in: database))
        }
        let person = try Person.load(owner.id, name: owner.name, on: today, from: database)
        guard person.scope(.bringConcern).settings.contains(school.number) else { return nil }
        let ours: SQL = """
            \(recent) AND (m.school = \(school) OR m.school IS NULL AND m.trust IS NULL AND m.zone IN (
            SELECT zm.zone FROM zone_membership zm WHERE zm.school = \(school)
            AND zm.from_day <= m.day AND (zm.until_day IS NULL OR zm.until_day > m.day)))
            """
        return FeedContents(
            name: "Meetings of \(owner.schoolName ?? "the school")",
            entries: try CalendarEntry.all(ours, in: database))
    }
}
