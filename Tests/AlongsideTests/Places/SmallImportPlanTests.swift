import Reckoning
import Testing

@testable import Alongside

@Suite struct ZoneImportPlanTests {
    private let zones: [Zone]
    private let marsh = URN(120_001)!
    private let fen = URN(120_002)!

    init() throws { zones = try NorfolkPackage.load().zones }

    private func plan(
        _ rows: String..., memberships: [ZoneImportPlan.Membership] = []
    ) throws -> ZoneImportPlan {
        let text = (["URN,Zone,From"] + rows).joined(separator: "\n")
        let held = ZoneImportPlan.Held(
            names: [marsh: "Marsh School", fen: "Fen School"], open: [marsh, fen],
            memberships: memberships.isEmpty ? [:] : [marsh: memberships])
        return ZoneImportPlan(held: held, file: try ZoneFile(Register.reader(text), zones: zones))
    }

    private func day(_ iso: String) -> Day { Day(iso: iso)! }

    @Test func `a new membership ends the one before it on its first day`() throws {
        let plan = try plan(
            "120001,nor-s,2025-09-01",
            memberships: [.init(zone: "NOR-N", from: day("2023-06-01"))])
        #expect(plan.report.counts == ["new": 0, "moved": 1, "unchanged": 0])
        #expect(plan.writings[marsh]?[day("2023-06-01")]?.until == day("2025-09-01"))
        #expect(plan.writings[marsh]?[day("2025-09-01")]?.zone == "NOR-S")
    }

    @Test func `a file with a school's whole past is safe to repeat`() throws {
        let rows = ["120001,NOR-S,2025-09-01", "120001,NOR-N,2023-06-01"]
        let first = try plan(rows[0], rows[1])
        #expect(first.report.counts["new"] == 1 && first.report.counts["moved"] == 1)
        let held = first.writings[marsh]!.values.sorted { $0.from < $1.from }
        #expect(held.map(\.until) == [day("2025-09-01"), nil])
        let second = try plan(rows[0], rows[1], memberships: held)
        #expect(second.report.counts["unchanged"] == 2 && second.writings.isEmpty)
    }

    @Test func `what cannot be right is left out, with its line and its reason`() throws {
        let plan = try plan(
            "120001,NOR-X,2025-09-01", "129999,NOR-N,2025-09-01", "x,NOR-N,31-09-2025",
            "120001,NOR-S,2022-09-01", "120001,NOR-S,2023-06-01", "120001,NOR-S,2023-09-01",
            "120002,NOR-S,2025-09-01", "120002,NOR-S,2025-09-01",
            memberships: [.init(zone: "NOR-N", from: day("2025-01-01"))])
        let reasons = Dictionary(
            uniqueKeysWithValues: plan.report.rejected.list.map { ($0.line, $0.reason) })
        #expect(reasons[2]?.hasPrefix("there is no zone “NOR-X”; the zones are BDL-E, ") == true)
        #expect(reasons[3] == "no school has URN 129999; import schools first")
        #expect(reasons[4]?.contains("“x” is not a URN") == true)
        #expect(reasons[4]?.contains("“31-09-2025” is not a real date") == true)
        #expect(reasons[5]?.contains("there is no zone NOR-S on 2022-09-01") == true)
        #expect(reasons[6]?.contains("from 2025-01-01, which is later") == true)
        #expect(reasons[9] == "URN 120002 on 2025-09-01 stands on line 8 already")
        #expect(plan.report.counts["new"] == 1)
    }

    @Test func `open schools without a zone are listed`() throws {
        #expect(
            try plan("120001,NOR-N,2025-09-01").report.notes.first?.lines == ["120002 Fen School"])
    }
}

@Suite struct ContractImportPlanTests {
    private let marsh = URN(120_001)!

    private func plan(
        _ rows: String..., held: [ContractImportPlan.Contract] = []
    ) throws -> ContractImportPlan {
        let text = (["urn,Days bought,Days used,From,To"] + rows).joined(separator: "\n")
        return ContractImportPlan(
            names: [marsh: "Marsh School"], held: [marsh: held],
            file: try ContractFile(Register.reader(text)))
    }

    @Test func `a contract is kept in half days and brought up to date`() throws {
        let first = try plan("120001,7.5,2½,2024-09-01,2025-07-22")
        let contract = try #require(first.writings.first).contract
        #expect(contract.bought == 15 && contract.used == 5)
        #expect(
            try plan("120001,7.5,2.5,2024-09-01,22/07/2025", held: [contract]).report.counts[
                "unchanged"] == 1)
        let later = try plan("120001,7.5,4,2024-09-01,2025-07-22", held: [contract])
        #expect(later.report.rows.first?.changes.first?.was == "2½ of 7½ days used, to 2025-07-22")
    }

    @Test func `what cannot be right is left out, with its line and its reason`() throws {
        let plan = try plan(
            "120001,5,6,2024-09-01,2025-07-22", "120001,7.25,0,2024-09-01,2025-07-22",
            "120001,5,0,2025-07-22,2024-09-01", "120001,5,0,2024-09-01,2025-07-22",
            "120001,5,0,2025-04-01,2026-03-31", "120009,5,0,2024-09-01,2025-07-22",
            "120001,5,0,2024-09-01,2025-07-22", "\"120001\"x,5,0,2024-09-01,2025-07-22")
        let reasons = plan.report.rejected.list.sorted { $0.line < $1.line }
        #expect(reasons.map(\.line) == [2, 3, 4, 6, 7, 8, 9])
        #expect(reasons[0].reason == "more days are used (6) than bought (5)")
        #expect(reasons[1].reason.contains("is not a number of days or half days, like 7.5"))
        #expect(reasons[2].reason.contains("before it begins"))
        #expect(
            reasons[3].reason
                == "it overlaps the contract of URN 120001 from 2024-09-01 to 2025-07-22")
        #expect(plan.writings.count == 1)
    }

    @Test(arguments: [
        ("7", 14), ("7.5", 15), (".5", 1), ("½", 1), ("0", 0), ("7.0", 14), ("7.25", nil),
        ("-1", nil), ("", nil), (".", nil), ("1e3", nil), ("７", nil),
    ])
    func `half days are read as people write them`(text: String, halves: Int?) {
        #expect(HalfDays.halves(text) == halves)
    }
}

@Suite struct PostcodeFileTests {
    @Test func `postcodes are read from the ONS's columns too, and wrong ones are told`() throws {
        let file = try PostcodeFile(
            Register.reader(
                "oseast1m,oseastnull,osnrth1m,pcds", "623000,1,309000,nr99 1aa",
                "623000,1,309000,NR99 1AA", "623000,1,309000,Norwich", "9999999,1,309000,NR99 1AB"))
        #expect(file.points == ["NR99 1AA": .init(easting: 623_000, northing: 309_000)])
        #expect(file.rejected.list.map(\.line) == [3, 4, 5])
        let again = PostcodeImportPlan(held: file.points, file: file)
        #expect(again.changed.isEmpty && again.report.counts["unchanged"] == 1)
    }
}
