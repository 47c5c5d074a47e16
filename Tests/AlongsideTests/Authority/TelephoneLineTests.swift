import Reckoning
import Testing

@testable import Alongside

@Suite struct TelephoneLineTests {
    let norfolk: Authority

    init() throws { norfolk = try NorfolkPackage.load() }

    @Test(arguments: [
        ("2025-03-04", 8 * 60 + 59, false), ("2025-03-04", 9 * 60, true),
        ("2025-03-04", 16 * 60 + 59, true), ("2025-03-04", 17 * 60, false),
        ("2025-03-08", 10 * 60, false),  // a Saturday
        ("2025-04-21", 10 * 60, false),  // Easter Monday
        ("2024-08-01", 10 * 60, false),  // before the line began
    ])
    func `the support line is open from 9 to 5 on working days`(
        iso: String, minute: Int, open: Bool
    ) {
        #expect(norfolk.line.number == "0333 313 7165")
        #expect(norfolk.line.isOpen(at: LocalTime(day: Day(iso: iso)!, minute: minute)) == open)
    }

    @Test func `a line without published hours is not said to be open or shut`() throws {
        let line = try #require(norfolk.line("safeguarding"))
        #expect(line.number == "0344 800 8021")
        #expect(line.isOpen(at: LocalTime(day: Day(iso: "2025-03-04")!, minute: 600)) == nil)
    }

    @Test func `a closure shuts the line for its days or hours, and due times step over it`() throws {
        let package = try MistakenPackage()
        defer { package.remove() }
        try package.change(
            "lines.yaml", "      closed-on-bank-holidays: true\n",
            to: """
                      closed-on-bank-holidays: true
                      closures:
                        - { from: 2025-12-24, to: 2025-12-24, between: 12:30-17:00, why: Christmas Eve }
                        - { from: 2025-12-29, to: 2025-12-30, why: Office closed }

                """)
        let changed = try Authority.load(folder: package.folder)
        func isOpen(_ iso: String) throws -> Bool? {
            changed.line.isOpen(at: try #require(LocalTime(iso: iso)))
        }
        #expect(try isOpen("2025-12-24T12:29") == true)
        #expect(try isOpen("2025-12-24T12:30") == false)
        #expect(try isOpen("2025-12-29T10:00") == false)
        let start = changed.timeZone.instant(of: try #require(LocalTime(iso: "2025-12-24T12:00")))
        let due = try #require(
            changed.line.hours?.due(from: start, afterMinutes: 30 + 480 + 1, in: changed.timeZone))
        #expect(changed.timeZone.localTime(of: due).iso == "2026-01-02T09:01")
        try package.change("lines.yaml", "between: 12:30-17:00", to: "between: 13-17")
        #expect(package.mistakes().first?.problem.contains("is not hours of a day") == true)
    }

    @Test func `what the line's advisers choose from is all there`() {
        let rules = norfolk.lineRules
        #expect(norfolk.line(rules.safeguardingLine)?.number == "0344 800 8021")
        #expect(rules.urgencies.last?.code == "imminent-exclusion" && rules.urgencies.last?.tellsZoneTeam == true)
        let day = Day(iso: "2025-10-07")!
        #expect(rules.urgency(said: "routine", reasons: ["exclusion"], on: day)?.code == "imminent-exclusion")
        #expect(rules.urgency(said: "priority", reasons: ["funding"], on: day)?.code == "priority")
        #expect(rules.urgency(said: nil, reasons: ["funding", "attendance"], on: day)?.code == "priority")
        #expect(rules.urgency(said: nil, reasons: [], on: day)?.code == "routine")
    }
}
