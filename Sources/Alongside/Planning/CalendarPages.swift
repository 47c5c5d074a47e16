import Foundation
import Pages
import Reckoning
import Storage

/// The pages of calendars, and the feeds themselves.
enum CalendarPages {
    static let routes: [Route] =
        [
            .page(Address.calendar, needs: .right(.ownAccount), "Your meetings in your own calendar.", list),
            Route(
                .get, "/feeds/{feed}", needs: .anyone, summary: "A calendar feed, by its secret address.", feed),
        ]
        + Route.form(MakeCalendarFeed.self, at: "/calendar/new", page: make, answer: made)
        + Route.form(
            EndCalendarFeed.self, at: "/calendar/end", page: { visit, _ in try await list(visit) },
            done: { _, _ in (Address.calendar, "The address holds no longer.") })

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
            try database.all("SELECT CAST(urn AS TEXT), name FROM school WHERE urn IN \(list: settings) ORDER BY name")
            {
                Field.Choice(try $0[0], "Meetings of \(try $0[1] as String)")
            }
        }
        return Page(
            "Make an address", above: [Link("Calendar", Address.calendar)],
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
            return .redirect(Address.calendar, notice: "The address was shown already, and is shown only once.")
        }
        return .page(
            Page(
                "Your address", above: [Link("Calendar", Address.calendar)],
                """
                <h1>Your address</h1>
                <p>Copy the address of this link into your calendar program, where it says “subscribe” \
                or “add by address”. It is shown only now.</p>
                \(Part.inset("<p>\(Link("Calendar of meetings", "/feeds/\(secret)").html)</p>"))
                <p>\(Link("Back to your calendar", Address.calendar).html)</p>
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
