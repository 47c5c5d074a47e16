import Reckoning
import Testing

@Suite struct HalfDaysTests {
    @Test func `half days are written as people say them`() {
        #expect(HalfDays.words(0) == "no days")
        #expect(HalfDays.words(1) == "½ day")
        #expect(HalfDays.words(2) == "1 day")
        #expect(HalfDays.words(5) == "2½ days")
        #expect(HalfDays.hours(3) == "1½ hours")
    }

    @Test func `halves are read as people write them, and nothing else is`() {
        for (text, halves) in [("2", 4), ("2.5", 5), ("2½", 5), ("½", 1), ("0.5", 1), ("3.0", 6)] {
            #expect(HalfDays.halves(text) == halves, "\(text)")
        }
        for text in ["", "a", "-1", "2.25", "1e3", "99999", "½½", "٣"] {
            #expect(HalfDays.halves(text) == nil, "\(text)")
        }
    }

    @Test func `what is used and what is left are the days agreed, to the half day begun`() {
        #expect(HalfDays.used(halfHours: 0, of: 6) == "0 of 3 days")
        #expect(HalfDays.used(halfHours: 1, of: 6) == "½ of 3 days")
        #expect(HalfDays.used(halfHours: 8, of: 6) == "1 of 3 days")
        #expect(HalfDays.used(halfHours: 8, of: 0) == "1 day, none agreed")
        #expect(HalfDays.used(halfHours: 0, of: 0) == "none agreed")
        for used in 0..<60 {
            let left = HalfDays.left(of: 6, halfHoursUsed: used)
            #expect((0...6).contains(left))
            #expect(left >= HalfDays.left(of: 6, halfHoursUsed: used + 1))
        }
    }
}
