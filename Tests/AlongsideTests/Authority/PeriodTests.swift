import Reckoning
import Testing

@testable import Alongside

@Suite struct PeriodTests {
    private func period(_ from: String, _ to: String? = nil) -> Period {
        Period(from: Day(iso: from)!, to: to.flatMap(Day.init(iso:)))
    }

    @Test func `a period includes its first and its last day`() {
        let spring = period("2025-01-06", "2025-04-04")
        #expect(spring.contains(Day(iso: "2025-01-06")!))
        #expect(spring.contains(Day(iso: "2025-04-04")!))
        #expect(!spring.contains(Day(iso: "2025-04-05")!))
        #expect(period("2025-01-06").contains(Day(iso: "2099-01-01")!))
    }

    @Test func `periods that meet on a day overlap, and those a day apart do not`() {
        let spring = period("2025-01-06", "2025-04-04")
        #expect(spring.overlaps(period("2025-04-04")) && period("2025-04-04").overlaps(spring))
        #expect(!spring.overlaps(period("2025-04-05")) && !period("2025-04-05").overlaps(spring))
        #expect(period("2020-01-01").overlaps(period("2025-01-01")))
    }
}

@Suite struct ClosestWordTests {
    @Test(arguments: [
        ("phse", "phase"), ("termy", "termly"), ("form", "from"), ("Termly", "termly"),
        ("banana", nil), ("x", nil),
    ])
    func `a slip of the keys finds the word that was meant`(slip: String, word: String?) {
        #expect(closestWord(to: slip, among: ["phase", "termly", "from", "name"]) == word)
    }
}
