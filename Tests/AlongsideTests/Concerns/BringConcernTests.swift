import Alongside
import AlongsideTesting
import Pages
import Reckoning
import Storage
import Testing

/// What a SENDCo types, with whatever a test changes about it.
func concern(_ changes: [String: String] = [:]) -> Given {
    var fields = [
        "school": "900001", "focus": "whole-school", "title": "Reading across Year 4",
        "offer": "targeted", "tried": "Paired reading since May.",
        "outcome": "All read for ten minutes a day.", "asked": "Training for support staff.",
    ]
    fields.merge(changes) { _, new in new }
    var values = fields.mapValues { [$0] }
    if values["sections"] == nil {
        values["sections"] = [TestHouse.norfolk?.latestNeedSections.last?.code ?? ""]
    }
    return Given(values)
}

private func bring(
    _ given: Given, as person: Person = Cast.dawn, in test: TestHouse, once: String? = nil
) async throws -> BringConcern.Done {
    var form = FieldReader(given)
    return try await test.house.perform(BringConcern(&form), by: person, once: once)
}

@Suite struct BringConcernTests {
    @Test(arguments: TestDatabase.engines)
    func `a SENDCo brings a concern about the whole school`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let done = try await bring(concern(), in: test)
            let record = try await test.store.read {
                try ConcernRecord.find(done.concern, for: Cast.dawn, on: test.house.today, in: $0)
            }
            #expect(record?.title == "Reading across Year 4")
            #expect(record?.about == "The whole school")
            #expect(record?.state == .brought)
            #expect(record?.mayBeDiscussed == true)
            #expect(!done.needsLawfulBasis)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a concern about a child is kept but waits for a lawful basis`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let given = concern(["focus": "child", "child": Cast.kit.text])
            let done = try await bring(given, in: test)
            #expect(done.needsLawfulBasis)
            let record = try await test.store.read {
                try ConcernRecord.find(done.concern, for: Cast.dawn, on: test.house.today, in: $0)
            }
            #expect(record?.mayBeDiscussed == false)
            #expect(record?.about == "A child in Year 4")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a child's concern is withheld from those it is not shared with`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let given = concern(["focus": "child", "child": Cast.kit.text, "tried": "Kit's secret"])
            let done = try await bring(given, in: test)
            for person in [Cast.sana, Cast.zoe, Cast.cora] {
                let record = try await test.store.read {
                    try ConcernRecord.find(done.concern, for: person, on: test.house.today, in: $0)
                }
                #expect(record?.isWithheld == true)
                #expect(record?.tried == "")
                #expect(record?.child == nil)
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a cohort is made once, however many concerns it has`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let given = concern(["focus": "cohort", "cohort": "Year 4 readers", "cohort-size": "8"])
            _ = try await bring(given, in: test)
            _ = try await bring(given, in: test)
            let cohorts = try await test.store.read { try $0.count("SELECT count(*) FROM cohort") }
            #expect(cohorts == 1)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `sending the form twice brings one concern`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let first = try await bring(concern(), in: test, once: "a-form")
            let second = try await bring(concern(), in: test, once: "a-form")
            #expect(first.concern == second.concern)
            let concerns = try await test.store.read { try $0.count("SELECT count(*) FROM concern") }
            #expect(concerns == 1)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `another school's SENDCo is told there is no such school`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            await #expect(throws: NotThere.self) {
                _ = try await bring(concern(), as: Cast.otto, in: test)
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a post without the right is refused`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            for person in [Cast.tom, Cast.sana, Cast.liam, Cast.ada] {
                await #expect(throws: NotAllowed.self) {
                    _ = try await bring(concern(), as: person, in: test)
                }
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `everything that stands in the way is said at once`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let given = concern([
                "focus": "child", "child": Cast.robin.text, "offer": "gold", "sections": "magic",
            ])
            let refused = await #expect(throws: Refusals.self) {
                _ = try await bring(given, in: test)
            }
            #expect(refused?.list.map(\.field) == ["child", "offer", "sections"])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a refused concern leaves nothing behind`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let given = concern(["focus": "cohort", "cohort": "Year 5", "offer": "gold"])
            _ = try? await bring(given, in: test)
            let rows = try await test.store.read {
                try $0.count("SELECT (SELECT count(*) FROM concern) + (SELECT count(*) FROM cohort)")
            }
            #expect(rows == 0)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `bringing a concern stands in the audit log without a word of it`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let done = try await bring(concern(["tried": "something private"]), in: test)
            let lines = try await test.store.read {
                try $0.all("SELECT act, subject, person, detail FROM audit") { row in
                    [try row[0] as String, try row[1], try row[2], try row[3]]
                }
            }
            #expect(lines == [["BringConcern", done.concern.subject, Cast.dawn.id.text, "whole-school"]])
        }
    }
}

/// The sums: what can be said of the fields without a database.
@Suite struct BringConcernFieldsTests {
    @Test func `every missing field is named at once`() {
        var form = FieldReader(Given(["focus": ["child"]]))
        let refused = #expect(throws: Refusals.self) { _ = try BringConcern(&form) }
        #expect(
            refused?.list.map(\.field) == [
                "school", "child", "title", "offer", "sections", "tried", "outcome", "asked",
            ])
    }

    @Test func `a text that is too long says by how much`() {
        var form = FieldReader(concern(["title": String(repeating: "a", count: 121)]))
        let refused = #expect(throws: Refusals.self) { _ = try BringConcern(&form) }
        #expect(refused?.list.first?.words.contains("you have 121") == true)
    }

    @Test func `no state of a concern leads back from its end`() {
        #expect(Concern.State.closed.next.isEmpty)
        #expect(Concern.State.withdrawn.next.isEmpty)
        for state in Concern.State.allCases where state.isOpen {
            #expect(!state.next.contains(.brought))
        }
    }
}
