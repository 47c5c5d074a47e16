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
            let check = PlanCheck(plan(search.diary, term), of: term)
            #expect(check.violations == [])
            #expect(check.cost.total == search.diary.cost)
            #expect(check.placed == search.diary.placedCount)
        }
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func `the cost is right too where a published plan is kept`(seed: UInt64) throws {
        let term = try Term(InventedTerm.replanned(seed: seed))
        var search = Search(term.tables, seed: seed)
        search.holdPublished(term.published)
        search.temperature = 300
        search.shareHome = 0.3
        for _ in 0..<25 {
            search.run(moves: 7)
            let check = PlanCheck(plan(search.diary, term), of: term)
            #expect(check.violations == [])
            #expect(check.cost.total == search.diary.cost)
        }
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
            #expect(PlanCheck(plan(search.diary, term), of: term).violations == [])
        }
        #expect(taken > 0)
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func `undo restores the diary exactly`(seed: UInt64) throws {
        let term = try Term(InventedTerm.instance(seed: seed))
        var search = Search(term.tables, seed: seed)
        search.temperature = 1000
        search.run(moves: 50)
        for _ in 0..<80 {
            let before = picture(search.diary)
            _ = search.makeMove()
            search.takeBack()
            #expect(picture(search.diary) == before)
            search.run(moves: 1)
        }
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
                PlanCheck(plan(search.diary, term), of: term).cost.total == search.best.cost)
        }
    }

    /// Everything a diary knows, in an order of its own.
    private func picture(_ diary: borrowing Diary) -> [Int] {
        var all = [diary.softCost, diary.unplacedCost, diary.placedCount]
        for meeting in 0..<diary.slotOf.count {
            all.append(Int(diary.slotOf[meeting]))
            guard diary.isPlaced(meeting) else { continue }
            for seat in diary.tables.meetings[meeting].seats.range {
                all.append(Int(diary.chosen[seat]))
            }
        }
        for cell in 0..<diary.visitCount.count {
            let person = Int32(cell / diary.tables.dayCount)
            let first = diary.firstVisit(person, Int32(cell % diary.tables.dayCount))
            for visit in first..<first + Int(diary.visitCount[cell]) {
                all.append(
                    Int(diary.visits[visit].meeting) * 10_000 + Int(diary.visits[visit].start))
            }
        }
        all += (0..<diary.weekCount.count).map { Int(diary.weekCount[$0]) }
        return all + (0..<diary.openDays.count).map { Int(truncatingIfNeeded: diary.openDays[$0]) }
    }

    private func plan(_ diary: borrowing Diary, _ term: Term) -> Plan {
        var placements: [Placement] = []
        for meeting in 0..<term.meetingCount where diary.isPlaced(meeting) {
            let time = term.tables.slots[diary.slotOf[meeting]]
            var people: [String] = []
            for seat in term.tables.meetings[meeting].seats.range {
                people.append(term.instance.people[Int(diary.person(inSeat: seat))].id)
            }
            placements.append(
                Placement(
                    meeting: term.instance.meetings[meeting].id,
                    date: term.days[Int(time.day)].iso, start: Int(time.start), people: people))
        }
        return Plan(instance: term.instance.name, placements: placements)
    }
}
