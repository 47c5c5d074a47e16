import Alongside
import AlongsideTesting
import Reckoning
import Storage

/// Objects to try every route on: the same things twice, in the north (Marshgate, of Norwich North)
/// and in Yarmouth (Sandholme, of Great Yarmouth South), in each state that a page may ask for.
struct AccessScenario {
    enum Place: String, CaseIterable { case north, yarmouth, absent }

    /// The objects of a place by the name a path gives them.
    private(set) var objects: [Place: [String: [String]]] = [
        .absent: [
            "school": ["999998"], "zone": ["ZZZ-Z"], "trust": ["7777"],
            "file": ["nothing.css"],
        ]
    ]

    static let kinds = [
        "concern", "child", "meeting", "item", "action", "basis", "request", "person", "post",
        "plan", "placement", "leave", "feed", "whatif",
        "call", "promise", "notice",
    ]

    func values(_ name: String, in place: Place) -> [String] {
        if let known = objects[place]?[name] { return known }
        return place == .absent && Self.kinds.contains(name) ? ["00000000-0000-7000-8000-000000000000"] : []
    }

    static func make(in test: TestHouse) async throws -> AccessScenario {
        try await test.store.keep { writing in
            try writing.run("INSERT INTO trust (uid, name, kind) VALUES (9002, 'Gull Trust', 'Multi-academy trust')")
            var scenario = AccessScenario()
            try scenario.fill(.north, Cast.marshgate, Cast.north, Cast.tern, Cast.kit, Cast.dawn, writing)
            try scenario.fill(.yarmouth, Cast.sandholme, Cast.yarmouth, 9_002, Cast.robin, Cast.otto, writing)
            return scenario
        }
    }

    private mutating func fill(
        _ place: Place, _ school: URN, _ zone: String, _ trust: Int, _ child: ID<Child>,
        _ sendco: Person, _ writing: Writing
    ) throws {
        let basis: ID<LawfulBasis> = writing.newID()
        let cohort: ID<Cohort> = writing.newID()
        try writing.run(
            """
            INSERT INTO lawful_basis (id, child, kind, details, from_day, recorded_by, recorded_at)
            VALUES (\(basis), \(child), 'parental-consent', '{}', '2025-09-08', \(sendco.id), \(writing.now))
            """)
        try writing.run(
            "INSERT INTO cohort (id, school, name, made_at) VALUES (\(cohort), \(school), 'Readers', \(writing.now))")
        let concerns = try ["brought", "on-agenda", "supported"].map { try concern($0, school, sendco, writing) }
        let meetings = try ["planned", "pack-closed", "held", "published"].map {
            try meeting($0, school, zone, writing)
        }
        let items = try meetings.map { try item($0, concerns[1], writing) }
        let actions = try [action(meetings[3], items[3], school, zone, writing)]
        let requests = try ["requested", "accepted", "allocated", "delivering", "reported"].map {
            try request($0, concerns[2], items[3], school, sendco, writing)
        }
        objects[place] = [
            "school": [school.description], "zone": [zone], "trust": ["\(trust)"],
            "child": [child.text], "basis": [basis.text], "concern": concerns.map(\.text),
            "meeting": meetings.map(\.text), "item": items.map(\.text), "action": actions.map(\.text),
            "request": requests.map(\.text), "file": ["style.css"],
        ]
        let ofLine = try line(school, zone, writing)
        objects[place]?.merge(ofLine) { $1 }
        let guest = try person(writing)
        objects[place]?["person"] = [guest.person]
        objects[place]?["post"] = [guest.post]
        try plan(place, school, zone, meetings[0], ID(guest.person), writing)
    }

    /// A draft of a term's plan with one meeting, leave of the person, a calendar feed.
    private mutating func plan(
        _ place: Place, _ school: URN, _ zone: String, _ meeting: ID<Meeting>, _ guest: ID<Person>?,
        _ writing: Writing
    ) throws {
        let (plan, placement): (ID<TermPlan>, ID<PlannedMeeting>) = (writing.newID(), writing.newID())
        let (leave, feed): (ID<LeavePeriod>, ID<CalendarFeed>) = (writing.newID(), writing.newID())
        let secret = "secret-of-\(place.rawValue)"
        try writing.run(
            """
            INSERT INTO term_plan (id, term_first_day, kinds, seed, seconds, state, made_by, made_at)
            VALUES (\(plan), '2026-01-05', 'team-around-school', 1, 1, 'draft', \(Cast.cora.id), \(writing.now))
            """)
        try writing.run("INSERT INTO term_plan_zone (plan, zone) VALUES (\(plan), \(zone))")
        try writing.run("INSERT INTO term_plan_source (plan, instance) VALUES (\(plan), '{}')")
        try writing.run(
            """
            INSERT INTO planned_meeting (id, plan, code, kind, zone, school, minutes, place, importance)
            VALUES (\(placement), \(plan), \("team-around-school \(school) 1"), 'team-around-school', \(zone),
                \(school), 90, 'At the school', 2)
            """)
        try writing.run(
            """
            INSERT INTO leave_period (id, person, from_day, until_day, recorded_by, recorded_at)
            VALUES (\(leave), \(guest), '2026-01-12', '2026-01-14', \(guest), \(writing.now))
            """)
        try writing.run(
            """
            INSERT INTO calendar_feed (id, secret, person, made_at)
            VALUES (\(feed), \(Secret.digest(secret)), \(guest), \(writing.now))
            """)
        let question: ID<WhatIf> = writing.newID()
        try writing.run(
            """
            INSERT INTO what_if (id, plan, change, role, zones, state, made_by, made_at)
            VALUES (\(question), \(plan), 'fewer', 'send-adviser', \(zone), 'asked', \(Cast.cora.id), \(writing.now))
            """)
        objects[place]?["whatif"] = [question.text]
        objects[place]?["plan"] = [plan.text]
        objects[place]?["placement"] = [placement.text]
        objects[place]?["leave"] = [leave.text]
        objects[place]?["feed"] = [secret]
    }

    private func concern(
        _ state: String, _ school: URN, _ sendco: Person, _ writing: Writing
    ) throws -> ID<Concern> {
        let id: ID<Concern> = writing.newID()
        try writing.run(
            """
            INSERT INTO concern (id, school, focus, offer, title, tried, outcome, asked, state, brought_by, brought_at)
            VALUES (\(id), \(school), 'whole-school', 'targeted', 'A concern', 'a', 'b', 'c', \(state),
                \(sendco.id), \(writing.now))
            """)
        return id
    }

    private func meeting(
        _ state: String, _ school: URN, _ zone: String, _ writing: Writing
    ) throws -> ID<Meeting> {
        let id: ID<Meeting> = writing.newID()
        try writing.run(
            """
            INSERT INTO meeting (id, kind, zone, school, day, starts_minute, minutes, place, state, pack_closes_day)
            VALUES (\(id), 'team-around-school', \(zone), \(school), \(state == "planned" ? "2025-11-04" : "2025-10-06"),
                570, 90, 'At the school', \(state), \(state == "planned" ? "2025-10-28" : "2025-09-29"))
            """)
        let attendance: ID<Person> = writing.newID()
        try writing.run(
            "INSERT INTO attendance (id, meeting, name, role, state) VALUES (\(attendance), \(id), 'A Guest', 'sendco', 'attended')"
        )
        return id
    }

    private func item(
        _ meeting: ID<Meeting>, _ concern: ID<Concern>, _ writing: Writing
    ) throws -> ID<AgendaItem> {
        let id: ID<AgendaItem> = writing.newID()
        try writing.run(
            """
            INSERT INTO agenda_item (id, meeting, position, section, title, concern)
            VALUES (\(id), \(meeting), 1, 'concerns', 'A concern', \(concern))
            """)
        return id
    }

    private func action(
        _ meeting: ID<Meeting>, _ item: ID<AgendaItem>, _ school: URN, _ zone: String, _ writing: Writing
    ) throws -> ID<AgreedAction> {
        let id: ID<AgreedAction> = writing.newID()
        try writing.run(
            """
            INSERT INTO agreed_action (id, meeting, item, school, zone, what, owner, due_day, state)
            VALUES (\(id), \(meeting), \(item), \(school), \(zone), 'Do it', 'A Guest', '2025-12-01', 'open')
            """)
        return id
    }

    private func request(
        _ state: String, _ concern: ID<Concern>, _ item: ID<AgendaItem>, _ school: URN,
        _ sendco: Person, _ writing: Writing
    ) throws -> ID<SupportRequest> {
        let id: ID<SupportRequest> = writing.newID()
        try writing.run(
            """
            INSERT INTO support_request (id, concern, item, school, service, focus, offer, question, state, requested_at)
            VALUES (\(id), \(concern), \(item), \(school), 'epss', 'whole-school', 'targeted', 'How?', \(state),
                \(writing.now))
            """)
        guard ["allocated", "delivering", "reported"].contains(state) else { return id }
        try writing.run(
            """
            INSERT INTO allocation (request, practitioner, half_days, reason, allocated_by, allocated_at)
            VALUES (\(id), \(Cast.pat.id), 4, 'Free', \(Cast.lena.id), \(writing.now))
            """)
        return id
    }

    /// A call to the support line, a promise made in it, and what it told the zone team.
    private func line(
        _ school: URN, _ zone: String, _ writing: Writing
    ) throws -> [String: [String]] {
        let call: ID<LineCall> = writing.newID()
        let (promise, notice): (ID<Promise>, ID<LineNotice>) = (writing.newID(), writing.newID())
        try writing.run(
            """
            INSERT INTO line_call (id, form, channel, started_at, ended_at, day, caller, caller_name, phone, school,
                zone, setting, child_name, reason, urgency, notes, advice, not_found, outcome, is_resolved,
                safeguarding_words, adviser, logged_at)
            VALUES (\(call), \(call), 'telephone', \(writing.now), \(writing.now), '2025-10-07', 'school', 'A Caller',
                '01603 222300', \(school), \(zone), '', '', 'guidance', 'routine', 'n', 'a', '', 'advice', TRUE, '',
                \(Cast.liam.id), \(writing.now))
            """)
        try writing.run(
            """
            INSERT INTO promise (id, reference, call, kind, name, phone, postcode, reason, what, due_at, state, made_at)
            VALUES (\(promise), \(promise), \(call), 'call-back', '', '', '', 'guidance', 'Ring', \(writing.now), 'open',
                \(writing.now))
            """)
        try writing.run(
            """
            INSERT INTO line_notice (id, call, kind, school, zone, told_by, told_at)
            VALUES (\(notice), \(call), 'urgent', \(school), \(zone), \(Cast.liam.id), \(writing.now))
            """)
        return ["call": [call.text], "promise": [promise.text], "notice": [notice.text]]
    }

    /// Somebody to be looked up and managed.
    private func person(_ writing: Writing) throws -> (person: String, post: String) {
        let id: ID<Person> = writing.newID()
        let name = "guest.\(id.text.suffix(4))"
        try writing.run("INSERT INTO person (id, name, email) VALUES (\(id), 'A Guest', 'guest@example.org')")
        try writing.run(
            """
            INSERT INTO account (person, name, password, state, changed_at)
            VALUES (\(id), \(name), 'none', 'open', \(writing.now))
            """)
        let post: ID<Post> = writing.newID()
        try writing.run(
            """
            INSERT INTO post (id, person, role, scope_kind, scope_value, from_day)
            VALUES (\(post), \(id), 'line-adviser', 'county', '', '2025-01-06')
            """)
        let second: ID<Post> = writing.newID()
        try writing.run(
            """
            INSERT INTO post (id, person, role, scope_kind, scope_value, from_day)
            VALUES (\(second), \(id), 'practitioner', 'service', 'epss', '2025-01-06')
            """)
        return (id.text, post.text)
    }
}
