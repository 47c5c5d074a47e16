import Testing

@testable import Timetable

struct CalendarDayTests {
    @Test func `a day is read, counted and written back`() {
        for number in stride(from: -719_000, to: 800_000, by: 997) {
            let day = CalendarDay(number: number)
            #expect(CalendarDay(day.iso) == day)
        }
        #expect(CalendarDay("1970-01-01")?.number == 0)
        #expect(CalendarDay("2027-01-04")?.weekday == 0)
        #expect(CalendarDay("2000-02-29")?.number == 11_016)
    }

    @Test(arguments: ["2027-02-29", "2027-13-01", "2027-1-04", "27-01-04", "2027-01-00", ""])
    func `a day that does not exist is not read`(iso: String) {
        #expect(CalendarDay(iso) == nil)
    }
}
