import Testing

@testable import Timetable

struct TellingTests {
    /// A term with a plan that left some meetings out, and one of its people away since.
    private func disturbed(_ seed: UInt64, told: Int = 40, disturbance: Int = 700) throws -> Term {
        var instance = try InventedTerm.replanned(seed: seed)
        instance.published?.removeAll { $0.meeting.hashed(seed) % 5 == 0 }
        instance.weights.told = told
        instance.weights.disturbance = disturbance
        return try Term(instance)
    }

    /// What plans are chosen by, counted from the plan itself.
    private func weighed(_ plan: Plan, _ term: Term) -> Int {
        let weights = term.instance.weights
        let placed = Set(plan.placements.map(\.meeting))
        let left = term.instance.meetings.filter { !placed.contains($0.id) }
        return PlanCheck(plan, of: term).cost.total
            + weights.told * PlanChanges(plan, of: term).tell.count
            - (weights.unplaced - weights.disturbance) * left.reduce(0) { $0 + $1.priority }
    }

    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func `cost and people told, kept by differences, are those counted in full`(seed: UInt64) throws {
        let term = try disturbed(seed)
        var search = Search(term.tables, seed: seed)
        search.holdPublished(term.published)
        search.temperature = 300
        search.shareHome = 0.3
        search.shareNear = 0.5
        var tellings: Set<Int> = []
        for _ in 0..<25 {
            search.run(moves: 7)
            let plan = search.diary.plan(term)
            let check = PlanCheck(plan, of: term)
            #expect(check.violations == [])
            #expect(check.cost.total == search.diary.cost)
            #expect(PlanChanges(plan, of: term).tell.count == search.diary.telling.told)
            #expect(weighed(plan, term) == search.diary.weighed)
            tellings.insert(search.diary.telling.told)
        }
        #expect(tellings.count > 1)
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func `undo restores who has to be told`(seed: UInt64) throws {
        let term = try disturbed(seed)
        var search = Search(term.tables, seed: seed)
        search.holdPublished(term.published)
        (search.temperature, search.shareHome, search.shareNear) = (1000, 0.3, 0.5)
        search.makeMovesAndTakeThemBack()
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func `what plans are chosen by never rises, and is what the plan weighs`(seed: UInt64) throws {
        let term = try disturbed(seed)
        var shown: [PlanProgress] = []
        let plan = Planning(term, Effort(seconds: 1, seed: seed, moves: 4000)).run(elapsed: { 0 }) {
            shown.append($0)
            return true
        }
        let values = shown.map(\.weighed)
        #expect(values == values.sorted(by: >))
        #expect(shown.last?.weighed == weighed(plan, term))
        #expect(shown.last?.told == PlanChanges(plan, of: term).tell.count)
        #expect(shown.last?.cost == PlanCheck(plan, of: term).cost.total)
    }

    @Test func `the dearer telling is, the fewer are told`() throws {
        var (dear, free) = (0, 0)
        for seed in 1...8 as ClosedRange<UInt64> {
            for told in [0, 400] {
                let term = try disturbed(seed, told: told)
                let plan = Planning(term, Effort(seconds: 1, moves: 4000)).run(elapsed: { 0 })
                let count = PlanChanges(plan, of: term).tell.count
                if told == 0 { free += count } else { dear += count }
            }
        }
        #expect(dear < free)
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func `a place for a meeting disturbs no more than the authority says`(seed: UInt64) throws {
        let term = try disturbed(seed, told: 400, disturbance: 0)
        let plan = Planning(term, Effort(seconds: 1, moves: 4000)).run(elapsed: { 0 })
        let changes = PlanChanges(plan, of: term)
        #expect(changes.changes.allSatisfy { !$0.isMoved })
        #expect(!plan.placements.isEmpty)
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func `a meeting that strayed is taken home, with all who can still come`(seed: UInt64) throws {
        let term = try Term(InventedTerm.replanned(seed: seed))
        var search = Search(term.tables, seed: seed)
        search.holdPublished(term.published)
        search.temperature = 1e6
        search.run(moves: 60)
        search.limit = .infinity
        var taken = 0
        for _ in 0..<100 {
            guard let meeting = search.strayed() else { break }
            let home = term.tables.meetings[meeting].home
            if search.takeHome(meeting) {
                taken += 1
                #expect(search.diary.slotOf[meeting] == home)
                search.undo.clear()
            } else {
                search.takeBack()
            }
            #expect(PlanCheck(search.diary.plan(term), of: term).violations == [])
        }
        #expect(taken > 0)
    }
}

extension String {
    /// A number for this text, the same on every run.
    fileprivate func hashed(_ seed: UInt64) -> UInt64 {
        utf8.reduce(seed &+ 7) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 } >> 7
    }
}
