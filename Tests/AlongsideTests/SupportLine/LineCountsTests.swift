import Alongside
import AlongsideTesting
import Pages
import Reckoning
import Storage
import Testing

/// What is counted as calls are logged is what counting them again would give.
@Suite struct LineCountsTests {
    @Test(arguments: TestDatabase.engines)
    func `a call is counted once, and no longer as settled once something is promised`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let done = try await test.log(["form": "one", "school": "", "setting": ""])
            _ = try await test.log(["form": "one", "school": "", "setting": ""])
            _ = try await test.log(["outcome": "call-back", "promise": "Ring back."])
            _ = try await test.log(["channel": "paper", "day": "2025-09-30", "from": "10:00", "until": "10:05"])
            #expect(try await counted(test, "2025-10-07", "2025-10-07") == [2, 1])
            let promise = Given(["call": [done.call.text], "what": ["Ring back."]])
            _ = try await test.line(PromiseCallback.self, promise)
            _ = try await test.line(PromiseCallback.self, promise)
            #expect(try await counted(test, "2025-10-07", "2025-10-07") == [2, 0])
            #expect(try await counted(test, "2025-09-01", "2025-10-07") == [3, 1])
            let zones = try await test.store.read {
                try LineCounts.between(test.house.today, test.house.today, in: $0).list(.zone)
            }
            #expect(Set(zones.map(\.code)) == ["", Cast.north] && zones.allSatisfy { $0.calls == 1 })
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a year in the demonstration counts as it does call by call, over any days`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine, on: DemonstrationTests.today) { test in
            _ = try await DemonstrationTests.demonstration().build(in: test.store)
            let today = DemonstrationTests.today
            try await test.store.read { database in
                for (from, length) in [(0, 0), (19, 19), (20, 0), (51, 30), (81, 81), (200, 130), (364, 364), (365, 3)]
                {
                    let first = today.adding(days: -from)
                    let last = first.adding(days: length)
                    let counts = try LineCounts.between(first, last, in: database)
                    for (what, column) in [(LineCounts.What.reason, "reason" as SQL), (.outcome, "outcome")] {
                        let again = try database.all(
                            """
                            SELECT c.\(column), count(*) FROM line_call c
                            WHERE c.day BETWEEN \(first) AND \(last) GROUP BY c.\(column) ORDER BY 2 DESC, 1
                            """
                        ) { "\(try $0[0] as String) \(try $0[1] as Int)" }
                        #expect(counts.list(what).map { "\($0.code) \($0.calls ?? 0)" } == again, "\(first)")
                    }
                    let settled = try database.count(
                        """
                        SELECT count(*) FROM line_call c
                        WHERE c.is_resolved AND c.day BETWEEN \(first) AND \(last)
                        """)
                    #expect(counts.number(.settled) == settled)
                }
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `calls that were there before the counters are in them`(_ engine: Engine) async throws {
        let before = Schema.steps.filter { $0.name != "S0012_LineCounts" }
        try await TestHouse.with(engine, migrating: before) { test in
            try await test.withCast()
            try await test.store.keep { writing in
                try writing.run(
                    """
                    INSERT INTO line_call (id, form, channel, started_at, ended_at, day, caller,
                        caller_name, phone, setting, child_name, reason, urgency, notes, advice,
                        not_found, outcome, is_resolved, safeguarding_words, adviser, logged_at)
                    VALUES ('00000000-0000-7000-8000-000000000001', 'one', 'telephone',
                        '2025-10-06T09:00:00.000Z', '2025-10-06T09:05:00.000Z', '2025-10-06',
                        'parent-carer', 'Jo Finch', '01603 222300', '', '', 'funding', 'routine', '',
                        '', '', 'advice', \(true), '', \(Cast.liam.id), '2025-10-06T09:05:00.000Z')
                    """)
                try writing.run(
                    """
                    INSERT INTO line_call_phone (phone, call)
                    VALUES ('01603222300', '00000000-0000-7000-8000-000000000001')
                    """)
            }
            _ = try await test.store.migrate(Schema.steps)
            #expect(try await counted(test, "2025-10-06", "2025-10-06") == [1, 1])
            #expect(try await counted(test, "2025-09-01", "2025-11-07") == [1, 1])
            try await test.store.read { database in
                let list = try CallList.load("jo fi", page: 1, for: Cast.liam, on: test.house.today, in: database)
                #expect(list.calls.count == 1 && list.pages.total == 1)
                let time: String? = try database.value("SELECT started_at FROM line_call_phone")
                #expect(time == "2025-10-06T09:00:00.000Z")
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a caller is found by any of their names, and by nobody else's`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let jo = try await test.log(["caller-name": "Jo O’Finch-Renée"])
            _ = try await test.log(["caller-name": "Jo Marsh"])
            _ = try await test.log(["caller-name": ""])
            for typed in ["ofinch", "renee", "jo ren", "RENÉE JO"] {
                #expect(try await found(typed, test).map(\.id) == [jo.call], "\(typed)")
            }
            #expect(try await found("jo", test).count == 2)
            #expect(try await found("jo nobody", test).isEmpty)
            #expect(try await found("%", test).isEmpty)
            #expect(try await found("", test).count == 3)
        }
    }

    private func found(_ typed: String, _ test: TestHouse) async throws -> [CallSummary] {
        try await test.store.read {
            try CallList.load(typed, page: 1, for: Cast.liam, on: test.house.today, in: $0).calls
        }
    }

    /// All and settled.
    private func counted(_ test: TestHouse, _ from: String, _ to: String) async throws -> [Int] {
        let (from, to) = (try #require(Day(iso: from)), try #require(Day(iso: to)))
        return try await test.store.read {
            let counts = try LineCounts.between(from, to, in: $0)
            return [counts.number(.all), counts.number(.settled)]
        }
    }
}
