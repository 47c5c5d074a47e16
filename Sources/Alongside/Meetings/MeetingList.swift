import Pages
import Reckoning
import Storage

/// The meetings that somebody may see, as they asked for them: to come or past, of a kind, of a
/// zone, in a state.
struct MeetingList: Sendable {
    let isPast: Bool
    let kind: String
    let zone: String
    let state: String
    let pages: Pagination
    let meetings: [MeetingRecord]

    static func read(_ visit: Visit, size: Int = 50) async throws -> MeetingList {
        let (person, today, query) = (try visit.signedIn, visit.today, visit.query)
        let isPast = query["when"] == "past"
        let (kind, zone, state) = (query["kind"], query["zone"], query["state"])
        var conditions: [SQL] = [isPast ? "m.day < \(today)" : "m.day >= \(today)"]
        if !kind.isEmpty { conditions.append("m.kind = \(kind)") }
        if !zone.isEmpty { conditions.append("m.zone = \(zone)") }
        if !state.isEmpty { conditions.append("m.state = \(state)") }
        let condition = SQL.all(conditions)
        let asked = Int(query["page"]) ?? 1
        return try await visit.store.read { database in
            let mine = person.scope(.seeSchool).meetings(on: today)
            let total = try database.count(
                "SELECT count(*) FROM meeting m WHERE (\(mine)) AND \(condition)")
            let pages = Pagination(page: asked, total: total, size: size)
            let order: SQL =
                isPast ? "m.day DESC, m.starts_minute, m.id" : "m.day, m.starts_minute, m.id"
            let sql: SQL = "\(condition) ORDER BY \(order) LIMIT \(size) OFFSET \(pages.offset)"
            return MeetingList(
                isPast: isPast, kind: kind, zone: zone, state: state, pages: pages,
                meetings: try database.all(MeetingRecord.query(person, on: today, where: sql)))
        }
    }

    func page(_ visit: Visit) -> Page {
        let authority = visit.authority
        let count = "\(pages.total) \(pages.total == 1 ? "meeting" : "meetings")"
        let mayPlan = visit.person?.may(.holdMeeting) == true
        let rows = meetings.map { meeting -> [HTML] in
            [
                Link(meeting.day.long, Address.meeting(meeting.id)).html, HTML(meeting.clock),
                HTML(meeting.kindName(authority)), HTML(meeting.subject(authority)),
                meeting.state.tag,
            ]
        }
        let none = Part.empty(
            mayPlan
                ? "No meetings here. Plan the first, or change the filters."
                : "No meetings here. When the zone team plans one it stands here.")
        let results: HTML = """
            \(meetings.isEmpty ? none : Part.table("Meetings", ["Day", "Time", "Kind", "For", "State"], rows))
            \(pages.html("\(Address.meetings)?\(filters)"))
            """
        return Page(
            "Meetings", wide: true,
            """
            <h1>Meetings</h1>
            <p>\(count) \(isPast ? "in the past" : "to come").</p>
            \(if: mayPlan, Part.button("Plan a meeting", to: Address.planMeeting))
            \(Part.columns(filters: fields(visit), to: Address.meetings, results: results))
            """)
    }

    /// The filters as a query, for the pages of the list.
    private var filters: String {
        var parts: [String] = []
        if isPast { parts.append("when=past") }
        for (name, value) in [("kind", kind), ("zone", zone), ("state", state)] {
            let safe = value.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
            if !safe.isEmpty { parts.append("\(name)=\(safe)") }
        }
        return parts.map { $0 + "&" }.joined()
    }

    private func fields(_ visit: Visit) -> HTML {
        let authority = visit.authority
        var names: [String: String] = [:]
        for kind in authority.meetingKinds { names[kind.code.rawValue] = kind.name }
        let kinds = names.map { Field.Choice($0.key, $0.value) }.sorted { $0.label < $1.label }
        let form = visit.form(
            Address.meetings,
            given: Given([
                "when": [isPast ? "past" : "ahead"], "kind": [kind], "zone": [zone],
                "state": [state],
            ]))
        return form.fields([
            Field("when", "When", .choice([.init("ahead", "To come"), .init("past", "Past")])),
            Field("kind", "Kind", .pick(kinds, none: "Any")),
            Field("zone", "Zone", .pick(authority.zones.map { .init($0.code, $0.name) }, none: "Any")),
            Field(
                "state", "State",
                .pick(Meeting.State.allCases.map { .init($0.rawValue, $0.words) }, none: "Any")),
        ])
    }
}
