import Alongside
import AlongsideTesting
import Reckoning
import Storage
import Testing

private let span = PlanningSpan(until: Day(number: 20_441), schoolDays: 50)

/// The sums: who is suggested, and what time is left.
@Suite struct PractitionerChoiceTests {
    /// Practitioners with patterns and work drawn from a seed.
    private func candidates(_ random: inout SeededBits) -> [Practitioner] {
        (0..<random.number(below: 8)).map { index in
            Practitioner(
                id: ID(milliseconds: 0, random: 0, UInt64(index)),
                name: ["Ann", "Bob", "Cy"][random.number(below: 3)], service: "epss",
                profession: "teacher", halfDaysAWeek: random.number(below: 11),
                open: random.number(below: 4), halfDaysCommitted: random.number(below: 60), in: span
            )
        }
    }

    @Test func `somebody without time is never suggested, and somebody with time always is`() {
        for seed in 0..<2_000 {
            var random = SeededBits(seed)
            let all = candidates(&random)
            let suggested = PractitionerChoice(among: all, in: span).suggested
            #expect((suggested != nil) == all.contains { $0.halfDaysLeft > 0 })
            #expect(suggested.map { $0.halfDaysLeft > 0 } ?? true)
        }
    }

    @Test func `nobody has more days left than the one suggested`() {
        for seed in 0..<2_000 {
            var random = SeededBits(seed)
            let all = candidates(&random)
            guard let suggested = PractitionerChoice(among: all, in: span).suggested else {
                continue
            }
            for other in all {
                #expect(other.halfDaysLeft <= suggested.halfDaysLeft)
                if other.halfDaysLeft == suggested.halfDaysLeft {
                    #expect(other.open >= suggested.open)
                }
            }
        }
    }

    @Test func `the order in which they come makes no difference`() {
        for seed in 0..<500 {
            var random = SeededBits(seed)
            let all = candidates(&random)
            let first = PractitionerChoice(among: all, in: span)
            let second = PractitionerChoice(among: all.reversed(), in: span)
            #expect(first.candidates == second.candidates)
            #expect(first.suggested == second.suggested)
            #expect(first.reason == second.reason)
        }
    }

    @Test func `the reason says in words why`() {
        func one(_ name: String, _ number: UInt64, open: Int, committed: Int) -> Practitioner {
            Practitioner(
                id: ID(milliseconds: 0, random: 0, number), name: name, service: "epss",
                profession: "teacher", halfDaysAWeek: 2, open: open, halfDaysCommitted: committed,
                in: span)
        }
        func reason(_ all: [Practitioner]) -> String {
            PractitionerChoice(among: all, in: span).reason
        }
        let ann = one("Ann", 1, open: 1, committed: 5)
        #expect(reason([ann]).contains("the only one"))
        #expect(
            reason([ann, one("Bob", 2, open: 0, committed: 6)]).contains("most days left: 7½ days"))
        #expect(reason([ann, one("Bob", 2, open: 2, committed: 5)]).contains("fewer requests"))
        #expect(reason([ann, one("Bob", 2, open: 1, committed: 5)]).contains("first by name"))
        #expect(
            reason([one("Cy", 3, open: 1, committed: 20)]).contains("Nobody who works in this zone")
        )
        #expect(reason([]).contains("Nobody of the service works"))
    }
}

@Suite struct PlanningSpanTests {
    private func span(_ day: String) throws -> PlanningSpan {
        let calendar = try #require(TestHouse.norfolk).calendar
        return PlanningSpan.from(try #require(Day(iso: day)), calendar)
    }

    @Test func `what is left of the term counts, without half-term and weekends`() throws {
        #expect(
            try span("2025-10-07")
                == PlanningSpan(until: try #require(Day(iso: "2025-12-19")), schoolDays: 49))
    }

    @Test func `in the last days of a term the next one counts too`() throws {
        #expect(try span("2025-12-15").until == Day(iso: "2026-03-27"))
        #expect(try span("2025-12-08").until == Day(iso: "2025-12-19"))
    }

    @Test func `in the holidays the next term counts`() throws {
        #expect(try span("2025-08-01").until == Day(iso: "2025-12-19"))
    }

    @Test func `a working pattern gives its half days by school weeks, rounded down`() {
        let span = PlanningSpan(until: Day(number: 0), schoolDays: 49)
        #expect(span.halfDays(aWeek: 6) == 58)
        #expect(span.halfDays(aWeek: 0) == 0)
    }
}

@Suite struct PractitionerTests {
    @Test(arguments: TestDatabase.engines)
    func `days agreed are taken off, and come back as they are used`(_ engine: Engine) async throws
    {
        try await SupportStory.with(engine) { story in
            let today = story.test.house.today
            let authority = story.test.house.authority
            func priya() async throws -> Practitioner? {
                try await story.test.store.read {
                    try PractitionerChoice.of(
                        "epss", zone: Cast.north, on: today, authority, from: $0
                    ).candidate(Cast.priya.id)
                }
            }
            #expect(try await priya()?.halfDaysLeft == 98)
            let request = try await story.allocated()
            #expect(try await priya()?.open == 1)
            #expect(try await priya()?.halfDaysLeft == 92)
            try await story.logs(request, ["hours": "4"])
            #expect(try await priya()?.halfDaysCommitted == 5)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a zone's practitioners are those who work there`(_ engine: Engine) async throws {
        try await SupportStory.with(engine) { story in
            let today = story.test.house.today
            let authority = story.test.house.authority
            let south = try await story.test.store.read {
                try PractitionerChoice.of(
                    "epss", zone: Cast.yarmouth, on: today, authority, from: $0)
            }
            #expect(south.candidates.map(\.name) == ["Priya Lode"])
        }
    }
}

/// Numbers that are always the same for a seed.
struct SeededBits {
    private var state: UInt64

    init(_ seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func number(below limit: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(limit))
    }
}
