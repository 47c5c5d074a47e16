import Alongside
import AlongsideTesting
import Pages
import Reckoning
import Storage
import Testing

/// A mother's consent for Kit, with whatever a test changes about it.
func consent(_ changes: [String: String] = [:]) -> Given {
    var fields = [
        "child": Cast.kit.text, "kind": "consent-parent", "given-by": "Mo Larkin, mother",
        "given-on": "2025-10-01", "how": "In writing", "covers": "Reading, with the zone team",
    ]
    fields.merge(changes) { _, new in new }
    return Given(fields.mapValues { [$0] })
}

extension TestHouse {
    /// Does an act for somebody, as the doors do.
    @discardableResult
    func does<Doing: Act>(
        _ person: Person, _ act: Doing.Type, _ given: Given, once: String? = nil
    ) async throws -> Doing.Done {
        var form = FieldReader(given)
        return try await house.perform(Doing(&form), by: person, once: once)
    }

    @discardableResult
    func does<Doing: Act>(
        _ person: Person, _ act: Doing.Type, _ fields: [String: String], once: String? = nil
    ) async throws -> Doing.Done {
        try await does(person, act, Given(fields.mapValues { [$0] }), once: once)
    }

    /// The fields that an act's refusals name.
    func refused<Doing: Act>(
        _ person: Person, _ act: Doing.Type, _ given: Given
    ) async throws -> [Refusal] {
        do {
            try await does(person, act, given)
            return []
        } catch let refused as Refusals {
            return refused.list
        }
    }
}

@Suite struct LawfulBasisTests {
    @Test(arguments: TestDatabase.engines)
    func `consent is recorded with who, when and how, and holds for a year`(_ engine: Engine)
        async throws
    {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let done = try await test.does(Cast.dawn, RecordLawfulBasis.self, consent())
            #expect(done.until == Day(iso: "2026-10-01"))
            let child = try await test.store.read {
                try ChildRecord.find(Cast.kit, for: Cast.dawn, on: test.house.today, in: $0)
            }
            #expect(child?.mayBeDiscussed == true)
            #expect(child?.bases?.first?.details["given-by"] == "Mo Larkin, mother")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a child's concern may be discussed once a basis is recorded`(_ engine: Engine)
        async throws
    {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let given = concern(["focus": "child", "child": Cast.kit.text])
            let done = try await test.does(Cast.dawn, BringConcern.self, given)
            #expect(done.needsLawfulBasis)
            try await test.does(Cast.dawn, RecordLawfulBasis.self, consent())
            let record = try await test.store.read {
                try ConcernRecord.find(done.concern, for: Cast.dawn, on: test.house.today, in: $0)
            }
            #expect(record?.mayBeDiscussed == true)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `everything that a basis must say is asked for at once`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let given = Given(["child": [Cast.kit.text], "kind": ["public-task"]])
            let refused = try await test.refused(Cast.dawn, RecordLawfulBasis.self, given)
            #expect(
                refused.map(\.field) == [
                    "duty", "decided-by", "decided-on", "reason", "family-told",
                ])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `days that cannot be are refused`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            for (day, words) in [
                ("2025-10-08", "not in the future"), ("2025-02-30", "real date"),
                ("2024-10-07", "Ask again"),
            ] {
                let refused = try await test.refused(
                    Cast.dawn, RecordLawfulBasis.self, consent(["given-on": day]))
                #expect(refused.map(\.field) == ["given-on"])
                #expect(refused.first?.words.contains(words) == true)
            }
            let unknown = try await test.refused(
                Cast.dawn, RecordLawfulBasis.self, consent(["kind": "because"]))
            #expect(unknown.map(\.field) == ["kind"])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `another school's child is not there, and no other post may record`(_ engine: Engine)
        async throws
    {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            await #expect(throws: NotThere.self) {
                try await test.does(Cast.otto, RecordLawfulBasis.self, consent())
            }
            for person in [Cast.sana, Cast.tom, Cast.lena, Cast.ada] {
                await #expect(throws: NotAllowed.self) {
                    try await test.does(person, RecordLawfulBasis.self, consent())
                }
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `withdrawn consent hides the child at once from whoever it was shared with`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let done = try await test.does(Cast.dawn, RecordLawfulBasis.self, consent())
            try await shareWithNorth(done.basis, test)
            #expect(try await sees(Cast.sana, test))
            try await test.does(
                Cast.harriet, WithdrawLawfulBasis.self, ["basis": done.basis.text])
            #expect(try await !sees(Cast.sana, test))
            #expect(try await sees(Cast.dawn, test))
            let again = try await test.refused(
                Cast.harriet, WithdrawLawfulBasis.self, Given(["basis": [done.basis.text]]))
            #expect(again.count == 1)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `who the child is shared with goes on seeing the child under a renewed basis`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let first = try await test.does(Cast.dawn, RecordLawfulBasis.self, consent())
            try await shareWithNorth(first.basis, test)
            let second = try await test.does(Cast.dawn, RecordLawfulBasis.self, consent())
            try await end(first.basis, test)
            #expect(try await sees(Cast.sana, test))
            #expect(try await !sees(Cast.lena, test))
            try await test.does(Cast.dawn, WithdrawLawfulBasis.self, ["basis": second.basis.text])
            try await test.does(Cast.dawn, RecordLawfulBasis.self, consent())
            #expect(try await !sees(Cast.sana, test), "what was withdrawn does not begin again")
        }
    }

    private func shareWithNorth(_ basis: ID<LawfulBasis>, _ test: TestHouse) async throws {
        let today = test.house.today
        try await test.store.keep { writing in
            try writing.run(
                """
                INSERT INTO child_share (child, kind, value, basis, why, from_day)
                VALUES (\(Cast.kit), 'zone', \(Cast.north), \(basis), 'a test', \(today))
                """)
        }
    }

    /// As if the day had come until which it holds.
    private func end(_ basis: ID<LawfulBasis>, _ test: TestHouse) async throws {
        let today = test.house.today
        try await test.store.keep { writing in
            try writing.run(
                "UPDATE lawful_basis SET until_day = \(today) WHERE id = \(basis)")
        }
    }

    private func sees(_ person: Person, _ test: TestHouse) async throws -> Bool {
        let today = test.house.today
        return try await test.store.read {
            try ChildRecord.find(Cast.kit, for: person, on: today, in: $0) != nil
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a duty in law cannot be withdrawn`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let given = consent([
                "kind": "legal-duty", "duty": "Annual review", "decided-by": "Harriet Pike",
                "decided-on": "2025-09-20", "family-told": "By letter",
            ])
            let done = try await test.does(Cast.dawn, RecordLawfulBasis.self, given)
            let basis = Given(["basis": [done.basis.text]])
            let refused = try await test.refused(Cast.dawn, WithdrawLawfulBasis.self, basis)
            #expect(refused.first?.words.contains("cannot withdraw") == true)
            await #expect(throws: NotThere.self) {
                try await test.does(Cast.otto, WithdrawLawfulBasis.self, basis)
            }
        }
    }
}

@Suite struct MonthsTests {
    @Test func `a month later is the same day, or the month's last`() {
        #expect(Day(iso: "2025-01-31")?.adding(months: 1) == Day(iso: "2025-02-28"))
        #expect(Day(iso: "2024-02-29")?.adding(months: 12) == Day(iso: "2025-02-28"))
        #expect(Day(iso: "2025-12-15")?.adding(months: 3) == Day(iso: "2026-03-15"))
        #expect(Day(iso: "2025-03-15")?.adding(months: -3) == Day(iso: "2024-12-15"))
    }
}
