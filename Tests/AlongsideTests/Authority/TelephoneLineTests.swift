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
}
