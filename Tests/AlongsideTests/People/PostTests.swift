import Alongside
import AlongsideTesting
import Pages
import Reckoning
import Storage
import Testing

/// Posts are given and ended.
@Suite struct PostTests {
    private func post(_ role: String, _ place: String = "", _ more: [String: String] = [:]) -> [String: String] {
        ["person": Cast.tom.id.text, "role": role, "place": place].merging(more) { $1 }
    }

    @Test(arguments: TestDatabase.engines)
    func `a post takes effect on the day it begins`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            _ = try await test.does(
                GivePost.self, post("sendco", "900001", ["from": "2025-10-09"]), as: Cast.ada)
            let tom = Client(test)
            try await tom.signIn(Cast.tom)
            #expect(try await tom.get("/schools/900001/concerns/new").status == 403)
            test.clock.advance(days: 2)
            try await tom.signIn(Cast.tom)
            #expect(try await tom.get("/schools/900001/concerns/new").status == 200)
            #expect(try await tom.get("/schools/900003/concerns/new").status == 404)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a post that ends takes effect on the next request`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let given = try await test.does(GivePost.self, post("sendco", "900001"), as: Cast.ada)
            let tom = Client(test)
            try await tom.signIn(Cast.tom)
            #expect(try await tom.get("/schools/900001/concerns/new").status == 200)
            let end = ["person": Cast.tom.id.text, "post": given.post.text]
            #expect(try await test.does(EndPost.self, end, as: Cast.ada).until == test.house.today)
            #expect(try await tom.get("/schools/900001/concerns/new").status == 403)
            #expect(try await test.refusals(EndPost.self, end, as: Cast.ada) == [""])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a place that is not of the role's kind or not known is refused`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let wrong = [
                (post("sendco", "999999"), ["place"]), (post("sendco", "NOR-N"), ["place"]),
                (post("sendco"), ["place"]), (post("trust-lead", "1"), ["place"]),
                (post("send-adviser", "NOWHERE"), ["place"]), (post("service-lead", "magic"), ["place"]),
                (post("sendco", "", ["scope": "county"]), ["scope"]),
                (post("county-lead", "", ["until": "2025-10-07"]), ["until"]),
                (post("trust-lead", "9001"), ["role"]), (post("king"), ["role"]),
            ]
            for (fields, refused) in wrong {
                #expect(try await test.refusals(GivePost.self, fields, as: Cast.ada) == refused, "\(fields)")
            }
            let right = [
                post("send-adviser", "NOR-N"), post("service-lead", "epss"), post("county-lead"),
                post("headteacher", "900003"),
            ]
            for fields in right {
                #expect(try await test.refusals(GivePost.self, fields, as: Cast.ada) == [], "\(fields)")
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `nobody gives a post to themselves, or ends the one they administer with`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let mine = ["person": Cast.ada.id.text, "role": "sendco", "place": "900001"]
            #expect(try await test.refusals(GivePost.self, mine, as: Cast.ada) == [""])
            let post: String? = try await test.store.read {
                try $0.value("SELECT id FROM post WHERE person = \(Cast.ada.id)")
            }
            let end = ["person": Cast.ada.id.text, "post": post ?? ""]
            #expect(try await test.refusals(EndPost.self, end, as: Cast.ada) == [""])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a post is not ended under another person's name`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let post: String? = try await test.store.read {
                try $0.value("SELECT id FROM post WHERE person = \(Cast.dawn.id)")
            }
            await #expect(throws: NotThere.self) {
                _ = try await test.does(
                    EndPost.self, ["person": Cast.tom.id.text, "post": post ?? ""], as: Cast.ada)
            }
        }
    }
}
