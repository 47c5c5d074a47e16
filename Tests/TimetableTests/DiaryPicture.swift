import Testing

@testable import Timetable

extension Diary {
    /// Everything a diary knows, in an order of its own.
    var picture: [Int] {
        var all = [softCost, unplacedCost, placedCount, weighed, telling.told]
        for meeting in 0..<slotOf.count {
            all.append(Int(slotOf[meeting]))
            guard isPlaced(meeting) else { continue }
            for seat in tables.meetings[meeting].seats.range {
                all.append(Int(chosen[seat]))
            }
        }
        for cell in 0..<visitCount.count {
            let person = Int32(cell / tables.dayCount)
            let first = firstVisit(person, Int32(cell % tables.dayCount))
            for visit in first..<first + Int(visitCount[cell]) {
                all.append(
                    Int(visits[visit].meeting) * 10_000 + Int(visits[visit].start))
            }
        }
        all += telling.people.numbers.map(Int.init).sorted()
        all += telling.strayed.numbers.map(Int.init).sorted()
        all += (0..<telling.news.count).map { Int(telling.news[$0]) }
        all += (0..<weekCount.count).map { Int(weekCount[$0]) }
        return all + (0..<openDays.count).map { Int(truncatingIfNeeded: openDays[$0]) }
    }

    func plan(_ term: Term) -> Plan {
        var placements: [Placement] = []
        for meeting in 0..<term.meetingCount where isPlaced(meeting) {
            let time = term.tables.slots[slotOf[meeting]]
            var people: [String] = []
            for seat in term.tables.meetings[meeting].seats.range {
                people.append(term.instance.people[Int(person(inSeat: seat))].id)
            }
            placements.append(
                Placement(
                    meeting: term.instance.meetings[meeting].id,
                    date: term.days[Int(time.day)].iso, start: Int(time.start), people: people))
        }
        return Plan(instance: term.instance.name, placements: placements)
    }
}

extension Search {
    /// Makes moves and takes each back: the diary must be what it was.
    mutating func makeMovesAndTakeThemBack() {
        run(moves: 50)
        for _ in 0..<80 {
            let before = diary.picture
            _ = makeMove()
            takeBack()
            #expect(diary.picture == before)
            run(moves: 1)
        }
    }
}
