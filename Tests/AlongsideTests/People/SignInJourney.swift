import Alongside
import AlongsideTesting
import HTTPTypes
import Storage
import Testing

/// Somebody signs in, works, and signs out.
@Suite struct SignInJourney {
    @Test(arguments: TestDatabase.engines)
    func `a right name and password sign in, and signing out ends it`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast().setPassword(Cast.dawn)
            let dawn = Client(test)
            let answer = try await dawn.signIn(" Dawn.Reed ")
            #expect(answer.status == 303)
            #expect(answer.location == "/today")
            #expect(try await dawn.get("/concerns/none").status == 404)
            let page = try await dawn.get("/concerns/none")
            #expect(page.body.contains("Dawn Reed, SENDCo"))
            let out = try await dawn.post("/sign-out", [("_token", page.hidden("_token"))])
            #expect(out.status == 303)
            #expect(try await dawn.get("/concerns/none").location == "/sign-in?next=/concerns/none")
            #expect(try await test.acts() == ["SignIn", "SignOut"])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `whatever is wrong, the answer is the same`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast().setPassword(Cast.dawn)
            try await test.setPassword(Cast.otto)
            try await test.store.keep { writing in
                try writing.run(
                    "UPDATE account SET state = 'closed' WHERE person = \(Cast.otto.id)")
            }
            let client = Client(test)
            var bodies: Set<String> = []
            for (account, password) in [
                ("dawn.reed", "not the password"), ("nobody.here", goodPassword),
                ("otto.marsh", goodPassword), ("tom.tern", "none"),
            ] {
                let answer = try await client.signIn(account, password)
                #expect(answer.status == 422)
                #expect(answer.body.contains("We do not know that name and password"))
                #expect(!answer.body.contains(password))
                bodies.insert(answer.body.replacing("value=\"\(account)\"", with: ""))
            }
            #expect(bodies.count == 1)
            let lines = try await test.store.read {
                try $0.values("SELECT subject FROM audit ORDER BY seq", as: String.self)
            }
            #expect(lines.count == 4)
            #expect(lines.contains("account:unknown"))
            #expect(!lines.contains { $0.contains("nobody") })
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `signing in starts a session of its own and ends the one the browser had`(_ engine: Engine)
        async throws
    {
        try await TestHouse.with(engine) { test in
            try await test.withCast().setPassword(Cast.dawn)
            let (browser, thief) = (Client(test), Client(test))
            let first = try await browser.signIn("dawn.reed")
            let planted = try #require(first.cookieValue("alongside"))
            test.clock.advance(minutes: 31)
            let second = try await browser.signIn("dawn.reed")
            let fresh = try #require(second.cookieValue("alongside"))
            #expect(fresh != planted)
            let old = try await thief.send(
                .get, "/concerns/none", headers: ["Cookie": "alongside=\(planted)"])
            #expect(old.status == 303)
            #expect(
                try await test.count("SELECT count(*) FROM session WHERE ended_at IS NULL") == 1)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a start secret that somebody planted signs nobody in`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast().setPassword(Cast.dawn)
            let client = Client(test)
            let page = try await client.get("/sign-in")
            let planted = page.hidden("_token")
            let answer = try await client.signIn("dawn.reed")
            #expect(answer.cookieValue("alongside") != planted)
            #expect(answer.cookieValue("alongside-start") == "")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `after signing in one is where one wanted to go, within this site`(_ engine: Engine)
        async throws
    {
        try await TestHouse.with(engine) { test in
            try await test.withCast().setPassword(Cast.dawn)
            let places = [
                ("/schools/900001", "/schools/900001"),
                ("/schools?zone=NOR-N", "/schools?zone=NOR-N"),
                ("//evil.example", "/today"), ("https://evil.example", "/today"),
                ("/\\evil.example", "/today"), ("javascript:alert(1)", "/today"),
                ("/sign-out", "/today"),
                ("/\tevil", "/today"), ("", "/today"), ("/a b", "/today"),
            ]
            for (asked, given) in places {
                let answer = try await Client(test).signIn("dawn.reed", next: asked)
                #expect(answer.location == given, "\(asked)")
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a sign-in form that another site sends is refused`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast().setPassword(Cast.dawn)
            let client = Client(test)
            let token = try await client.get("/sign-in").hidden("_token")
            let body = "account=dawn.reed&password=heron+over+still+water"
            let kinds = [
                ("\(body)", [:]), ("\(body)&_token=guessed", [:]),
                ("\(body)&_token=\(token)", ["Sec-Fetch-Site": "cross-site"]),
                ("\(body)&_token=\(token)", ["Origin": "https://evil.example"]),
                ("\(body)&_token=\(token)", ["Origin": "null"]),
            ]
            for (body, headers) in kinds {
                let answer = try await client.send(
                    .post, "/sign-in", body, type: "application/x-www-form-urlencoded",
                    headers: headers)
                #expect(answer.status == 403)
            }
            let plain = try await client.send(
                .post, "/sign-in", "\(body)&_token=\(token)", type: "text/plain")
            #expect(plain.status == 403)
            #expect(try await test.count("SELECT count(*) FROM session") == 0)
            #expect(try await test.count("SELECT count(*) FROM audit") == 0)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a password derived cheaply is derived again when signing in`(_ engine: Engine)
        async throws
    {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let cheap = try Password(goodPassword, cost: 16)
            try await test.store.keep { writing in
                try writing.run(
                    "UPDATE account SET password = \(cheap) WHERE person = \(Cast.dawn.id)")
            }
            #expect(try await Client(test).signIn("dawn.reed").status == 303)
            let kept: Password? = try await test.store.read {
                try $0.value("SELECT password FROM account WHERE person = \(Cast.dawn.id)")
            }
            #expect(kept?.cost == test.house.settings.passwordCost)
            #expect(try await Client(test).signIn("dawn.reed").status == 303)
        }
    }
}
