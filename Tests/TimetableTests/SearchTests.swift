import Testing

@testable import Timetable

struct SearchTests {
    @Test(arguments: 1...16 as ClosedRange<UInt64>)
    func `the cost kept by differences is the cost counted in full`(seed: UInt64) throws {
        let term = try Term(InventedTerm.instance(seed: seed))
        var search = Search(term.tables, seed: seed)
        search.temperature = 300
        for _ in 0..<25 {
            search.run(moves: 7)
            let check = PlanCheck(search.diary.plan(term), of: term)
            #expect(check.violations == [])
            #expect(check.cost.total == search.diary.cost)
            #expect(check.placed == search.diary.placedCount)
        }
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func `undo restores the diary exactly`(seed: UInt64) throws {
        let term = try Term(InventedTerm.instance(seed: seed))
        var search = Search(term.tables, seed: seed)
        search.temperature = 1000
        search.makeMovesAndTakeThemBack()
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func `the best plan can always be returned to`(seed: UInt64) throws {
        let term = try Term(InventedTerm.instance(seed: seed))
        var search = Search(term.tables, seed: seed)
        for _ in 0..<20 {
            search.temperature = 2000
            search.run(moves: 40)
            search.returnToBest()
            #expect(search.diary.cost == search.best.cost)
            #expect(
                PlanCheck(search.diary.plan(term), of: term).cost.total == search.best.cost)
        }
    }
}
