import Reckoning
import Testing

@Suite struct DayTests {
    @Test func `every day of four centuries comes back from its number and its text`() {
        var day = Day(iso: "1800-01-01")!
        for number in day.number..<(day.number + 146_097) {
            day = Day(number: number)
            #expect(Day(year: day.year, month: day.month, day: day.day) == day)
            #expect(Day(iso: day.iso) == day)
        }
    }

    @Test(arguments: ["2025-02-29", "2025-13-01", "2025-00-10", "25-01-01", "2025-1-1", "2025-01-01x", ""])
    func `what is not a day is refused`(_ text: String) {
        #expect(Day(iso: text) == nil)
    }

    @Test func `4 March 2025 is a Tuesday`() {
        #expect(Day(iso: "2025-03-04")?.long == "Tuesday 4 March 2025")
        #expect(Day(iso: "2024-08-31")?.academicYear == 2023)
        #expect(Day(iso: "2024-09-01")?.academicYear == 2024)
    }
}
