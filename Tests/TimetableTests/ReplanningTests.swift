import Testing

@testable import Timetable

struct ReplanningTests {
    @Test(arguments: 1...5 as ClosedRange<UInt64>)
    func `a plan that still works is left alone`(seed: UInt64) throws {
        var instance = InventedTerm.instance(seed: seed)
        instance.published = try instance.planned(moves: 1500).placements
        instance.weights.moved = 10_000
        instance.weights.changedPerson = 10_000
        let term = try Term(instance)
        let changes = PlanChanges(try instance.planned(moves: 700), of: term)
        #expect(changes.changes.allSatisfy { $0.before == nil })
    }

    @Test(arguments: 1...5 as ClosedRange<UInt64>)
    func `someone away moves only what it must, and all it concerns are told`(
        seed: UInt64
    ) throws {
        let instance = try InventedTerm.replanned(seed: seed)
        let term = try Term(instance)
        let plan = try instance.planned(moves: 1000)
        let check = PlanCheck(plan, of: term)
        #expect(check.violations == [])
        let changes = PlanChanges(plan, of: term)
        let moved = changes.changes.count { $0.isMoved }
        #expect(check.cost.moved == moved * instance.weights.moved)
        for change in changes.changes {
            let index = try instance.index(ofMeeting: change.meeting)
            for person in instance.meetings[index].fixed {
                #expect(changes.tell[person]?.contains(change.meeting) == true)
            }
            if change.isMoved {
                for person in (change.before?.people ?? []) + (change.after?.people ?? []) {
                    #expect(changes.tell[person]?.contains(change.meeting) == true)
                }
            }
        }
    }

    @Test func `a school asking to move is answered with that meeting moved`() throws {
        var instance = InventedTerm.instance(seed: 4)
        let plan = try instance.planned(moves: 1000)
        instance.published = plan.placements
        let asked = try #require(plan.placements.first { !$0.meeting.hasSuffix("ZIP") })
        let index = try instance.index(ofMeeting: asked.meeting)
        let school = try #require(
            instance.schools.firstIndex { $0.id == instance.meetings[index].school })
        instance.schools[school].closedDates.append(asked.date)
        instance.meetings[index].window[0] = try #require(
            CalendarDay(asked.date).map { CalendarDay(number: $0.number + 1).iso })
        let changes = PlanChanges(try instance.planned(moves: 1000), of: try Term(instance))
        #expect(changes.changes.contains { $0.meeting == asked.meeting })
    }
}
