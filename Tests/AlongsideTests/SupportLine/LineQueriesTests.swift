import Alongside
import AlongsideTesting
import Reckoning
import Storage
import Testing

/// However many calls there are, the line's pages read what they show.
@Suite struct LineQueriesTests {
    @Test(arguments: TestDatabase.engines)
    func `no page of the line reads its calls from one end to the other`(_ engine: Engine) async throws {
        try await TestHouse.with(engine, on: DemonstrationTests.today) { test in
            let built = try await DemonstrationTests.demonstration().build(in: test.store)
            let account = try #require(built.signIns.first { $0.role == .lineLead }?.account)
            let today = test.house.today
            let lead = try await test.store.read { try Person.ofAccount(account, on: today, in: $0) }
            let person = try #require(lead)
            if engine == .postgresql {
                // Only these: a bare ANALYZE would look at what other tests are writing.
                let tables =
                    "line_call, line_call_phone, line_call_name, line_count, line_notice, promise, promise_step"
                try await test.store.keep { try $0.connection.script("ANALYZE \(tables)") }
            }
            try await test.store.read { database in
                // A zone's year is so small that PostgreSQL would read it whole.
                if engine == .postgresql { try database.script("SET enable_seqscan = off") }
                for (words, walks, body) in pages(test, person) {
                    let planned = PlannedConnection(database, walks: walks)
                    try body(planned)
                    #expect(planned.scans == [], "\(words)")
                }
                if engine == .postgresql { try database.script("RESET enable_seqscan") }
            }
        }
    }

    private typealias Reading = (words: String, walks: [String], body: (any Connection) throws -> Void)

    private func pages(_ test: TestHouse, _ person: Person) -> [Reading] {
        let (authority, now, today) = (test.house.authority, test.clock.now, test.house.today)
        // Nobody has taken these; whoever reads stops after eight.
        let notices = ["line_notice_pressing", "promise_free"]
        let spans = LineFigures.Span.allCases.map { span -> Reading in
            (
                "the figures of a \(span)", [],
                { _ = try LineFigures.load(span, for: person, authority, on: today, in: $0) }
            )
        }
        let typed = ["", "07700 900123", "finch", "jo finch", "K7QM-3XRD"].map { typed -> Reading in
            (
                "calls for “\(typed)”", typed.isEmpty ? ["line_call_day"] : [],
                { _ = try CallList.load(typed, page: 1, for: person, on: today, in: $0) }
            )
        }
        return spans + typed + [
            ("the board", notices, { _ = try LineBoard.load(for: person, authority, at: now, in: $0) }),
            (
                "earlier calls from a number", [],
                { _ = try CallSummary.from("07700 900123, 01632 960001", for: person, in: $0) }
            ),
            (
                "earlier calls about a setting", [],
                { _ = try CallSummary.about(#require(URN(900_001)), for: person, in: $0) }
            ),
            ("what is still to be kept", [], { _ = try PromiseRecord.open(for: person, in: $0) }),
            (
                "the calls of a day", [],
                { _ = try CallRecord.all(today...today, for: person, size: 200, offset: 0, in: $0) }
            ),
            ("the day's pack", notices, { _ = try LinePack.load(for: person, authority, at: now, in: $0) }),
        ]
    }

    @Test(arguments: TestDatabase.engines)
    func `a query without an index is told from one that has one`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            try await test.store.read { database in
                let planned = PlannedConnection(database, walks: [])
                _ = try planned.count("SELECT count(*) FROM line_call c WHERE c.notes = 'x'")
                #expect(planned.scans.count == 1)
            }
        }
    }
}
