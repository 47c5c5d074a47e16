import Alongside
import AlongsideTesting
import HTTPTypes
import Pages
import Reckoning
import Storage
import Testing

extension TestHouse {
    /// Does an act with fields, as a person.
    func does<Doing: Act>(
        _ act: Doing.Type, _ fields: [String: String], as person: Person, once: String? = nil
    ) async throws -> Doing.Done {
        var form = FieldReader(Given(fields.mapValues { [$0] }))
        return try await house.perform(Doing(&form), by: person, once: once)
    }

    func refusals<Doing: Act>(
        _ act: Doing.Type, _ fields: [String: String], as person: Person
    ) async throws -> [String] {
        do {
            _ = try await does(act, fields, as: person)
            return []
        } catch let refused as Refusals {
            return refused.list.map(\.field)
        }
    }
}

private let newcomer = ["account": "Nell.Wren", "name": "Nell Wren", "email": "nell@example.org"]

@Suite struct AccountActsTests {
    @Test(arguments: TestDatabase.engines)
    func `an account is opened with a password that is told once`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let done = try await test.does(OpenAccount.self, newcomer, as: Cast.ada, once: "k")
            let secret = try #require(done.password.secret)
            let again = try await test.does(OpenAccount.self, newcomer, as: Cast.ada, once: "k")
            #expect(again.person == done.person)
            #expect(again.password.secret == nil)
            let kept = try await test.store.read {
                try $0.values("SELECT answer FROM once", as: String.self)
            }
            #expect(kept.count == 1)
            #expect(!kept.contains { $0.contains(secret) })
            let client = Client(test)
            let answer = try await client.signIn("nell.wren", secret)
            #expect(answer.location == "/account/password")
            #expect(try await client.get("/account").location == "/account/password")
            #expect(try await client.get("/api/me").status == 403)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a name that is taken, a poor password and no address are all said at once`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let fields = [
                "account": "dawn.reed", "name": "D", "email": "nowhere", "password-new": "password1234",
            ]
            let refused = try await test.refusals(OpenAccount.self, fields, as: Cast.ada)
            #expect(refused == ["account", "email", "password-new"])
            #expect(try await test.count("SELECT count(*) FROM person") == Cast.everyone.count)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `nobody but an administrator manages accounts`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            for person in Cast.everyone where person.id != Cast.ada.id {
                await #expect(throws: NotAllowed.self) {
                    _ = try await test.does(OpenAccount.self, newcomer, as: person)
                }
                await #expect(throws: NotAllowed.self) {
                    _ = try await test.does(
                        GivePost.self, ["person": person.id.text, "role": "county-lead"], as: person)
                }
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `closing an account ends its sessions and tokens, and a new password opens it`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast().setPassword(Cast.dawn)
            let dawn = Client(test)
            _ = try await dawn.signIn("dawn.reed")
            let token = try await test.does(
                MakeToken.self, ["label": "a script", "until": "2025-12-01"], as: Cast.dawn)
            let secret = try #require(token.token.secret)
            _ = try await test.does(CloseAccount.self, ["person": Cast.dawn.id.text], as: Cast.ada)
            #expect(try await dawn.get("/account").status == 303)
            #expect(try await Client(test).asScript(secret, "/api/me").status == 401)
            #expect(try await Client(test).signIn("dawn.reed").status == 422)
            #expect(
                try await test.refusals(CloseAccount.self, ["person": Cast.dawn.id.text], as: Cast.ada) == [""])
            let reset = try await test.does(
                ResetPassword.self, ["person": Cast.dawn.id.text], as: Cast.ada)
            #expect(try await Client(test).signIn("dawn.reed", reset.password.secret ?? "").status == 303)
            #expect(try await Client(test).asScript(secret, "/api/me").status == 401)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `an administrator closes neither their own account nor one that is not there`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            #expect(try await test.refusals(CloseAccount.self, ["person": Cast.ada.id.text], as: Cast.ada) == [""])
            #expect(try await test.refusals(ResetPassword.self, ["person": Cast.ada.id.text], as: Cast.ada) == [""])
            await #expect(throws: NotThere.self) {
                _ = try await test.does(CloseAccount.self, ["person": Cast.kit.text], as: Cast.ada)
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a one-time password is good for a week`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast().setPassword(Cast.dawn, mustChange: true)
            test.clock.advance(days: 6)
            #expect(try await Client(test).signIn("dawn.reed").location == "/account/password")
            test.clock.advance(days: 1)
            #expect(try await Client(test).signIn("dawn.reed").status == 422)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `what the operator does stands in the audit log as system, without a name`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            var form = FieldReader(
                Given(newcomer.merging(["password-new": goodPassword]) { $1 }.mapValues { [$0] }))
            let done = try await test.house.performAsSystem(OpenAccount(&form))
            var post = FieldReader(Given(["person": [done.person.text], "role": ["administrator"]]))
            _ = try await test.house.performAsSystem(GivePost(&post))
            let lines = try await test.store.read { database in
                try database.all("SELECT person, act, subject, detail FROM audit ORDER BY seq") { row in
                    [try row[0] as String, try row[1], try row[2], try row[3]]
                }
            }
            #expect(
                lines == [
                    ["system", "OpenAccount", done.person.subject, ""],
                    ["system", "GivePost", done.person.subject, "administrator county"],
                ])
            let first = try await Client(test).signIn("nell.wren")
            #expect(first.location == "/today")
        }
    }
}

extension Client {
    /// Asks as a script does, with a token and no cookie.
    func asScript(_ token: String, _ path: String, post body: String? = nil) async throws -> Answer {
        try await send(
            body == nil ? .get : .post, path, body, type: body == nil ? nil : "application/json",
            headers: ["Authorization": "Bearer \(token)"])
    }
}
