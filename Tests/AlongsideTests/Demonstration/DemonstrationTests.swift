import Alongside
import AlongsideTesting
import Pages
import Reckoning
import Storage
import Testing

@Suite struct DemonstrationTests {
    static let today = Day(iso: "2025-11-20") ?? Day(number: 0)

    static func demonstration(_ seed: UInt64 = 926) throws -> Demonstration {
        let norfolk = try #require(TestHouse.norfolk)
        return Demonstration(
            norfolk, scale: .zone, seed: seed, today: today, password: "none")
    }

    @Test(arguments: TestDatabase.engines)
    func `a zone is built that keeps the rules of the acts`(_ engine: Engine) async throws {
        try await TestHouse.with(engine, on: Self.today) { test in
            #expect(try await Demonstration.isEmpty(test.store))
            let house = test.house
            let found = { @Sendable in try await house.store.read { try house.schools($0).search("school") } }
            #expect(try await found().isEmpty)
            let built = try await Self.demonstration().build(in: test.store)
            #expect(try await !Demonstration.isEmpty(test.store))
            // A server that was running beside it sees its schools.
            #expect(try await !found().isEmpty)
            #expect(Set(built.signIns.map(\.role)) == Set(Role.allCases))
            #expect(try await test.miscounted() == 0)
            try await test.store.read { database in
                for (words, query) in Self.faults + Self.faultsOfLine {
                    let found = try database.count(query)
                    #expect(found == 0, "\(words)")
                }
                for (words, query) in Self.life {
                    let isThere = try database.exists(query)
                    #expect(isThere, "\(words)")
                }
                let finding = try AuditChain.check(database)
                #expect(finding.isWhole)
            }
        }
    }

    @Test func `the same seed gives the same county, and another seed another`() async throws {
        let (one, same, other) = (try await digest(926), try await digest(926), try await digest(927))
        #expect(one == same)
        #expect(one != other)
    }

    /// Every table that the demonstration fills, row by row, as one text's sum.
    private func digest(_ seed: UInt64) async throws -> [String] {
        var sums: [String] = []
        try await TestHouse.with(.sqlite, on: Self.today) { test in
            _ = try await Self.demonstration(seed).build(in: test.store)
            sums = try await test.store.read { database in
                try Self.tables.map { table, columns in
                    let texts = try database.values(
                        "SELECT \(columns) FROM \(table) ORDER BY 1", as: String.self)
                    return Secret.digest(texts.joined(separator: "\n"))
                }
            }
        }
        return sums
    }

    private static let tables: [(SQL, SQL)] = [
        ("school", "urn || name || postcode || pupils"), ("person", "id || name || email"),
        ("post", "id || person || role"), ("child", "id || given_name || coalesce(upn, '')"),
        ("need_level", "profile || section || level"), ("meeting", "id || day || state || summary"),
        ("concern", "id || title || state || tried"), ("agenda_item", "id || notes || next"),
        ("agreed_action", "id || what || due_day || state"),
        ("support_request", "id || state || question"), ("allocation", "request || practitioner"),
        ("support_session", "id || day || half_hours"), ("support_review", "request || outcome"),
        ("line_call", "id || day || reason || outcome"), ("promise", "id || state || due_at"),
        ("promise_step", "id || state || at"), ("line_call_concern", "call || concern || way"),
    ]
}
