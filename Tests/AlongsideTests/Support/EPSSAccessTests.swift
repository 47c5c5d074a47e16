import Foundation
import Reckoning
import Testing

@testable import Alongside

@Suite struct EPSSAccessTests {
    let norfolk: Authority

    init() throws { norfolk = try NorfolkPackage.load() }

    private func question(_ school: String, phase: String) -> EPSSAccess.Question {
        EPSSAccessTable.question(school, zone: EPSSAccessTable.zones[phase].flatMap(norfolk.zone))
    }

    private func answer(_ school: String, phase: String, _ iso: String) -> EPSSAccess {
        EPSSAccess.answer(question(school, phase: phase), on: Day(iso: iso)!, in: norfolk)
    }

    @Test(arguments: EPSSAccessTable.cells)
    func `every kind of school, phase and time of 2025 has its answer`(
        cell: EPSSAccessTable.Cell
    ) {
        let access = answer(cell.school, phase: cell.phase, cell.on)
        #expect(access.route.rawValue == cell.route)
        #expect(access.charge.rawValue == cell.charge)
        #expect(access.topUpAllowed == cell.topUp)
        #expect(access.fallback == .line)
        #expect(access.source.hasPrefix("SEND and Inclusion Support Model page, January 2025"))
    }

    @Test func `the table has a cell for each of six schools, three phases and five days`() {
        #expect(EPSSAccessTable.cells.count == 90)
    }

    @Test
    func
        `an academy in a Phase 3 zone spends its days through its Core Consultation in summer 2025`()
    {
        let access = answer("academy, with days left", phase: "3", "2025-06-10")
        #expect(access.route == .coreConsultation && access.charge == .contractDays)
        #expect(
            access.reason
                == "You have 7 days left under your contract, to be used by 22 July 2025. "
                + "Agree how to use them at your Core Consultation meeting. Outside a meeting, ring "
                + "the SEND and Inclusion Support Line on 0333 313 7165.")
        #expect(access.until == Day(iso: "2025-07-23"))
    }

    @Test func `a maintained school in spring 2025 asks under its contract, in half-days too`() {
        let access = answer("maintained, with contract", phase: "2", "2025-02-03")
        #expect(
            access.reason == "Your contract runs on: you have 3½ days left. Ask EPSS directly, and "
                + "use them by 4 April 2025. You may add days to your contract until "
                + "14 February 2025.")
        #expect(access.until == Day(iso: "2025-02-15"))
    }

    @Test func `from September 2025 every mainstream school asks at its TAS, free, for good`() {
        for school in ["maintained, without contract", "academy, with days left"] {
            let access = answer(school, phase: "3", "2025-09-01")
            #expect(access.route == .teamAroundSchool && access.charge == .free)
            #expect(access.until == nil)
            #expect(access.reason.contains("at your Team Around the School (TAS) meeting"))
        }
    }

    @Test func `where the source is silent, the answer says so and names meeting and line`() {
        let access = answer("academy, without contract", phase: "3", "2025-05-12")
        #expect(access.reason.contains("the published guidance does not say"))
        #expect(access.reason.contains("an academy before it is free on 1 September 2025"))
        #expect(
            access.reason.contains("Core Consultation") && access.reason.contains("0333 313 7165"))
    }

    @Test func `a maintained school with a TAS in summer 2025 is told the same in September`() {
        #expect(answer("maintained, without contract", phase: "2", "2025-05-12").until == nil)
        let phase3 = answer("maintained, without contract", phase: "3", "2025-05-12")
        #expect(phase3.until == Day(iso: "2025-09-01"))
    }

    @Test func `a Phase 2 zone keeps its Core Consultations through the Easter holidays`() {
        let holidays = answer("maintained, with contract", phase: "2", "2025-04-10")
        #expect(holidays.route == .coreConsultation && holidays.charge == .free)
        #expect(holidays.until == Day(iso: "2025-04-22"))
    }
}

@Suite struct EPSSTopUpTests {
    let norfolk: Authority

    init() throws { norfolk = try NorfolkPackage.load() }

    @Test(arguments: [
        ("maintained, with contract", "2025-02-14", true),
        ("maintained, with contract", "2025-02-15", false),
        ("academy, with days left", "2025-04-30", true),
        ("academy, with days left", "2025-05-01", false),
        ("academy, with days used up", "2025-04-30", true),
        ("academy, without contract", "2025-02-03", false),
        ("maintained, without contract", "2025-02-03", false),
    ])
    func `a contract may be topped up to the last day allowed and not on the day after`(
        school: String, iso: String, allowed: Bool
    ) {
        let question = EPSSAccessTable.question(school, zone: norfolk.zone("BRK-N"))
        let access = EPSSAccess.answer(question, on: Day(iso: iso)!, in: norfolk)
        #expect(access.topUpAllowed == allowed)
        #expect(access.reason.contains("You may add days") == allowed)
    }

    @Test func `the days of a contract are gone on the day after it ends`() {
        let contract = EPSSAccess.Contract(
            halfDaysBought: 8, halfDaysUsed: 0, from: Day(iso: "2024-09-01")!,
            to: Day(iso: "2025-03-14")!)
        let question = EPSSAccess.Question(
            kind: .maintained, zone: norfolk.zone("NOR-N"), contracts: [contract])
        let last = EPSSAccess.answer(question, on: Day(iso: "2025-03-14")!, in: norfolk)
        let after = EPSSAccess.answer(question, on: Day(iso: "2025-03-15")!, in: norfolk)
        #expect(last.charge == .contractDays && last.until == Day(iso: "2025-03-15"))
        #expect(last.reason.contains("use them by 14 March 2025"))
        #expect(after.charge == .undecided && after.route == .teamAroundSchool)
    }

    @Test func `contracts in force on a day are taken together`() {
        let (from, to) = (Day(iso: "2024-09-01")!, Day(iso: "2025-07-22")!)
        let contracts = [(10, 10), (3, 1)].map {
            EPSSAccess.Contract(halfDaysBought: $0.0, halfDaysUsed: $0.1, from: from, to: to)
        }
        let question = EPSSAccess.Question(
            kind: .academy, zone: norfolk.zone("NOR-N"), contracts: contracts)
        let access = EPSSAccess.answer(question, on: Day(iso: "2025-03-10")!, in: norfolk)
        #expect(access.charge == .contractDays && access.reason.contains("1 day left"))
    }
}

@Suite struct EPSSOutOfTheOrdinaryTests {
    let norfolk: Authority

    init() throws { norfolk = try NorfolkPackage.load() }

    private func answer(
        _ kind: SchoolKind, zone: String?, _ iso: String, bought: Int = 0, critical: Bool = false
    ) -> EPSSAccess {
        let contract = EPSSAccess.Contract(
            halfDaysBought: bought, halfDaysUsed: 0, from: Day(iso: "2024-04-01")!,
            to: Day(iso: "2026-03-31")!)
        let question = EPSSAccess.Question(
            kind: kind, zone: zone.flatMap(norfolk.zone), contracts: bought > 0 ? [contract] : [],
            isCriticalIncident: critical)
        return EPSSAccess.answer(question, on: Day(iso: iso)!, in: norfolk)
    }

    @Test(arguments: SchoolKind.allCases, EPSSAccessTable.days)
    func `a critical incident goes to its own line as before, for every school on every day`(
        kind: SchoolKind, iso: String
    ) {
        for zone in ["NOR-N", "BRK-N", nil] {
            let access = answer(kind, zone: zone, iso, bought: 6, critical: true)
            #expect(access.route == .criticalIncident && access.charge == .undecided)
            #expect(!access.topUpAllowed && access.until == nil)
            #expect(access.reason.contains("07623 912974"))
        }
    }

    @Test func `a special school uses the days it has bought and may always buy more`() {
        for iso in EPSSAccessTable.days {
            let access = answer(.special, zone: "NOR-N", iso, bought: 4)
            #expect(access.route == .contract && access.charge == .contractDays)
            #expect(access.topUpAllowed && access.reason.contains("2 days left"))
        }
        #expect(answer(.special, zone: "NOR-N", "2026-04-01", bought: 4).route == .purchase)
    }

    @Test(arguments: [SchoolKind.nursery, .alternative, .independent, .college])
    func `of other settings the source does not speak, so they are sent to the line`(
        kind: SchoolKind
    ) {
        let access = answer(kind, zone: "NOR-N", "2025-10-06")
        #expect(access.route == .line && access.charge == .undecided && access.until == nil)
        #expect(access.reason.contains("does not say how"))
    }

    @Test func `a school without a zone is told that none is recorded and sent to the line`() {
        let free = answer(.maintained, zone: nil, "2025-10-06")
        #expect(free.route == .line && free.charge == .free)
        #expect(free.reason.contains("Your school's zone is not recorded here"))
        let days = answer(.academy, zone: nil, "2025-05-12", bought: 4)
        #expect(days.route == .line && days.charge == .contractDays)
        #expect(answer(.maintained, zone: nil, "2025-03-10", bought: 4).route == .contract)
    }

    @Test func `a school that has closed gets none from the day after, whatever happens`() {
        func asked(_ iso: String, critical: Bool = false, lastDay: Day? = Day(iso: "2025-08-31"))
            -> EPSSAccess
        {
            let question = EPSSAccess.Question(
                kind: .maintained, zone: norfolk.zone("NOR-N"), isCriticalIncident: critical,
                closing: EPSSAccess.Closing(lastDay: lastDay))
            return EPSSAccess.answer(question, on: Day(iso: iso)!, in: norfolk)
        }
        #expect(asked("2025-08-31").route == .teamAroundSchool)
        #expect(asked("2025-08-31").until == Day(iso: "2025-09-01"))
        for access in [
            asked("2025-09-01"), asked("2025-09-01", critical: true), asked("2025-05-12", lastDay: nil),
        ] {
            #expect(access.route == .line && access.charge == .undecided && access.until == nil)
            #expect(!access.topUpAllowed)
            #expect(access.reason.contains("Ask for the school that took its place"))
        }
        #expect(asked("2025-09-01").reason.hasPrefix("This school closed on 31 August 2025. "))
    }

    @Test func `before 2025 EPSS is sold to every mainstream school`() {
        let without = answer(.academy, zone: "NOR-N", "2024-11-04")
        #expect(without.route == .purchase && without.charge == .purchase)
        #expect(without.until == Day(iso: "2025-01-01"))
        let with = answer(.maintained, zone: "NOR-N", "2024-11-04", bought: 4)
        #expect(with.route == .contract && with.charge == .contractDays && with.topUpAllowed)
    }

    @Test func `between the end of contracts and September an academy's days are gone`() {
        let access = answer(.academy, zone: "NOR-N", "2025-08-04", bought: 4)
        #expect(access.route == .teamAroundSchool && access.charge == .undecided)
        #expect(access.until == Day(iso: "2025-09-01"))
    }

    @Test func `the report has every key of the issue, and null where no change is to come`() throws {
        let day = Day(iso: "2025-10-06")!
        let report = answer(.maintained, zone: "NOR-N", day.iso).report(urn: "100001", on: day)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let json = String(decoding: try encoder.encode(report), as: UTF8.self)
        #expect(
            json == """
                {"charge":"free","fallback":"line","on":"2025-10-06","reason":"EPSS support is \
                free for your school. Discuss and agree it at your Team Around the School (TAS) \
                meeting. Outside a meeting, ring the SEND and Inclusion Support Line on 0333 313 \
                7165.","route":"tas","source":"SEND and Inclusion Support Model page, January \
                2025, Changes to EPSS, Phase 3: September 2025 onwards","topUpAllowed":false,\
                "until":null,"urn":"100001"}
                """)
    }
}

@Suite struct EPSSUntilTests {
    static let contracts: [(from: String, to: String, used: Int)] = [
        ("2024-09-01", "2025-04-04", 0), ("2024-09-01", "2025-07-22", 0),
        ("2024-09-01", "2025-07-22", 8), ("2025-03-01", "2026-02-28", 2),
        ("2024-04-01", "2025-02-10", 0),
    ]

    static let schools: [(kind: SchoolKind, zone: String?)] =
        [SchoolKind.maintained, .academy].flatMap { kind in
            ["NOR-N", "GTY-N", "BRK-N", nil].map { (kind, $0) }
        } + [(.special, "BRK-N"), (.nursery, "GTY-N")]

    @Test(arguments: schools)
    func `the answer is the same on every day before until and different on it, all of 2025`(
        kind: SchoolKind, zone: String?
    ) throws {
        let norfolk = try NorfolkPackage.load()
        for contract in [nil] + Self.contracts.map(Optional.some) {
            let contracts = contract.map {
                [
                    EPSSAccess.Contract(
                        halfDaysBought: 8, halfDaysUsed: $0.used, from: Day(iso: $0.from)!,
                        to: Day(iso: $0.to)!)
                ]
            }
            let question = EPSSAccess.Question(
                kind: kind, zone: zone.flatMap(norfolk.zone), contracts: contracts ?? [])
            try checkUntil(question, in: norfolk)
        }
    }

    /// Walks back from the end of March 2026, after which nothing changes, keeping the next day on
    /// which the answer is another one, and compares it with what each day of 2025 says.
    private func checkUntil(_ question: EPSSAccess.Question, in norfolk: Authority) throws {
        let rule = EPSSAccessRule(question: question, authority: norfolk)
        var day = Day(iso: "2026-03-31")!
        var later = rule.answer(on: day, until: nil)
        var change: Day?
        while day > Day(iso: "2025-01-01")! {
            day = day.adding(days: -1)
            let today = rule.answer(on: day, until: nil)
            if !today.tellsTheSame(as: later) { change = day.adding(days: 1) }
            later = today
            guard day.year == 2025 else { continue }
            let said = EPSSAccess.answer(question, on: day, in: norfolk).until
            try #require(said == change, "\(question.kind) on \(day)")
        }
    }
}
