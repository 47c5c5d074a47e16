import Pages
import Reckoning
import Storage

/// A meeting that a plan published and that cannot be held as it stands: somebody who takes a seat is
/// away by now, or the school is closed.
struct DisturbedMeeting: Codable, Sendable {
    let meeting: ID<Meeting>
    let kind: MeetingKind.Code
    let zone: String
    let subject: String
    let day: Day
    let starts: Int
    /// Those who are away; empty where the school is closed.
    var away: [String] = []
    var isClosed = false

    static func all(
        for person: Person, on today: Day, in database: any Connection
    ) throws -> [DisturbedMeeting] {
        let scope = person.scope(.planTerm)
        let published: SQL = """
            planned_meeting pm JOIN term_plan tp ON tp.id = pm.plan AND tp.state = 'published'
            JOIN meeting m ON m.id = pm.meeting AND m.state IN ('planned', 'pack-closed')
                AND m.day >= \(today)
            """
        let columns: SQL = "m.id, m.kind, pm.zone, coalesce(s.name, t.name, ''), m.day, m.starts_minute"
        let named: SQL = "LEFT JOIN school s ON s.urn = m.school LEFT JOIN trust t ON t.uid = m.trust"
        var found: [DisturbedMeeting] = []
        try database.each(
            """
            SELECT DISTINCT \(columns), p.name FROM \(published) \(named)
            JOIN planned_seat ps ON ps.placement = pm.id
            JOIN attendance a ON a.meeting = m.id AND a.role = ps.role AND a.person IS NOT NULL
            JOIN leave_period l ON l.person = a.person AND l.from_day <= m.day AND l.until_day > m.day
            JOIN person p ON p.id = a.person
            WHERE \(scope.zones("pm.zone")) ORDER BY m.day, m.starts_minute, m.id, p.name
            """
        ) { row in
            let name: String = try row[6]
            if found.last?.meeting == (try row[0] as ID<Meeting>) {
                found[found.count - 1].away.append(name)
            } else {
                found.append(try DisturbedMeeting(row, away: [name]))
            }
        }
        let closed = try database.all(
            """
            SELECT DISTINCT \(columns) FROM \(published) \(named)
            JOIN school_closed_day sc ON sc.school = m.school AND sc.day = m.day
            WHERE \(scope.zones("pm.zone")) ORDER BY m.day, m.starts_minute, m.id
            """
        ) { try DisturbedMeeting($0, isClosed: true) }
        let both = Set(closed.map(\.meeting))
        return (closed + found.filter { !both.contains($0.meeting) }).sorted {
            ($0.day, $0.starts, $0.meeting.text) < ($1.day, $1.starts, $1.meeting.text)
        }
    }

    private init(_ row: Row, away: [String] = [], isClosed: Bool = false) throws {
        (meeting, kind, zone, subject) = (try row[0], try row[1], try row[2], try row[3])
        (day, starts) = (try row[4], try row[5])
        (self.away, self.isClosed) = (away, isClosed)
    }

    /// The list with a button for each zone that plans it again.
    static func html(_ meetings: [DisturbedMeeting], _ visit: Visit) -> HTML {
        guard !meetings.isEmpty else { return "" }
        let authority = visit.authority
        let rows = meetings.map { one -> [HTML] in
            let kind = authority.meetingKind(one.kind)?.shortName ?? one.kind.rawValue
            let whom = one.subject.isEmpty ? authority.zone(one.zone)?.name ?? one.zone : one.subject
            return [
                Link("\(kind), \(whom)", Address.meeting(one.meeting)).html,
                HTML("\(one.day.long), \(clockWords(one.starts))"),
                one.isClosed ? "The school is closed" : HTML("\(one.away.joined(separator: ", ")) away"),
            ]
        }
        let parts = Set(
            meetings.compactMap { one in
                authority.term(on: one.day).map { AgainPart(zone: one.zone, term: $0.days.lowerBound, name: $0.name) }
            }
        ).sorted { ($0.zone, $0.term) < ($1.zone, $1.term) }
        let buttons = parts.map { part -> HTML in
            let words = "Plan \(authority.zone(part.zone)?.name ?? part.zone) again, \(part.name)"
            return PlanAgain.form(zone: part.zone, term: part.term, seconds: 3, words, visit)
        }
        return """
            <h2>Published meetings that cannot be held as they stand (\(meetings.count))</h2>
            \(Part.table("Meetings in the way of leave or of a closed day", ["Meeting", "When", "Why"], rows))
            <p>Planning again moves these and as little else as it can. You see what moves and who must be told \
            before anything is changed.</p>
            \(buttons)
            """
    }

    private struct AgainPart: Hashable { let zone: String, term: Day, name: String }
}

/// A button that plans a zone's term again.
enum PlanAgain {
    static func form(zone: String, term: Day, seconds: Int, _ words: String, _ visit: Visit) -> HTML {
        let form = visit.form(Address.makePlan)
        let kinds = visit.authority.planning.kinds.map { form.hidden("kinds", $0.meeting.rawValue) }
        return form.html(
            """
            \(form.hidden("term", term.iso))\(form.hidden("zones", zone))\(kinds)\
            \(form.hidden("seconds", "\(seconds)"))\(form.button(words, kind: "secondary"))
            """)
    }
}

/// The page on which schools are closed for a day, and what is disturbed as data.
enum DisturbedPages {
    static let routes: [Route] =
        Route.form(
            CloseSchools.self, at: Address.closedDay, page: close,
            done: { visit, done in
                let words =
                    "\(done.schools) \(done.schools == 1 ? "school is" : "schools are") closed on \(done.day.long)."
                return (Address.plans, words)
            })
        + [
            .data(
                "/api/planning/disturbed", needs: .right(.planTerm),
                "Published meetings that cannot be held as they stand.", { try await read($0) })
        ]

    static func read(_ visit: Visit) async throws -> [DisturbedMeeting] {
        let (person, today) = (try visit.signedIn, visit.today)
        return try await visit.store.read { try DisturbedMeeting.all(for: person, on: today, in: $0) }
    }

    static func close(_ visit: Visit, _ form: FormView) async throws -> Page {
        let scope = try visit.signedIn.scope(.planTerm)
        let zones = visit.authority.zones.filter { scope.isCounty || scope.zones.contains($0.code) }
        let choices = zones.map { Field.Choice($0.code, $0.name) }
        var shown = form
        if form.refusals.isEmpty, zones.count == 1 {
            shown.given = form.given.merging(Given(["zones": zones.map(\.code)]))
        }
        return Page(
            "Schools are closed", above: [Link("Planning", Address.plans)],
            """
            \(form.errorSummary)<h1>Schools are closed</h1>
            <p>For a day on which the schools of a zone cannot open, because of snow for example. A single \
            school says its own days with its half-days.</p>
            \(shown.html("""
                \(shown.fields([CloseSchools.zonesField.offering(choices), CloseSchools.dayField]))
                \(shown.button("Close these schools for the day"))
                """))
            """)
    }
}

extension Address {
    package static let closedDay = "/planning/closed-day"
}
