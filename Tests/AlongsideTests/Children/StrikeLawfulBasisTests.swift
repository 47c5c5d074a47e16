import Alongside
import AlongsideTesting
import Pages
import Reckoning
import Storage
import Testing

/// A basis that should never have been recorded is struck out, whatever its kind.
@Suite struct StrikeLawfulBasisTests {
    /// A duty in law, which no family can withdraw.
    private func duty(_ test: TestHouse) async throws -> ID<LawfulBasis> {
        let given = consent([
            "kind": "legal-duty", "duty": "Annual review", "decided-by": "Harriet Pike",
            "decided-on": "2025-09-20", "family-told": "By letter",
        ])
        return try await test.does(Cast.dawn, RecordLawfulBasis.self, given).basis
    }

    private func strike(_ basis: ID<LawfulBasis>, _ reason: String = "Another child's.") -> Given {
        Given(["basis": [basis.text], "reason": [reason]])
    }

    @Test(arguments: TestDatabase.engines)
    func `what was recorded by mistake ends at once, and stays with the reason`(_ engine: Engine)
        async throws
    {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let basis = try await duty(test)
            try await test.does(Cast.harriet, StrikeLawfulBasis.self, strike(basis))
            let today = test.house.today
            let child = try await test.store.read {
                try ChildRecord.find(Cast.kit, for: Cast.dawn, on: today, in: $0)
            }
            #expect(child?.mayBeDiscussed == false)
            let kept = try #require(child?.bases?.first)
            #expect(kept.mistake == "Another child's.")
            #expect(kept.withdrawnBy == "Harriet Pike")
            #expect(kept.until == today)
            let again = try await test.refused(Cast.dawn, StrikeLawfulBasis.self, strike(basis))
            #expect(again.count == 1)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `whoever it was shared with no longer sees the child`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let basis = try await duty(test)
            _ = try await test.brought(["focus": "child", "child": Cast.kit.text])
            let meeting = try await test.plan()
            try await test.closePack(meeting)
            func sees() async throws -> Bool {
                let today = test.house.today
                return try await test.store.read {
                    try ChildRecord.find(Cast.kit, for: Cast.sana, on: today, in: $0) != nil
                }
            }
            #expect(try await sees())
            try await test.does(Cast.dawn, StrikeLawfulBasis.self, strike(basis))
            #expect(try await !sees())
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `it takes a reason, and the child's own school`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let basis = try await duty(test)
            let silent = try await test.refused(
                Cast.dawn, StrikeLawfulBasis.self, strike(basis, ""))
            #expect(silent.map(\.field) == ["reason"])
            await #expect(throws: NotThere.self) {
                try await test.does(Cast.otto, StrikeLawfulBasis.self, strike(basis))
            }
            for person in [Cast.sana, Cast.dev, Cast.ada] {
                await #expect(throws: NotAllowed.self) {
                    try await test.does(person, StrikeLawfulBasis.self, strike(basis))
                }
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the child's page leads there, and shows it afterwards`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let basis = try await duty(test)
            let dawn = Client(test)
            try await dawn.signIn(Cast.dawn)
            let form = "/children/\(Cast.kit)/basis/\(basis)/strike"
            #expect(try await dawn.get("/children/\(Cast.kit)").body.contains(form))
            #expect(try await dawn.get(form).body.contains("Strike out: A legal duty"))
            let sent = try await dawn.post(form, [("reason", "The wrong kind.")])
            #expect(sent.location == "/children/\(Cast.kit)")
            let page = try await dawn.get("/children/\(Cast.kit)").body
            #expect(page.contains("Struck out") && page.contains("The wrong kind."))
        }
    }
}
