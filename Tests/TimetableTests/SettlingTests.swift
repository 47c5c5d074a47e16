import Testing

@testable import Timetable

struct SettlingTests {
    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func `settling a zone keeps every rule, loses nothing and leaves the field whole`(seed: UInt64) throws {
        let term = try Term(InventedTerm.replanned(seed: seed))
        var search = Search(term.tables, seed: seed)
        search.holdPublished(term.published)
        search.holdAll()
        let heat = Heat(term.instance.weights, isReplanning: true)
        var best = search.best.weighed
        for _ in 0..<6 {
            search.settle(heat, moves: 40)
            let check = PlanCheck(search.diary.plan(term), of: term)
            #expect(check.violations == [])
            #expect(check.cost.total == search.diary.cost)
            #expect(search.best.weighed <= best)
            #expect(search.field == search.movable)
            best = search.best.weighed
        }
    }

    @Test func `moves begin in the field alone`() throws {
        let term = try Term(InventedTerm.instance(seed: 5, sharesPeople: false))
        var search = Search(term.tables, seed: 5)
        search.holdAll()
        let before = search.diary.plan(term).placements
        search.fieldZones = [0]
        search.field = search.movable.filter { search.isInField($0) }
        search.temperature = 1000
        search.run(moves: 200)
        let after = search.diary.plan(term).placements
        let zoneOf = Dictionary(uniqueKeysWithValues: term.instance.meetings.map { ($0.id, $0.zone) })
        let first = term.instance.zones[0].id
        #expect(before.filter { zoneOf[$0.meeting] != first } == after.filter { zoneOf[$0.meeting] != first })
        #expect(before != after)
    }
}
