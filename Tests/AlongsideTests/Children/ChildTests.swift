import Alongside
import AlongsideTesting
import Pages
import Reckoning
import Storage
import Testing

/// A child as a SENDCo types them, with whatever a test changes. The UPN's check letter fits.
func newChild(_ changes: [String: String] = [:]) -> Given {
    var fields = [
        "school": "900001", "given-name": "Wren", "family-name": "Sallow", "upn": "H801200001001",
        "born": "2017-03-09", "year-group": "3", "stage": "K",
    ]
    fields.merge(changes) { _, new in new }
    return Given(fields.mapValues { [$0] })
}

@Suite struct ChildTests {
    @Test(arguments: TestDatabase.engines)
    func `a school puts a child on record and nobody else sees it`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let done = try await test.does(Cast.dawn, AddChild.self, newChild())
            for (person, sees) in [(Cast.harriet, true), (Cast.sana, false), (Cast.otto, false)] {
                let found = try await test.store.read {
                    try ChildRecord.find(done.child, for: person, on: test.house.today, in: $0)
                }
                #expect((found != nil) == sees)
            }
            #expect(try await test.miscounted() == 0)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a UPN that is wrong or taken is refused in plain words`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            try await test.does(Cast.dawn, AddChild.self, newChild())
            let taken = try await test.refused(Cast.dawn, AddChild.self, newChild())
            #expect(taken.map(\.field) == ["upn"])
            let wrong = try await test.refused(
                Cast.dawn, AddChild.self, newChild(["upn": "B801200001001"]))
            #expect(wrong.first?.words.contains("first letter does not fit") == true)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a child is not put on record twice, and two of one name are told apart`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let plain = ["upn": "", "born": ""]
            try await test.does(Cast.dawn, AddChild.self, newChild(plain))
            for changes in [plain, ["upn": "", "born": "", "family-name": "SALLOW"]] {
                let again = try await test.refused(Cast.dawn, AddChild.self, newChild(changes))
                #expect(again.map(\.field) == ["family-name"])
            }
            try await test.does(Cast.dawn, AddChild.self, newChild(["upn": ""]))
            let again = try await test.refused(Cast.dawn, AddChild.self, newChild(["upn": ""]))
            #expect(again.map(\.field) == ["family-name"])
            try await test.does(Cast.dawn, AddChild.self, newChild(["upn": "", "year-group": "4"]))
            try await test.does(Cast.dawn, AddChild.self, newChild())
            let elsewhere = ["school": "900003", "upn": "", "born": ""]
            try await test.does(Cast.otto, AddChild.self, newChild(elsewhere))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `everything that is wrong with a child's record is said at once`(_ engine: Engine)
        async throws
    {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let given = newChild(["born": "2031-01-01", "year-group": "40"])
            let refused = try await test.refused(Cast.dawn, AddChild.self, given)
            #expect(refused.map(\.field) == ["year-group", "born"])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `no other school and no other post adds or changes a child`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let change = newChild(["child": Cast.kit.text, "version": "1"])
            await #expect(throws: NotThere.self) {
                try await test.does(Cast.otto, AddChild.self, newChild())
            }
            await #expect(throws: NotThere.self) {
                try await test.does(Cast.otto, ChangeChild.self, change)
            }
            await #expect(throws: NotAllowed.self) {
                try await test.does(Cast.sana, ChangeChild.self, change)
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a stale change is refused and the page shows both versions`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let dawn = Client(test)
            try await dawn.signIn(Cast.dawn)
            let form = "/children/\(Cast.kit)/change"
            #expect(try await dawn.get(form).hidden("version") == "1")
            let fields = [
                ("version", "1"), ("given-name", "Kit"), ("family-name", "Larkin"),
                ("year-group", "5"), ("stage", "E"),
            ]
            #expect(try await dawn.post(form, fields).status == 303)
            let stale = try await dawn.post(form, fields.dropLast() + [("stage", "N")])
            #expect(stale.status == 422)
            #expect(stale.body.contains("Both versions are"))
            #expect(stale.body.contains("EHC plan"))
            #expect(stale.hidden("version") == "2")
            let stage: String? = try await test.store.read {
                try $0.value("SELECT stage FROM child WHERE id = \(Cast.kit)")
            }
            #expect(stage == "E")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `who reads a list of children is written down, and nobody else gets one`(_ engine: Engine)
        async throws
    {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let dawn = Client(test)
            try await dawn.signIn(Cast.dawn)
            #expect(try await dawn.get("/schools/900001/children").body.contains("Kit Larkin"))
            #expect(try await dawn.get("/api/schools/900001/children").body.contains("Larkin"))
            let lists = try await test.store.read {
                try $0.values(
                    """
                    SELECT subject || ': ' || detail FROM audit WHERE act = 'ReadChildren'
                    ORDER BY seq
                    """, as: String.self)
            }
            #expect(
                lists == ["school:900001: 1 on list, page 1", "school:900001: 1 on api, page 1"])
            let page = try await dawn.get("/children/\(Cast.kit)").body
            #expect(page.contains("Opened a list of the school’s children"))
            let otto = Client(test)
            try await otto.signIn(Cast.otto)
            #expect(try await otto.get("/schools/900001/children").status == 404)
            #expect(try await otto.get("/api/children/\(Cast.kit)").status == 404)
            let sana = Client(test)
            try await sana.signIn(Cast.sana)
            #expect(try await !sana.get("/schools/900001/children").body.contains("Larkin"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a list of many children is one line, and the officer finds it by the child`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let more = try await moreChildren(30, in: test)
            let (dawn, dev) = (Client(test), Client(test))
            try await dawn.signIn(Cast.dawn)
            try await dev.signIn(Cast.dev)
            _ = try await dawn.get("/schools/900001/children")
            let lines = try await test.store.read { try $0.count("SELECT count(*) FROM audit") }
            #expect(lines == 1)
            let found = try await dev.get("/audit?subject=child:\(more[3])").body
            #expect(found.contains("31 on list, page 1"))
            let other = try await dev.get("/audit?subject=child:\(Cast.robin)").body
            #expect(!other.contains("31 on list"))
            #expect(try await dev.get("/today").body.contains("Lists of children"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a basis is recorded on the page in two steps`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let dawn = Client(test)
            try await dawn.signIn(Cast.dawn)
            let form = "/children/\(Cast.kit)/basis/new"
            #expect(try await dawn.get(form).body.contains("On what basis"))
            #expect(
                try await dawn.get(form + "?kind=consent-parent").body.contains("Who gave consent"))
            let missing = try await dawn.post(
                form, [("kind", "consent-parent"), ("how", "By post")])
            #expect(missing.status == 422)
            #expect(missing.body.contains("Say who gave consent"))
            #expect(missing.body.contains("By post"))
            let fields = consent().values.filter { $0.key != "child" }.map { ($0.key, $0.value[0]) }
            #expect(try await dawn.post(form, fields).location == "/children/\(Cast.kit)")
        }
    }
}
