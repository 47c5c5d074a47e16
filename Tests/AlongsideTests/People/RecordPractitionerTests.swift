import Alongside
import AlongsideTesting
import Pages
import Reckoning
import Storage
import Testing

/// A practitioner's time goes on record, so that they can be allocated.
@Suite struct RecordPractitionerTests {
    /// Priya's time, with whatever a test changes about it.
    private func time(_ changes: [String: String] = [:], zones: [String] = [Cast.north]) -> Given {
        var fields = [
            "person": Cast.priya.id.text, "service": "epss",
            "profession": "learning-support-teacher", "half-days": "4",
        ]
        fields.merge(changes) { $1 }
        return Given(fields.mapValues { [$0] }.merging(["zones": zones]) { $1 })
    }

    private func choice(_ test: TestHouse, in zone: String) async throws -> [String: Int] {
        let (today, authority) = (test.house.today, test.house.authority)
        let found = try await test.store.read {
            try PractitionerChoice.of("epss", zone: zone, on: today, authority, from: $0)
        }
        return Dictionary(uniqueKeysWithValues: found.candidates.map { ($0.name, $0.halfDaysAWeek) })
    }

    @Test(arguments: TestDatabase.engines)
    func `somebody new can be allocated once an administrator gave a post and the lead their time`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let tom = time(["person": Cast.tom.id.text])
            await #expect(throws: NotThere.self) {
                try await test.does(Cast.lena, RecordPractitioner.self, tom)
            }
            try await test.does(
                Cast.ada, GivePost.self,
                ["person": Cast.tom.id.text, "role": "practitioner", "place": "epss"])
            #expect(try await choice(test, in: Cast.north)["Tom Tern"] == nil)
            try await test.does(Cast.lena, RecordPractitioner.self, tom)
            #expect(try await choice(test, in: Cast.north)["Tom Tern"] == 4)
            #expect(try await choice(test, in: Cast.yarmouth)["Tom Tern"] == nil)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a changed pattern ends the one before, which is kept`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let later = time(["from": "2025-11-03"], zones: [Cast.yarmouth])
            try await test.does(Cast.ada, RecordPractitioner.self, later)
            let patterns = try await test.store.read { try WorkingPattern.of(Cast.priya.id, in: $0) }
            #expect(patterns.map(\.halfDaysAWeek) == [4, 10])
            #expect(patterns.map(\.until) == [nil, Day(iso: "2025-11-03")])
            #expect(patterns.first?.zones == [Cast.yarmouth])
            #expect(try await choice(test, in: Cast.yarmouth)["Priya Lode"] == 10)
            test.clock.advance(days: 27)
            #expect(try await choice(test, in: Cast.yarmouth)["Priya Lode"] == 4)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a pattern that begins on the same day takes the other's place, and none goes before`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            try await test.does(Cast.lena, RecordPractitioner.self, time())
            try await test.does(Cast.lena, RecordPractitioner.self, time(["half-days": "5"]))
            let patterns = try await test.store.read { try WorkingPattern.of(Cast.priya.id, in: $0) }
            #expect(patterns.map(\.halfDaysAWeek) == [5, 10])
            let early = try await test.refused(
                Cast.lena, RecordPractitioner.self, time(["from": "2025-10-01"]))
            #expect(early.map(\.field) == ["from"])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `what does not fit is said at once`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let wrong = time(["profession": "wizard", "half-days": "11"], zones: ["ZZZ-Z"])
            let refused = try await test.refused(Cast.ada, RecordPractitioner.self, wrong)
            #expect(refused.map(\.field) == ["profession", "half-days", "zones"])
            let noPost = try await test.refused(
                Cast.ada, RecordPractitioner.self, time(["person": Cast.tom.id.text]))
            #expect(noPost.first?.words.contains("hold no post") == true)
            let unknown = try await test.refused(
                Cast.ada, RecordPractitioner.self, time(["service": "magic"]))
            #expect(unknown.map(\.field) == ["service"])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `another service's lead and every other post may not`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            await #expect(throws: NotThere.self) {
                try await test.does(Cast.sol, RecordPractitioner.self, time())
            }
            for person in [Cast.priya, Cast.sana, Cast.dawn, Cast.cora, Cast.dev] {
                await #expect(throws: NotAllowed.self) {
                    try await test.does(person, RecordPractitioner.self, time())
                }
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the lead finds who is missing on the page, and the administrator on the person's`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            try await test.does(
                Cast.ada, GivePost.self,
                ["person": Cast.tom.id.text, "role": "practitioner", "place": "epss"])
            let (lena, ada) = (Client(test), Client(test))
            try await lena.signIn(Cast.lena)
            try await ada.signIn(Cast.ada)
            let form = "/people/\(Cast.tom.id)/practitioner"
            let list = try await lena.get("/practitioners").body
            #expect(list.contains("In post, without a working pattern"))
            #expect(list.contains(form))
            #expect(try await ada.get("/people/\(Cast.tom.id)").body.contains("No working pattern yet"))
            #expect(try await lena.get(form).body.contains("Educational psychologist"))
            let fields = time().values.filter { !["person"].contains($0.key) }
                .flatMap { name, values in values.map { (name, $0) } }
            #expect(try await lena.post(form, fields).location == "/practitioners")
            #expect(try await !lena.get("/practitioners").body.contains("without a working pattern"))
            #expect(try await ada.get("/people/\(Cast.tom.id)").body.contains("Norwich (North)"))
            #expect(try await lena.get("/people/\(Cast.dawn.id)/practitioner").status == 404)
            #expect(try await ada.get("/people/\(Cast.dawn.id)/practitioner").body.contains("holds no post"))
        }
    }
}
