import Alongside
import AlongsideTesting
import Pages
import Reckoning
import Storage
import Testing

/// A level for every section, with whatever a test changes about it.
func profile(
    _ child: ID<Child> = Cast.kit, level: Int = 2, _ changes: [String: String] = [:]
) -> Given {
    var fields = ["child": child.text]
    for section in TestHouse.norfolk?.latestNeedSections ?? [] {
        fields["level-\(section.code)"] = "\(level)"
    }
    fields.merge(changes) { _, new in new }
    return Given(fields.mapValues { [$0] })
}

@discardableResult
func record(
    _ given: Given, as person: Person = Cast.dawn, in test: TestHouse
) async throws -> RecordNeedProfile.Done {
    var form = FieldReader(given)
    return try await test.house.perform(RecordNeedProfile(&form), by: person)
}

/// The counts of a school, as section, level, children.
private func counts(_ test: TestHouse, at school: URN = Cast.marshgate) async throws -> [[String]] {
    try await test.store.read { database in
        try database.all(
            """
            SELECT section, level, children FROM need_count
            WHERE school = \(school) AND children > 0 ORDER BY section, level
            """
        ) { row in [try row[0], "\(try row[1] as Int)", "\(try row[2] as Int)"] }
    }
}

@Suite struct RecordNeedProfileTests {
    @Test(arguments: TestDatabase.engines)
    func `a SENDCo describes a child's needs, and the school's counts follow`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            try await record(profile(Cast.kit, level: 2, ["level-semh": "5"]), in: test)
            let found = try await counts(test)
            #expect(found.count == TestHouse.norfolk?.latestNeedSections.count)
            #expect(found.contains(["semh", "5", "1"]))
            #expect(found.contains(["learning", "2", "1"]))
            #expect(try await test.miscounted() == 0)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a new profile takes the place of the one before, which is kept`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            try await record(profile(level: 2), in: test)
            test.clock.advance(days: 30)
            try await record(profile(level: 4), in: test)
            let profiles = try await test.store.read { try NeedProfile.of(Cast.kit, in: $0) }
            #expect(profiles.map(\.isCurrent) == [true, false])
            #expect(profiles.map { $0.levels["semh"] } == [4, 2])
            let found = try await counts(test)
            #expect(found.allSatisfy { $0[1] == "4" && $0[2] == "1" })
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the counts are what counting the current profiles gives`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            for (index, child) in try await moreChildren(6, in: test).enumerated() {
                try await record(profile(child, level: index % 3), in: test)
                try await record(profile(child, level: (index + 1) % 4), in: test)
            }
            let kept = try await counts(test)
            let counted = try await test.store.read { database in
                try database.all(
                    """
                    SELECT l.section, l.level, count(*) FROM need_profile p
                    JOIN child ch ON ch.id = p.child JOIN need_level l ON l.profile = p.id
                    WHERE p.is_current AND ch.school = \(Cast.marshgate)
                    GROUP BY l.section, l.level ORDER BY l.section, l.level
                    """
                ) { row in [try row[0] as String, "\(try row[1] as Int)", "\(try row[2] as Int)"] }
            }
            #expect(kept == counted)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `everything that is missing or out of range is said at once`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let given = profile(
                Cast.kit, level: 2,
                [
                    "level-semh": "8", "level-learning": "", "level-magic": "1",
                ])
            let refused = await #expect(throws: Refusals.self) {
                try await record(given, in: test)
            }
            #expect(refused?.list.map(\.field) == ["level-semh", "level-learning", "level-magic"])
            #expect(try await counts(test).isEmpty)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a profile is not dated ahead, nor before the current one`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            await #expect(throws: Refusals.self) {
                try await record(profile(Cast.kit, level: 2, ["day": "2025-10-08"]), in: test)
            }
            try await record(profile(Cast.kit, level: 2, ["day": "2025-10-01"]), in: test)
            await #expect(throws: Refusals.self) {
                try await record(profile(Cast.kit, level: 2, ["day": "2025-09-30"]), in: test)
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `only the child's own school describes its needs`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            await #expect(throws: NotThere.self) {
                try await record(profile(), as: Cast.otto, in: test)
            }
            for person in [Cast.sana, Cast.tom, Cast.lena, Cast.cora, Cast.ada] {
                await #expect(throws: NotAllowed.self) {
                    try await record(profile(), as: person, in: test)
                }
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the page asks for every section and puts back what is current`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let dawn = Client(test)
            try await dawn.signIn(Cast.dawn)
            let form = Address.recordNeeds(Cast.kit)
            let fields = profile(level: 3).values.filter { $0.key != "child" }
                .flatMap { name, values in values.map { (name, $0) } }
            let sent = try await dawn.post(form, fields)
            #expect(sent.location == Address.child(Cast.kit))
            let page = try await dawn.get(form)
            #expect(page.body.contains("Social, emotional and mental health"))
            #expect(page.body.contains(#"value="3" checked"#))
            let otto = Client(test)
            try await otto.signIn(Cast.otto)
            #expect(try await otto.get(form).status == 404)
        }
    }
}

/// Further children of Marshgate.
func moreChildren(_ count: Int, in test: TestHouse) async throws -> [ID<Child>] {
    try await test.store.keep { writing in
        try (0..<count).map { index in
            let id: ID<Child> = writing.newID()
            try writing.run(
                """
                INSERT INTO child (id, school, given_name, family_name, year_group, stage)
                VALUES (\(id), \(Cast.marshgate), \("Given\(index)"), 'Family', 4, 'K')
                """)
            return id
        }
    }
}
