import Alongside
import AlongsideTesting
import Pages
import Reckoning
import Storage
import Testing

@Suite struct TodayTests {
    private func today(_ person: Person, in test: TestHouse) async throws -> String {
        let client = Client(test)
        try await client.signIn(person)
        let answer = try await client.get("/today")
        #expect(answer.status == 200, "\(person.name)")
        return answer.body
    }

    @Test(arguments: TestDatabase.engines)
    func `every post has a page of its own, in an empty county too`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            for person in Cast.everyone { _ = try await today(person, in: test) }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `each lands on what waits for them`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            _ = try await Scenario.make(in: test)
            let expected: [(Person, [String])] = [
                (
                    Cast.dawn,
                    [
                        "Marshgate Primary School", "18 November 2025", "Concerns that need a lawful basis",
                        "Overdue since 1 Oct", "Support in progress", "Rate the TAS",
                    ]
                ),
                (Cast.sana, ["Actions overdue", "Send the reading list", "Not heard from", "Holm Academy"]),
                (Cast.zoe, ["No meeting planned", "Holm Academy", "Willow School"]),
                (Cast.lena, ["Requests waiting for an answer", "No request is waiting"]),
                (Cast.pat, ["In progress: log your sessions", "½ of 2 days used"]),
                (Cast.tom, ["Tern Trust", "Holm Academy", "Sandholme High School"]),
                (Cast.liam, ["Find the caller’s school", "0333 313 7165", "Open now"]),
                (Cast.cora, ["Norwich (North)", "Great Yarmouth (South)", "meetings held this term"]),
                (Cast.dev, ["The audit log", "Nobody has read a child’s record"]),
                (Cast.ada, ["open accounts", "No post ends soon"]),
            ]
            for (person, words) in expected {
                let body = try await today(person, in: test)
                for word in words { #expect(body.contains(word), "\(person.name): \(word)") }
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a request that waits says by when it is answered`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            _ = try await Scenario.make(in: test)
            try await test.store.keep { writing in
                try writing.run("UPDATE support_request SET state = 'requested'")
            }
            let body = try await today(Cast.lena, in: test)
            #expect(body.contains("asked 21 days ago"))
            #expect(body.contains("Answer was due 30 Sep"))
            #expect(!(try await today(Cast.sol, in: test)).contains("asked 21 days ago"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `what was begun and not sent can be gone on with`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let dawn = Client(test)
            try await dawn.signIn(Cast.dawn)
            let form = Address.bringConcern(Cast.marshgate)
            _ = try await dawn.post(form, [("focus", "cohort"), ("tried", "x"), ("_later", "yes")])
            let body = try await dawn.get("/today").body
            #expect(body.contains("Go on with"))
            #expect(body.contains(form))
            #expect(!(try await today(Cast.harriet, in: test)).contains("Go on with"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a link that says what a form is about wins over what was begun there`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let zoe = Client(test)
            try await zoe.signIn(Cast.zoe)
            let kind = ("kind", "team-around-school")
            _ = try await zoe.post(
                "/meetings/new",
                [kind, ("school", "900001"), ("place", "The library"), ("_later", "yes")])
            #expect(try await zoe.get("/meetings/new").body.contains("value=\"900001\" selected"))
            let linked = try await zoe.get("/meetings/new?kind=team-around-school&school=900002")
            #expect(linked.body.contains("value=\"900002\" selected"))
            #expect(linked.body.contains("The library"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `somebody with two posts gets both, and somebody with none is told what to do`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            try await test.store.keep { writing in
                let post: ID<Post> = writing.newID()
                try writing.run(
                    """
                    INSERT INTO post (id, person, role, scope_kind, scope_value, from_day)
                    VALUES (\(post), \(Cast.liam.id), 'county-lead', 'county', '', '2025-09-01')
                    """)
                try writing.run(
                    "UPDATE post SET until_day = '2025-10-01' WHERE person = \(Cast.zoe.id)")
            }
            let both = try await today(Cast.liam, in: test)
            #expect(both.contains("Find the caller’s school") && both.contains("meetings held this term"))
            #expect(try await today(Cast.zoe, in: test).contains("You hold no post today"))
        }
    }
}
