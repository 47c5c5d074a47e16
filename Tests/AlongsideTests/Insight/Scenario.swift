import Alongside
import AlongsideTesting
import Pages
import Reckoning
import Storage

/// A term at Marshgate, written straight into the tables, so that a board's numbers can be told
/// beforehand: a TAS in September with two actions, the next in November, three concerns, one
/// request with 4 half-days agreed and a session of 7 half-hours.
struct Scenario {
    let lastMeeting: ID<Meeting>
    let nextMeeting: ID<Meeting>
    let childConcern: ID<Concern>
    let cohortConcern: ID<Concern>
    let request: ID<SupportRequest>

    static func make(in test: TestHouse) async throws -> Scenario {
        let (authority, today) = (test.house.authority, test.house.today)
        return try await test.store.keep { writing in
            let scenario = Scenario(
                lastMeeting: writing.newID(), nextMeeting: writing.newID(),
                childConcern: writing.newID(), cohortConcern: writing.newID(),
                request: writing.newID())
            try scenario.insertMeetings(writing)
            try scenario.insertConcerns(writing)
            try scenario.insertActions(writing)
            try scenario.insertSupport(writing)
            try SchoolStanding.count(where: "TRUE", authority, on: today, in: writing.connection)
            return scenario
        }
    }

    private func insertMeetings(_ writing: Writing) throws {
        for (id, day, state) in [
            (lastMeeting, "2025-09-16", "published"), (nextMeeting, "2025-11-18", "planned"),
        ] {
            try writing.run(
                """
                INSERT INTO meeting (id, kind, zone, school, day, starts_minute, minutes, place,
                    state, pack_closes_day)
                VALUES (\(id), 'team-around-school', 'NOR-N', \(Cast.marshgate), \(day), 570, 90,
                    'At the school', \(state), '2025-11-11')
                """)
        }
    }

    private func insertConcerns(_ writing: Writing) throws {
        let cohort: ID<Cohort> = writing.newID()
        try writing.run(
            """
            INSERT INTO cohort (id, school, name, made_at)
            VALUES (\(cohort), \(Cast.marshgate), 'Year 4 readers', \(writing.now))
            """)
        let whole: ID<Concern> = writing.newID()
        let rows: [(ID<Concern>, String, ID<Cohort>?, ID<Child>?, String, String)] = [
            (childConcern, "child", nil, Cast.kit, "Kit hides under tables", "brought"),
            (cohortConcern, "cohort", cohort, nil, "Reading in Year 4", "supported"),
            (whole, "whole-school", nil, nil, "Dealt with", "closed"),
        ]
        for (id, focus, cohort, child, title, state) in rows {
            try writing.run(
                """
                INSERT INTO concern (id, school, focus, cohort, child, offer, title, tried, outcome,
                    asked, state, brought_by, brought_at)
                VALUES (\(id), \(Cast.marshgate), \(focus), \(cohort), \(child), 'targeted',
                    \(title), 'a', 'b', 'c', \(state), \(Cast.dawn.id), '2025-09-10T09:00:00.000Z')
                """)
        }
    }

    private func insertActions(_ writing: Writing) throws {
        let item: ID<AgendaItem> = writing.newID()
        try writing.run(
            """
            INSERT INTO agenda_item (id, meeting, position, section, title, concern)
            VALUES (\(item), \(lastMeeting), 1, 'children', 'Kit', \(childConcern))
            """)
        let rows: [(String, String, ID<AgendaItem>?)] = [
            ("Send the reading list", "2025-10-01", nil),
            ("Ring Kit’s mother", "2025-10-20", item),
        ]
        for (what, due, item) in rows {
            let id: ID<AgreedAction> = writing.newID()
            try writing.run(
                """
                INSERT INTO agreed_action (id, meeting, item, school, zone, what, owner, due_day,
                    state)
                VALUES (\(id), \(lastMeeting), \(item), \(Cast.marshgate), 'NOR-N', \(what),
                    'Sana Wells', \(due), 'open')
                """)
        }
    }

    private func insertSupport(_ writing: Writing) throws {
        try writing.run(
            """
            INSERT INTO support_request (id, concern, school, service, focus, offer, question,
                state, requested_at)
            VALUES (\(request), \(cohortConcern), \(Cast.marshgate), 'epss', 'cohort', 'targeted',
                'How do we…?', 'delivering', '2025-09-16T12:00:00.000Z')
            """)
        let step: ID<Scenario> = writing.newID()
        try writing.run(
            """
            INSERT INTO request_step (id, request, state, reason, person, at)
            VALUES (\(step), \(request), 'delivering', '', \(Cast.pat.id), '2025-10-02T12:00:00.000Z')
            """)
        try writing.run(
            """
            INSERT INTO allocation (request, practitioner, half_days, reason, allocated_by,
                allocated_at)
            VALUES (\(request), \(Cast.pat.id), 4, 'Knows the school', \(Cast.lena.id),
                '2025-09-20T09:00:00.000Z')
            """)
        let session: ID<Scenario> = writing.newID()
        try writing.run(
            """
            INSERT INTO support_session (id, request, practitioner, day, half_hours, what, logged_at)
            VALUES (\(session), \(request), \(Cast.pat.id), '2025-10-02', 7, 'Observed', \(writing.now))
            """)
    }
}
