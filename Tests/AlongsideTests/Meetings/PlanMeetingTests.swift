import Alongside
import AlongsideTesting
import Pages
import Reckoning
import Storage
import Testing

private func planned(_ changes: [String: String] = [:]) -> Given {
    var fields = [
        "kind": "team-around-school", "school": "900001", "day": "2025-10-14", "starts": "09:30",
        "place": "The library",
    ]
    fields.merge(changes) { _, new in new }
    return Given(fields.mapValues { [$0] })
}

@Suite struct PlanMeetingTests {
    @Test(arguments: TestDatabase.engines)
    func `a planned meeting invites the school and the zone team in post`(_ engine: Engine)
        async throws
    {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let done = try await test.does(Cast.zoe, PlanMeeting.self, planned())
            let names: [String] = try await test.store.read {
                try $0.values("SELECT name FROM attendance ORDER BY name")
            }
            #expect(
                names == ["Carol Staithe", "Dawn Reed", "Harriet Pike", "Ian Holt", "Sana Wells"])
            #expect(done.invited == 5)
            let meeting = try await test.store.read {
                try MeetingRecord.find(done.meeting, for: Cast.dawn, on: test.house.today, in: $0)
            }
            #expect(meeting?.packCloses == Day(iso: "2025-10-07"))
            #expect(meeting?.zone == Cast.north)
            #expect(meeting?.minutes == 90)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a meeting on a day on which it cannot be is refused`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            for (day, words) in [
                ("2025-10-04", "from today on"), ("2025-10-18", "Schools are closed"),
                ("2025-10-28", "Schools are closed"), ("2025-02-30", "real date"),
            ] {
                let refused = try await test.refused(
                    Cast.sana, PlanMeeting.self, planned(["day": day]))
                #expect(refused.contains { $0.field == "day" && $0.words.contains(words) })
            }
            let late = try await test.refused(
                Cast.sana, PlanMeeting.self, planned(["starts": "23:30", "minutes": "60"]))
            #expect(late.map(\.field) == ["minutes"])
            let never = try await test.refused(
                Cast.sana, PlanMeeting.self, planned(["starts": "25:00"]))
            #expect(never.map(\.field) == ["starts"])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a zone has Teams Around the School or Core Consultations, never both`(_ engine: Engine)
        async throws
    {
        try await TestHouse.with(engine, on: Day(iso: "2025-03-03") ?? Day(number: 0)) { test in
            try await test.withCast()
            // Great Yarmouth (South) is of Phase 2: Core Consultations until Easter 2025.
            let tas = planned(["school": "900003", "day": "2025-03-11"])
            let early = try await test.refused(Cast.greta, PlanMeeting.self, tas)
            #expect(early.first?.words.contains("Plan a Core Consultation") == true)
            let core = planned([
                "school": "900003", "day": "2025-03-11", "kind": "core-consultation",
            ])
            try await test.does(Cast.greta, PlanMeeting.self, core)
            let north = planned(["day": "2025-03-11", "kind": "core-consultation"])
            let gone = try await test.refused(Cast.sana, PlanMeeting.self, north)
            #expect(gone.first?.words.contains("Plan a Team Around the School") == true)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a school has one such meeting a day, and none once it has closed`(_ engine: Engine)
        async throws
    {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            try await test.does(Cast.sana, PlanMeeting.self, planned())
            let again = try await test.refused(Cast.sana, PlanMeeting.self, planned())
            #expect(again.first?.words.contains("already") == true)
            try await test.store.keep {
                _ = try $0.run("UPDATE school SET status = 'closed' WHERE urn = 900002")
            }
            let closed = try await test.refused(
                Cast.sana, PlanMeeting.self, planned(["school": "900002"]))
            #expect(closed.map(\.field) == ["school"])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `nobody plans a meeting outside their zone, and no other post plans one`(_ engine: Engine)
        async throws
    {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            await #expect(throws: NotThere.self) {
                try await test.does(Cast.greta, PlanMeeting.self, planned())
            }
            let zone = planned([
                "kind": "zone-inclusion-partnership", "school": "900003", "zone": "NOR-N",
            ])
            await #expect(throws: NotThere.self) {
                try await test.does(Cast.greta, PlanMeeting.self, zone)
            }
            for person in [Cast.dawn, Cast.tom, Cast.lena, Cast.cora, Cast.ada] {
                await #expect(throws: NotAllowed.self) {
                    try await test.does(person, PlanMeeting.self, planned())
                }
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a zone's meeting invites the schools of the zone, and only they and the zone see it`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let meeting = try await test.plan([
                "kind": "zone-inclusion-partnership", "school": "", "zone": "NOR-N",
            ])
            for (person, sees) in [
                (Cast.dawn, true), (Cast.zoe, true), (Cast.cora, true), (Cast.otto, false),
                (Cast.greta, false), (Cast.tom, true), (Cast.dev, false),
            ] {
                let found = try await test.store.read {
                    try MeetingRecord.find(meeting, for: person, on: test.house.today, in: $0)
                }
                #expect((found != nil) == sees, "\(person.name)")
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a trust's meeting is for its lead and the zone teams, not for its schools`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let meeting = try await test.plan(["kind": "strategic", "school": "", "trust": "9001"])
            for (person, sees) in [
                (Cast.tom, true), (Cast.sana, true), (Cast.greta, true), (Cast.otto, false),
                (Cast.dawn, false),
            ] {
                let found = try await test.store.read {
                    try MeetingRecord.find(meeting, for: person, on: test.house.today, in: $0)
                }
                #expect((found != nil) == sees, "\(person.name)")
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a moved meeting keeps its reason, and its pack closes anew`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let meeting = try await test.plan()
            let fields = [
                "meeting": meeting.text, "version": "1", "day": "2025-11-11", "starts": "13:15",
                "place": "The hall", "reason": "Flu",
            ]
            try await test.does(Cast.zoe, MoveMeeting.self, fields)
            let found = try await test.store.read { database in
                (
                    try MeetingRecord.find(
                        meeting, for: Cast.dawn, on: test.house.today, in: database),
                    try Step<Meeting.State>.all(
                        from: "meeting_step", where: "st.meeting = \(meeting)", in: database)
                )
            }
            #expect(found.0?.packCloses == Day(iso: "2025-11-04"))
            #expect(found.1.first?.reason.contains("Flu") == true)
            let stale = try await test.refused(
                Cast.sana, MoveMeeting.self, Given(fields.mapValues { [$0] }))
            #expect(stale.first?.words.contains("Tuesday 11 November 2025") == true)
            await #expect(throws: NotThere.self) {
                try await test.does(Cast.greta, MoveMeeting.self, fields)
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `papers and people are added by those who may, and while they may`(_ engine: Engine)
        async throws
    {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let meeting = try await test.plan()
            let paper = [
                "meeting": meeting.text, "title": "Plan", "content": "https://example.org/plan",
            ]
            try await test.does(Cast.dawn, AddPaper.self, paper)
            for link in ["http://example.org/plan", "javascript://x"] {
                let given = Given(paper.merging(["content": link]) { $1 }.mapValues { [$0] })
                #expect(
                    try await test.refused(Cast.dawn, AddPaper.self, given).map(\.field) == [
                        "content"
                    ])
            }
            for person in [Cast.otto, Cast.tom, Cast.greta] {
                await #expect(throws: NotThere.self) {
                    try await test.does(person, AddPaper.self, paper)
                }
            }
            let guest = ["meeting": meeting.text, "name": "Nell Sedge", "role": "health-partner"]
            try await test.does(Cast.sana, InviteToMeeting.self, guest)
            let twice = try await test.refused(
                Cast.sana, InviteToMeeting.self, Given(guest.mapValues { [$0] }))
            #expect(twice.map(\.field) == ["name"])
            test.clock.advance(days: 1)
            let late = try await test.refused(
                Cast.dawn, AddPaper.self, Given(paper.mapValues { [$0] }))
            #expect(late.first?.words.contains("The pack closed") == true)
            try await test.does(Cast.sana, AddPaper.self, paper)
        }
    }
}
