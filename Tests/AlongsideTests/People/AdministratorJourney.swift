import Alongside
import AlongsideTesting
import Foundation
import Pages
import Reckoning
import Storage
import Testing

/// The administrator takes somebody on; the data protection officer sees what was done.
@Suite struct AdministratorJourney {
    @Test(arguments: TestDatabase.engines)
    func `an administrator opens an account and gives a post on the pages`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let ada = Client(test)
            try await ada.signIn(Cast.ada)
            let opened = try await ada.post(
                "/people/new",
                [("name", "Nell <Wren>"), ("account", "nell.wren"), ("email", "nell@example.org")])
            #expect(opened.status == 200)
            #expect(opened.body.contains("One-time password"))
            let list = try await ada.get("/people?name=nell")
            #expect(list.body.contains("Nell &lt;Wren&gt;"))
            #expect(list.body.contains("1 person"))
            let id = list.body.components(separatedBy: "/people/").map { String($0.prefix(36)) }
                .first { ID<Person>($0) != nil }
            let person = "/people/\(try #require(id))"
            #expect(try await ada.get(person).body.contains("No posts yet"))
            #expect(try await ada.get(person + "/posts/new").body.contains("Which role?"))
            let form = try await ada.get(person + "/posts/new?role=send-adviser")
            #expect(form.body.contains("Norwich"))
            let given = try await ada.post(person + "/posts/new", [("role", "send-adviser"), ("place", "NOR-N")])
            #expect(given.location == person)
            let shown = try await ada.get(person)
            #expect(shown.body.contains("SEND adviser"))
            #expect(shown.body.contains("posts/end?post="))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `people are found by name, role and zone`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let ada = Client(test)
            try await ada.signIn(Cast.ada)
            func names(_ query: String) async throws -> Set<String> {
                let body = try await ada.get("/api/people?\(query)").body
                return Set(Cast.everyone.map(\.name).filter { body.contains($0) })
            }
            #expect(try await names("") == Set(Cast.everyone.map(\.name)))
            #expect(try await names("name=dawn") == ["Dawn Reed"])
            #expect(try await names("name=Zo%C3%AB") == ["Zoë Broad"])
            #expect(try await names("name=%25") == [])
            #expect(try await names("role=sendco") == ["Dawn Reed", "Otto Marsh"])
            #expect(try await names("role=sendco&zone=GTY-S") == ["Otto Marsh"])
            #expect(try await names("zone=GTY-S") == ["Otto Marsh", "Greta Quay"])
            #expect(try await ada.get("/people?page=99").status == 200)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `an administrator sees no child and no log, an officer no account`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let (ada, dev, dawn) = (Client(test), Client(test), Client(test))
            try await ada.signIn(Cast.ada)
            try await dev.signIn(Cast.dev)
            try await dawn.signIn(Cast.dawn)
            for path in ["/audit", "/audit/check", "/api/audit", "/schools/900001/concerns/new"] {
                #expect(try await ada.get(path).status == 403)
            }
            for path in ["/people", "/people/new", "/people/\(Cast.dawn.id)", "/api/people"] {
                #expect(try await dev.get(path).status == 403)
                #expect(try await dawn.get(path).status == 403)
            }
            let absent = try await ada.get("/people/\(Cast.kit)")
            #expect(absent.status == 404)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the officer finds what was done, and that the log is whole`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            for child in 0..<130 {
                try await test.house.noteReading(
                    of: ["child:\(child)"], by: Cast.dawn, at: "school:900001")
            }
            _ = try await test.does(CloseAccount.self, ["person": Cast.tom.id.text], as: Cast.ada)
            let dev = Client(test)
            try await dev.signIn(Cast.dev)
            let first = try await dev.get("/audit?person=dawn.reed")
            #expect(first.body.contains("child:129"))
            #expect(!first.body.contains("child:29<"))
            #expect(first.body.contains("/audit?person=dawn.reed&amp;before="))
            let older = try await dev.get("/audit?person=dawn.reed&before=31")
            #expect(older.body.contains("child:29<"))
            #expect(!older.body.contains("before="))
            let closed = try await dev.get("/api/audit?act=CloseAccount")
            #expect(closed.body.contains(Cast.tom.id.text))
            #expect(!closed.body.contains("child:"))
            #expect(try await dev.get("/audit?subject=child:7").body.contains("child:7<"))
            #expect(try await dev.get("/audit?day=2025-10-06").body.contains("No line fits"))
            #expect(try await dev.get("/audit?day=2025-10-07").body.contains("CloseAccount"))
            #expect(try await dev.get("/audit?day=never").status == 422)
            let check = try await dev.get("/audit/check")
            #expect(check.body.contains("131 lines"))
        }
    }
}
