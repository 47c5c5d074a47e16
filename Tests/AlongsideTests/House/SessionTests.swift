import Alongside
import AlongsideTesting
import Reckoning
import Storage
import Testing

/// How long a session lasts, and what a browser is told to keep.
@Suite struct SessionTests {
    @Test(arguments: TestDatabase.engines)
    func `a session ends after half an hour without a request`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let dawn = Client(test)
            try await dawn.signIn(Cast.dawn)
            for _ in 0..<4 {
                test.clock.advance(minutes: 29)
                #expect(try await dawn.get("/concerns/none").status == 404)
            }
            test.clock.advance(minutes: 31)
            #expect(try await dawn.get("/concerns/none").status == 303)
            #expect(try await dawn.get("/api/concerns/none").status == 401)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a session ends after twelve hours whatever happens`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let dawn = Client(test)
            try await dawn.signIn(Cast.dawn)
            for _ in 0..<35 {
                test.clock.advance(minutes: 20)
                #expect(try await dawn.get("/concerns/none").status == 404)
            }
            test.clock.advance(minutes: 21)
            #expect(try await dawn.get("/concerns/none").status == 303)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a clock that is put back by hours ends the session`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let dawn = Client(test)
            try await dawn.signIn(Cast.dawn)
            test.clock.advance(minutes: -180)
            #expect(try await dawn.get("/concerns/none").status == 303)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `closing an account or ending its post takes effect on the next request`(_ engine: Engine)
        async throws
    {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let (dawn, otto) = (Client(test), Client(test))
            try await dawn.signIn(Cast.dawn)
            try await otto.signIn(Cast.otto)
            try await test.store.keep { writing in
                try writing.run(
                    "UPDATE account SET state = 'closed' WHERE person = \(Cast.dawn.id)")
                try writing.run(
                    "UPDATE post SET until_day = \(test.house.today) WHERE person = \(Cast.otto.id)"
                )
            }
            #expect(try await dawn.get("/concerns/none").status == 303)
            #expect(try await otto.get("/concerns/none").status == 403)
        }
    }

    @Test func `cookies are marked for this site alone, and for https where it is used`()
        async throws
    {
        for isSecure in [false, true] {
            try await TestHouse.with(.sqlite) { test in
                var settings = test.house.settings
                settings.isSecure = isSecure
                let house = House(
                    store: test.store, authority: test.house.authority, settings: settings,
                    now: test.house.now)
                let answer = try await Client(TestHouse(house: house, clock: test.clock)).get(
                    "/sign-in")
                let name = isSecure ? "__Host-alongside-start" : "alongside-start"
                let cookie = try #require(answer.cookie(name))
                #expect(cookie.contains("; Path=/; HttpOnly; SameSite=Lax"))
                #expect(cookie.contains("; Secure") == isSecure)
                #expect(!cookie.contains("Domain"))
            }
        }
    }

    @Test func `over https a cookie that another site could have planted is not read`() async throws {
        try await TestHouse.with(.sqlite) { test in
            try await test.withCast()
            var settings = test.house.settings
            settings.isSecure = true
            let house = House(
                store: test.store, authority: test.house.authority, settings: settings,
                now: test.house.now)
            let client = Client(TestHouse(house: house, clock: test.clock))
            try await client.signIn(Cast.dawn)
            #expect(try await client.get("/concerns/none").status == 303)
        }
    }
}
