import Alongside
import AlongsideTesting
import Foundation
import HTTPTypes
import Pages
import Reckoning
import Storage
import Testing

/// Somebody looks after their own account.
@Suite struct OwnAccountJourney {
    @Test(arguments: TestDatabase.engines)
    func `whoever was given a password chooses their own before anything else`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast().setPassword(Cast.dawn, "mkt7-handed-over-once", mustChange: true)
            let dawn = Client(test)
            #expect(try await dawn.signIn("dawn.reed", "mkt7-handed-over-once").location == "/account/password")
            #expect(try await dawn.get("/schools/900001/concerns/new").location == "/account/password")
            let form = try await dawn.get("/account/password")
            #expect(form.body.contains("Choose one of your own"))
            let fields = [
                ("_token", form.hidden("_token")), ("except", form.hidden("except")),
                ("password", "mkt7-handed-over-once"), ("password-new", goodPassword),
            ]
            let differs = try await dawn.post("/account/password", fields + [("password-again", "other")])
            #expect(differs.status == 422)
            #expect(!differs.body.contains(goodPassword))
            let same = try await dawn.post(
                "/account/password",
                fields.dropLast() + [
                    ("password-new", "mkt7-handed-over-once"), ("password-again", "mkt7-handed-over-once"),
                ])
            #expect(same.body.contains("Choose a new password"))
            let done = try await dawn.post("/account/password", fields + [("password-again", goodPassword)])
            #expect(done.location == "/account")
            #expect(try await dawn.get("/schools/900001/concerns/new").status == 200)
            #expect(try await Client(test).signIn("dawn.reed").location == "/today")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `changing the password ends the other sessions, and the present one is asked for`(_ engine: Engine)
        async throws
    {
        try await TestHouse.with(engine) { test in
            try await test.withCast().setPassword(Cast.dawn)
            let (here, there) = (Client(test), Client(test))
            _ = try await here.signIn("dawn.reed")
            _ = try await there.signIn("dawn.reed")
            let form = try await here.get("/account/password")
            func change(_ present: String) async throws -> Client.Answer {
                try await here.post(
                    "/account/password",
                    [
                        ("_token", form.hidden("_token")), ("except", form.hidden("except")),
                        ("password", present), ("password-new", "plover under the pier"),
                        ("password-again", "plover under the pier"),
                    ])
            }
            #expect(try await change("a wrong one").body.contains("This is not your password now"))
            #expect(try await there.get("/account").status == 200)
            #expect(try await change(goodPassword).status == 303)
            #expect(try await here.get("/account").status == 200)
            #expect(try await there.get("/account").status == 303)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `an open session gives nobody endless tries at the password`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast().setPassword(Cast.dawn)
            let fields = [
                "password": "a wrong one", "password-new": "plover under the pier",
                "password-again": "plover under the pier",
            ]
            for _ in 0..<10 { _ = try await test.refusals(ChangePassword.self, fields, as: Cast.dawn) }
            let right = fields.merging(["password": goodPassword]) { $1 }
            #expect(try await test.refusals(ChangePassword.self, right, as: Cast.dawn) == ["password"])
            test.clock.advance(minutes: 5)
            #expect(try await test.refusals(ChangePassword.self, right, as: Cast.dawn) == [])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `signing out everywhere holds for every server on the database`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            // Each client has a site of its own over the one store, as two servers have.
            let (here, there) = (Client(test), Client(test))
            try await here.signIn(Cast.dawn)
            try await there.signIn(Cast.dawn)
            let page = try await here.get("/account")
            #expect(page.body.contains("This one"))
            #expect(page.body.contains("Another browser"))
            let form = try await here.get("/account/sign-out-everywhere")
            let done = try await here.post(
                "/account/sign-out-everywhere", [("except", form.hidden("except"))])
            #expect(done.status == 303)
            #expect(try await there.get("/account").status == 303)
            #expect(try await here.get("/account").body.contains("1 other session has ended"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a token is shown once, acts for its person, and ends`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let dawn = Client(test)
            try await dawn.signIn(Cast.dawn)
            let shown = try await dawn.post(
                "/account/tokens/new", [("label", "the dashboard"), ("until", "2026-01-31")], once: "t")
            let secret = shown.body.components(separatedBy: "<code>")[1].components(separatedBy: "<")[0]
            let again = try await dawn.post(
                "/account/tokens/new", [("label", "the dashboard"), ("until", "2026-01-31")], once: "t")
            #expect(!again.body.contains(secret))
            #expect(try await test.count("SELECT count(*) FROM api_token") == 1)
            let script = Client(test)
            #expect(try await script.asScript(secret, "/api/me").body.contains("Dawn Reed"))
            #expect(
                try await script.asScript(secret, "/api/me/tokens", post: #"{"label":"x","until":"2025-12-01"}"#).status
                    == 403)
            let page = try await dawn.get("/account")
            #expect(page.body.contains("the dashboard"))
            #expect(!page.body.contains(secret))
            let done = try await dawn.post("/account/tokens/end", [("token", Secret.digest(secret))])
            #expect(done.status == 303)
            #expect(try await script.asScript(secret, "/api/me").status == 401)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a token ends on its day, and lasts a year at most`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            for until in ["2025-10-07", "2026-10-09", "2025-02-30"] {
                let fields = ["label": "a script", "until": until]
                #expect(try await test.refusals(MakeToken.self, fields, as: Cast.dawn) == ["until"])
            }
            let made = try await test.does(
                MakeToken.self, ["label": "a script", "until": "2025-10-09"], as: Cast.dawn)
            let secret = try #require(made.token.secret)
            #expect(try await Client(test).asScript(secret, "/api/me").status == 200)
            test.clock.advance(days: 2)
            #expect(try await Client(test).asScript(secret, "/api/me").status == 401)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `another's token cannot be ended, and another's session cannot be kept`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let made = try await test.does(
                MakeToken.self, ["label": "a script", "until": "2025-12-01"], as: Cast.dawn)
            await #expect(throws: NotThere.self) {
                _ = try await test.does(EndToken.self, ["token": made.id], as: Cast.otto)
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `no forged form changes anything`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let (ada, otto) = (Client(test), Client(test))
            try await ada.signIn(Cast.ada)
            try await otto.signIn(Cast.otto)
            let others = try await otto.get("/account").hidden("_token")
            let form = "application/x-www-form-urlencoded"
            let path = "/people/\(Cast.dawn.id)/close"
            let mine = try await ada.get(path).hidden("_token")
            for (body, type, headers) in [
                ("a=b", form, [:]), ("_token=\(others)", form, [:]),
                ("_token=\(mine)", form, ["Sec-Fetch-Site": "cross-site"]),
                ("_token=\(mine)", form, ["Sec-Fetch-Site": "same-site"]),
                ("_token=\(mine)", form, ["Origin": "https://evil.example"]),
                ("_token=\(mine)", "text/plain", [:]), ("{}", "application/json", [:]),
            ] as [(String, String, [String: String])] {
                #expect(try await ada.send(.post, path, body, type: type, headers: headers).status == 403)
            }
            #expect(try await test.count("SELECT count(*) FROM account WHERE state = 'closed'") == 0)
            #expect(try await test.count("SELECT count(*) FROM audit") == 0)
            #expect(try await ada.send(.post, path, "_token=\(mine)", type: form).status == 303)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a password that was typed as a session ended is not kept`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let ada = Client(test)
            try await ada.signIn(Cast.ada)
            test.clock.advance(minutes: 45)
            _ = try await ada.post(
                "/people/new", [("name", "Nell Wren"), ("password-new", goodPassword)])
            let drafts = try await test.store.read {
                try $0.values("SELECT fields FROM draft", as: String.self)
            }
            #expect(drafts.count == 1)
            #expect(drafts.allSatisfy { $0.contains("Nell Wren") && !$0.contains("heron") })
        }
    }
}
