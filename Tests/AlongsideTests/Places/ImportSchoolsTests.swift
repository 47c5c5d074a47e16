import AlongsideTesting
import Foundation
import Reckoning
import Storage
import Testing

@testable import Alongside

@Suite struct ImportSchoolsTests {
    private func work(_ rows: [String], links: String? = nil) throws -> ImportSchools {
        ImportSchools(
            file: try Register.file(rows),
            links: try links.map { try SchoolLinks(Register.reader($0), file: "links.csv") }
                ?? SchoolLinks(), laCode: "926")
    }

    private func texts(_ sql: SQL, in test: TestHouse) async throws -> [String] {
        try await test.store.read { try $0.values(sql) }
    }

    @Test(arguments: TestDatabase.engines)
    func `a preview changes nothing, and applying twice changes nothing the second time`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine) { test in
            let work = try work([
                Register.row(
                    120_001, "Marsh School", type: "34", trust: "9001", trustName: "Tern Trust"),
                Register.row(120_002, "Fen School", opened: "01-09-1998"),
            ])
            #expect(try await work.preview(in: test.house).counts["new"] == 2)
            #expect(try await test.store.read { try $0.count("SELECT count(*) FROM school") } == 0)
            let first = try await work.apply(in: test.house)
            #expect(first.isApplied && first.counts["new"] == 2)
            let second = try await work.apply(in: test.house)
            #expect(second.counts["unchanged"] == 2 && second.counts["new"] == 0)
            #expect(try await texts("SELECT name FROM trust", in: test) == ["Tern Trust"])
            #expect(
                try await texts("SELECT from_day FROM trust_membership", in: test) == ["2025-10-07"]
            )
            #expect(
                try await texts("SELECT detail FROM audit ORDER BY seq", in: test).first
                    == "new 2, changed 0, moved trust 0, closed 0, reopened 0, unchanged 0, rejected 0"
            )
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `what changed is noted with what it was, and the words to find it by follow`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine) { test in
            _ = try await work([Register.row(120_001, "Marsh School")]).apply(in: test.house)
            let report = try await work([
                Register.row(120_001, "Zoë’s Reed School", status: "2", closed: "31-08-2025")
            ]).apply(in: test.house)
            #expect(report.counts["closed"] == 1)
            let facts = try await test.store.read { database in
                try database.all("SELECT fact, was, becomes, day FROM school_fact ORDER BY fact") {
                    row in
                    [try row[0] as String, try row[1], try row[2], try row[3]]
                }
            }
            #expect(
                facts == [
                    ["closed", "", "2025-08-31", "2025-10-07"],
                    ["name", "Marsh School", "Zoë’s Reed School", "2025-10-07"],
                    ["status", "open", "closed", "2025-08-31"],
                ])
            let words = try await texts("SELECT word FROM school_word", in: test).sorted()
            #expect(words == ["0zoesreedschool", "120001", "norwich", "reed", "school", "zoes"])
            let version = try await test.store.read { try $0.count("SELECT version FROM school") }
            #expect(version == 2)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a school's trust is known as at any day`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            let row = {
                Register.row(
                    120_001, "Marsh School", type: "34", trust: $0, trustName: "Trust \($0)")
            }
            _ = try await work([row("9001")]).apply(in: test.house)
            test.clock.advance(days: 30)
            let report = try await work([row("9002")]).apply(in: test.house)
            #expect(report.counts["moved trust"] == 1)
            let marsh = URN(120_001)!
            for (iso, trust) in [("2025-11-05", 9_001), ("2025-11-06", 9_002)] {
                let school = try await test.store.read {
                    try School.find(marsh, on: Day(iso: iso)!, in: $0)
                }
                #expect(school?.trust == trust)
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a school that becomes an academy keeps its past under its old number`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let links =
                "URN,LinkURN,LinkType,LinkEstablishedDate\n140001,900001,Predecessor,01-10-2025\n"
            let report = try await work(
                [
                    Register.row(
                        900_001, "Marshgate Primary School", status: "2", closed: "30-09-2025"),
                    Register.row(140_001, "Marshgate Academy", type: "34"),
                ], links: links
            ).apply(in: test.house)
            #expect(report.counts["closed"] == 1 && report.counts["new"] == 1)
            #expect(
                report.notes.last?.lines
                    == [
                        "140001 Marshgate Academy: successor of a school in zone NOR-N, no zone yet"
                    ])
            let (academy, house, today) = (URN(140_001)!, test.house, test.house.today)
            let (past, held) = try await test.store.read { database in
                (
                    try house.schools(database).linked(to: academy, .predecessors),
                    try School.find(academy, on: today, in: database)
                )
            }
            #expect(past.map(\.urn) == [Cast.marshgate] && past.first?.zone == Cast.north)
            #expect(held?.zone == nil)
            let zoneless = try await test.store.read { try School.withoutZone(on: today, in: $0) }
            #expect(zoneless.map(\.urn) == [academy])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `rejected rows are left out and every other row is taken`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            let report = try await work([
                Register.row(120_001, "Marsh School"), Register.row(120_001, "Twice"),
                Register.row(120_002, "Fen School", opened: "31-11-2020"),
            ]).apply(in: test.house)
            #expect(report.counts["new"] == 1 && report.rejected.count == 2)
            #expect(try await texts("SELECT name FROM school", in: test) == ["Marsh School"])
            #expect(report.text(limit: 20).contains("line 4: URN 120002: OpenDate “31-11-2020”"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `three thousand schools are written in many-row statements`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            let rows = (0..<3_000).map {
                Register.row(200_000 + $0, "School \($0)", trust: "\($0 + 1)")
            }
            let work = try work(rows)
            _ = try await work.apply(in: test.house)
            #expect(try await work.preview(in: test.house).counts["unchanged"] == 3_000)
        }
    }

    private static let real = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "../shared/data/edubasealldata20250711-norfolk.csv").standardized.path

    @Test(
        .enabled(
            if: FileManager.default.fileExists(atPath: real),
            "needs the real register beside the repository, in ../shared/data"),
        arguments: TestDatabase.engines)
    func `the real register of Norfolk is taken in whole`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            let file = try SchoolFile(CSVReader(path: Self.real), laCode: "926")
            #expect(file.entries.count == 423 && file.elsewhere == 1 && file.rejected.count == 0)
            let work = ImportSchools(file: file, laCode: "926")
            #expect(try await work.apply(in: test.house).counts["new"] == 423)
            #expect(try await work.apply(in: test.house).counts["unchanged"] == 423)
        }
    }
}
