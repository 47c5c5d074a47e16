import Alongside
import AlongsideTesting
import Pages
import Reckoning
import Storage
import Testing

@Suite struct LineFiguresTests {
    @Test(arguments: TestDatabase.engines)
    func `the line sees its numbers, everybody else none that is small`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            try await calls(test)
            let own = try await figures(.week, Cast.liam, test)
            #expect(own.calls == 27 && !own.isGuarded)
            #expect(own.reasons.first?.code == "sen-support" && own.reasons.first?.calls == 15)
            #expect(own.settledAtOnce == 96)
            let other = try await figures(.week, Cast.sana, test)
            #expect(other.isGuarded && other.calls == 30)
            for count in other.reasons + other.zones + other.callers + other.outcomes {
                #expect(count.calls.map { $0 % 10 == 0 } ?? true)
            }
            let small = other.reasons.first { $0.code == "exclusion" }
            #expect(small != nil && small?.calls == nil)
            // One alone would be given away by the sum.
            #expect(other.reasons.count { $0.calls == nil } >= 2)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `what was asked for and not found is for those who plan services`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            _ = try await test.log(["not-found": "A play group at weekends"])
            _ = try await test.log(["not-found": "a play group at weekends"])
            let county = try await figures(.term, Cast.cora, test).notFound
            #expect(county.map(\.calls) == [2])
            #expect(try await figures(.term, Cast.sana, test).notFound.isEmpty)
            #expect(try await figures(.term, Cast.dawn, test).notFound.isEmpty)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a week, a term and a year reach back as far as they say`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            for day in ["2025-10-06", "2025-09-10", "2025-09-02", "2025-08-20"] {
                _ = try await test.log(["channel": "paper", "day": day, "from": "10:00", "until": "10:05"])
            }
            #expect(try await figures(.week, Cast.liam, test).calls == 1)
            #expect(try await figures(.term, Cast.liam, test).calls == 2)
            #expect(try await figures(.year, Cast.liam, test).calls == 3)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the board counts today, and how long whoever waits longest has waited`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            _ = try await test.promised(within: "40")
            _ = try await test.log(["reason": "funding"])
            test.clock.advance(days: 1)
            _ = try await test.log()
            let liam = Client(test)
            try await liam.signIn(Cast.liam)
            let page = try await liam.get("/line").body
            #expect(page.contains("1</strong> call back waiting"))
            #expect(page.contains("8 h</strong> longest wait"))
            #expect(page.contains("1</strong> <a href=\"/line/calls\">call today"))
            #expect(page.contains("100%</strong> of them settled at once"))
            #expect(page.contains("Open now"))
            test.clock.advance(minutes: 8 * 60)
            #expect(
                try await signedIn(Cast.liam, test).get("/line").body.contains(
                    "It opens on Thursday 9 October 2025 at 9am"))
        }
    }

    private func signedIn(_ person: Person, _ test: TestHouse) async throws -> Client {
        let client = Client(test)
        try await client.signIn(person)
        return client
    }

    private func calls(_ test: TestHouse) async throws {
        for number in 0..<27 {
            let reason = number < 15 ? "sen-support" : number < 24 ? "funding" : number < 26 ? "epss" : "exclusion"
            _ = try await test.log(["reason": reason, "outcome": number == 26 ? "zone-team" : "advice"])
        }
    }

    private func figures(
        _ span: LineFigures.Span, _ person: Person, _ test: TestHouse
    ) async throws -> LineFigures {
        try await test.store.read {
            try LineFigures.load(span, for: person, test.house.authority, on: test.house.today, in: $0)
        }
    }
}
