import AlongsideTesting
import Reckoning
import Storage
import Testing

@testable import Alongside

@Suite struct SmallImportsTests {
    @Test(arguments: TestDatabase.engines)
    func `zones are dated: each day has its own`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let file = try ZoneFile(
                Register.reader(
                    "urn,zone,from\n900001,GTY-S,2025-09-01\n900001,NOR-X,2025-10-01\n"),
                zones: test.house.authority.zones)
            let work = ImportZones(file: file)
            #expect(try await work.preview(in: test.house).counts["moved"] == 1)
            let report = try await work.apply(in: test.house)
            #expect(report.counts["moved"] == 1 && report.rejected.count == 1)
            #expect(try await work.apply(in: test.house).counts["unchanged"] == 1)
            for (iso, zone) in [("2025-08-31", "NOR-N"), ("2025-09-01", "GTY-S")] {
                let school = try await test.store.read {
                    try School.find(Cast.marshgate, on: Day(iso: iso)!, in: $0)
                }
                #expect(school?.zone == zone)
            }
            let acts: [String] = try await test.store.read {
                try $0.values("SELECT act FROM audit")
            }
            #expect(acts == ["ImportZones", "ImportZones"])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `postcodes and contracts are taken in, and the same again changes nothing`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let postcodes = ImportPostcodes(
                file: try PostcodeFile(
                    Register.reader("postcode,easting,northing\nNR99 1AA,623000,309000\n")))
            #expect(try await postcodes.apply(in: test.house).counts["new"] == 1)
            #expect(try await postcodes.apply(in: test.house).counts["unchanged"] == 1)
            for (used, outcome) in [("2", "new"), ("2", "unchanged"), ("3.5", "changed")] {
                let contracts = ImportContracts(
                    file: try ContractFile(
                        Register.reader(
                            "urn,days bought,days used,from,to\n900001,7,\(used),2024-09-01,2025-07-22\n"
                        )))
                #expect(try await contracts.apply(in: test.house).counts[outcome] == 1)
            }
            let used = try await test.store.read {
                try $0.values("SELECT half_days_used FROM epss_contract", as: Int.self)
            }
            #expect(used == [7])
        }
    }

    @Test func `a file without its columns says which it expects`() throws {
        let mistake = #expect(throws: ImportMistake.self) {
            _ = try ContractFile(Register.reader("URN,bought,used\n"))
        }
        #expect(mistake?.description.contains("no column days bought, days used, from, to") == true)
        #expect(throws: ImportMistake.self) { _ = try ZoneFile(Register.reader(""), zones: []) }
    }
}
