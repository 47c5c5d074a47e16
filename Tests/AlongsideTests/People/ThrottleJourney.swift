import Alongside
import AlongsideTesting
import Reckoning
import Storage
import Testing

/// Somebody guesses at a password.
@Suite struct ThrottleJourney {
    @Test(arguments: TestDatabase.engines)
    func `guessing is slowed down, the same for names that do not exist`(_ engine: Engine)
        async throws
    {
        try await TestHouse.with(engine) { test in
            try await test.withCast().setPassword(Cast.dawn)
            for name in ["dawn.reed", "nobody.here"] {
                var answers: [Int] = []
                for _ in 0..<7 {
                    answers.append(try await Client(test).signIn(name, "a wrong one").status)
                }
                #expect(answers == [422, 422, 422, 422, 422, 429, 429])
                test.clock.advance(minutes: 30)
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the right password waits too, until the wait is over`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast().setPassword(Cast.dawn)
            for _ in 0..<5 { _ = try await Client(test).signIn("dawn.reed", "a wrong one") }
            let refused = try await Client(test).signIn("dawn.reed")
            #expect(refused.status == 429)
            #expect(refused.body.contains("Wait a minute"))
            test.clock.advance(minutes: 1)
            #expect(try await Client(test).signIn("dawn.reed").status == 303)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `whoever is guessed at still gets in from a browser they have used`(_ engine: Engine)
        async throws
    {
        try await TestHouse.with(engine) { test in
            try await test.withCast().setPassword(Cast.dawn)
            let known = Client(test)
            #expect(try await known.signIn("dawn.reed").status == 303)
            let page = try await known.get("/concerns/none")
            _ = try await known.post("/sign-out", [("_token", page.hidden("_token"))])
            for _ in 0..<20 { _ = try await Client(test).signIn("dawn.reed", "a wrong one") }
            #expect(try await Client(test).signIn("dawn.reed").status == 429)
            #expect(try await known.signIn("dawn.reed").status == 303)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a known browser's own guesses are counted, and another account's are no excuse`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast().setPassword(Cast.dawn)
            let browser = Client(test)
            _ = try await browser.signIn("dawn.reed")
            let page = try await browser.get("/concerns/none")
            _ = try await browser.post("/sign-out", [("_token", page.hidden("_token"))])
            var answers: [Int] = []
            for _ in 0..<12 {
                answers.append(try await browser.signIn("dawn.reed", "a wrong one").status)
            }
            #expect(answers.filter { $0 == 422 }.count == 10)
            for _ in 0..<5 { _ = try await browser.signIn("ada.locke", "a wrong one") }
            #expect(try await browser.signIn("ada.locke", "a wrong one").status == 429)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `guesses sent all at once are no more guesses`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast().setPassword(Cast.dawn)
            let client = Client(test)
            let token = try await client.get("/sign-in").hidden("_token")
            let tried = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<40 {
                    group.addTask {
                        try await client.post(
                            "/sign-in",
                            [
                                ("_token", token), ("account", "dawn.reed"),
                                ("password", "a wrong one"),
                            ]
                        ).status
                    }
                }
                return try await group.reduce(into: 0) { $0 += $1 == 422 ? 1 : 0 }
            }
            #expect(tried == 5)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `no name and no password stand in the counters`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            _ = try await Client(test).signIn("my.secret.typed.here", "a wrong one")
            let ids = try await test.store.read {
                try $0.values("SELECT id FROM throttle", as: String.self)
            }
            #expect(ids.count == 2)
            #expect(ids.allSatisfy { $0.count == 64 && !$0.contains("secret") })
        }
    }
}

/// The sums of it.
@Suite struct GuessesTests {
    private let start = Instant(milliseconds: 1_760_000_000_000)

    /// Guesses as often as it is let, for so many minutes; returns when each was made.
    private func guess(_ subject: Guesses.Subject, minutes: Int) -> [Int] {
        var guesses = Guesses(0, since: start)
        var made: [Int] = []
        for second in 0..<minutes * 60 {
            let now = start.adding(seconds: second)
            while guesses.wait(subject, at: now) == 0 {
                guesses = guesses.counting(subject, at: now)
                made.append(second)
            }
        }
        return made
    }

    @Test(arguments: [Guesses.Subject.account, .address, .browser])
    func `never more than ten guesses in any five minutes`(_ subject: Guesses.Subject) {
        let made = guess(subject, minutes: 300)
        for first in made {
            #expect(made.filter { (first..<first + 300).contains($0) }.count <= 10)
        }
    }

    @Test func `the waits for an account grow to half an hour`() {
        let made = guess(.account, minutes: 200)
        let waits = zip(made, made.dropFirst()).map { $1 - $0 }.filter { $0 > 0 }
        #expect(waits.prefix(5) == [300, 600, 1200, 1800, 1800])
    }

    @Test func `an hour without a guess forgets an account's, five minutes an address's`() {
        let account = Guesses(14, since: start)
        #expect(account.counting(.account, at: start.adding(seconds: 3600)).count == 1)
        let address = Guesses(5, since: start)
        #expect(address.counting(.address, at: start.adding(seconds: 300)).count == 1)
    }

    @Test func `a clock that was put back lets nobody guess more`() {
        let earlier = start.adding(seconds: -86_400)
        #expect(Guesses(10, since: start).wait(.account, at: earlier) > 0)
        #expect(Guesses(5, since: start).wait(.address, at: earlier) > 0)
    }
}
