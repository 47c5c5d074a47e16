import Alongside
import AlongsideTesting
import Pages
import Reckoning
import Storage
import Testing

@Suite struct MeetingPagesTests {
    @Test(arguments: TestDatabase.engines)
    func `the list shows the meetings in scope, filtered as asked`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            _ = try await test.plan()
            _ = try await test.plan(["school": "900003", "day": "2025-10-16"], as: Cast.greta)
            for (person, marshgate, sandholme) in [
                (Cast.dawn, true, false), (Cast.zoe, true, false), (Cast.greta, false, true),
                (Cast.tom, false, true), (Cast.cora, true, true),
            ] {
                let client = Client(test)
                try await client.signIn(person)
                for path in ["/meetings", "/api/meetings"] {
                    let page = try await client.get(path)
                    #expect(page.body.contains("Marshgate") == marshgate, "\(person.name) \(path)")
                    #expect(page.body.contains("Sandholme") == sandholme, "\(person.name) \(path)")
                }
            }
            let cora = Client(test)
            try await cora.signIn(Cast.cora)
            let zone = try await cora.get(
                "/meetings?zone=GTY-S&state=planned&kind=team-around-school")
            #expect(zone.body.contains("Sandholme"))
            #expect(!zone.body.contains("Marshgate"))
            #expect(try await cora.get("/meetings?when=past").body.contains("No meetings here"))
            #expect(try await !cora.get("/meetings").body.contains("Plan a meeting"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `no page of a meeting opens for those who may not do there what it offers`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let meeting = try await test.plan()
            try await test.closePack(meeting)
            let item = try #require(try await test.items(meeting).first)
            let (greta, dawn, dev) = (Client(test), Client(test), Client(test))
            try await greta.signIn(Cast.greta)
            try await dawn.signIn(Cast.dawn)
            try await dev.signIn(Cast.dev)
            for page in [
                "record", "close-pack", "move", "cancel", "invite", "attendance", "hold",
                "publish", "items/new", "items/\(item.id)", "actions/new", "papers/new",
            ] {
                let path = "/meetings/\(meeting)/\(page)"
                #expect(try await greta.get(path).status == 404, "\(page)")
                #expect(try await dev.get(path).status == 403, "\(page)")
                if page != "papers/new" {
                    #expect(try await dawn.get(path).status == 403, "\(page)")
                }
            }
            #expect(try await greta.get("/meetings/\(meeting)").status == 404)
            #expect(try await dawn.get("/meetings/\(meeting)/recap").status == 404)
            let sana = Client(test)
            try await sana.signIn(Cast.sana)
            for page in [
                "record", "close-pack", "move", "cancel", "invite", "attendance", "hold",
                "publish", "items/new", "items/\(item.id)", "actions/new", "papers/new",
            ] {
                #expect(try await sana.get("/meetings/\(meeting)/\(page)").status == 200, "\(page)")
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `open actions are read by those in whose scope they are`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let meeting = try await test.plan()
            try await test.closePack(meeting)
            let fields = [
                "meeting": meeting.text, "what": "Send the timetable", "owner-name": "Sana Wells",
                "due": "2025-10-21",
            ]
            let action = try await test.does(Cast.sana, AgreeAction.self, fields).action
            for (person, reads) in [
                (Cast.dawn, true), (Cast.sana, true), (Cast.otto, false), (Cast.tom, false),
            ] {
                let client = Client(test)
                try await client.signIn(person)
                #expect(try await client.get("/api/actions").body.contains("timetable") == reads)
                #expect(try await client.get("/actions/\(action)").status == (reads ? 200 : 404))
            }
            let sana = Client(test)
            try await sana.signIn(Cast.sana)
            #expect(try await sana.get("/api/actions?mine=yes").body.contains("timetable"))
            let closed = try await sana.post(
                "/actions/\(action)", [("version", "1"), ("state", "done")])
            #expect(closed.status == 303)
            #expect(try await sana.get("/actions/\(action)").body.contains("Done"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the school sees who has seen a child, and others do not`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let meeting = try await test.plan()
            _ = try await test.brought(["focus": "child", "child": Cast.kit.text])
            try await test.does(Cast.dawn, RecordLawfulBasis.self, consent())
            try await test.closePack(meeting)
            let (sana, dawn, zoe) = (Client(test), Client(test), Client(test))
            try await sana.signIn(Cast.sana)
            try await dawn.signIn(Cast.dawn)
            try await zoe.signIn(Cast.zoe)
            let hers = try await sana.get("/children/\(Cast.kit)")
            #expect(hers.body.contains("Kit Larkin"))
            #expect(!hers.body.contains("Who has seen this record"))
            let ours = try await dawn.get("/children/\(Cast.kit)")
            #expect(ours.body.contains("Who has seen this record"))
            #expect(ours.body.contains("Sana Wells"))
            #expect(ours.body.contains("The zone team of Norwich (North)"))
            #expect(try await zoe.get("/children/\(Cast.kit)").status == 403)
        }
    }
}
