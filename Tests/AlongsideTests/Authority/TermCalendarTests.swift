import Reckoning
import Testing

@testable import Alongside

@Suite struct TermCalendarTests {
    let norfolk: Authority

    init() throws { norfolk = try NorfolkPackage.load() }

    @Test(arguments: [
        ("2025-01-06", "Spring term 2025"), ("2025-02-19", "Spring term 2025"),
        ("2025-04-04", "Spring term 2025"), ("2025-04-05", nil), ("2025-04-22", "Summer term 2025"),
        ("2025-07-23", nil), ("2025-12-19", "Autumn term 2025"),
    ])
    func `a day is in its term or between terms`(iso: String, term: String?) {
        #expect(norfolk.term(on: Day(iso: iso)!)?.name == term)
    }

    @Test(arguments: [
        ("2025-02-14", true, true),  // a Friday in term
        ("2025-02-15", false, false),  // a Saturday
        ("2025-02-18", true, false),  // half-term
        ("2025-04-10", true, false),  // between terms
        ("2025-05-05", false, false),  // a bank holiday in term
        ("2025-05-06", true, true),
    ])
    func `working days and school days differ in half-term and holidays`(
        iso: String, working: Bool, school: Bool
    ) {
        let day = Day(iso: iso)!
        #expect(norfolk.isWorkingDay(day) == working)
        #expect(norfolk.isSchoolDay(day) == school)
    }

    @Test func `four academic years have three terms each, in order`() {
        let terms = norfolk.calendar.terms
        #expect(terms.count == 12)
        #expect(Set(terms.map(\.academicYear)) == [2024, 2025, 2026, 2027])
        let neighbours = zip(terms, terms.dropFirst())
        #expect(neighbours.allSatisfy { $0.days.upperBound < $1.days.lowerBound })
        for term in terms {
            #expect(norfolk.isSchoolDay(term.days.lowerBound), "\(term.name)")
            #expect(norfolk.isSchoolDay(term.days.upperBound), "\(term.name)")
            #expect(term.halfTerm.lowerBound.weekday == 1 && term.halfTerm.upperBound.weekday == 5)
        }
    }

    @Test func `the term after Easter 2025 is the summer term`() {
        #expect(norfolk.nextTerm(after: Day(iso: "2025-04-10")!)?.name == "Summer term 2025")
    }

    @Test func `a pack closes five working days before, counted over a bank holiday`() throws {
        let kind = try #require(norfolk.meetingKind(.teamAroundSchool))
        let closes = norfolk.packCloses(for: kind, heldOn: Day(iso: "2025-05-08")!)
        #expect(closes == Day(iso: "2025-04-30"))
    }
}
