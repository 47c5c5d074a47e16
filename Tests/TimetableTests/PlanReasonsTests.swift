import Testing

@testable import Timetable

struct PlanReasonsTests {
    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func `every unplaced meeting has its reasons, and at every time something is in the way`(
        seed: UInt64
    ) throws {
        let instance = InventedTerm.instance(seed: seed, zones: 3)
        let term = try Term(instance)
        let plan = try instance.planned(moves: 800)
        let reasons = PlanReasons(plan, of: term).unplaced()
        #expect(reasons.count == instance.meetings.count - plan.placements.count)
        for reason in reasons {
            #expect(!plan.placements.contains { $0.meeting == reason.meeting })
            let met = reason.obstacles.reduce(0) { $0 + $1.times }
            #expect(met >= reason.times)
            #expect(reason.reliefs.allSatisfy { !$0.remedy.isEmpty })
        }
    }

    @Test func `someone asked for more than they have room for is a shortage`() throws {
        var instance = InventedTerm.instance(seed: 3, zones: 1)
        for index in instance.people.indices
        where instance.people[index].roles.contains("zone-lead") {
            instance.people[index].maxPerWeek = 0
        }
        let term = try Term(instance)
        let reasons = PlanReasons(try instance.planned(moves: 500), of: term).unplaced()
        let zip = try #require(reasons.first { $0.meeting == "Z0-ZIP" })
        #expect(zip.shortages.contains { $0.role == "zone-lead" && $0.room == 0 && $0.needed > 0 })
    }

    @Test(arguments: 1...3 as ClosedRange<UInt64>)
    func `a placed meeting may go to each alternative, at the difference told`(
        seed: UInt64
    ) throws {
        let instance = InventedTerm.instance(seed: seed, zones: 2)
        let term = try Term(instance)
        let plan = try instance.planned(moves: 600)
        let reasons = PlanReasons(plan, of: term)
        let cost = PlanCheck(plan, of: term).cost.total
        for placement in plan.placements {
            let why = try #require(reasons.whyHere(placement.meeting))
            for other in why.alternatives {
                var changed = plan
                changed.placements.removeAll { $0.meeting == placement.meeting }
                changed.placements.append(other.placement)
                let check = PlanCheck(changed, of: term)
                #expect(check.violations == [])
                #expect(check.cost.total - cost == other.difference.total)
                let not = reasons.whyNot(
                    placement.meeting, date: other.placement.date, start: other.placement.start)
                #expect(not?.violations == [])
            }
        }
        #expect(reasons.whyHere("nothing") == nil)
    }

    @Test func `why not then names the rules it would break`() throws {
        let instance = InventedTerm.instance(seed: 6, zones: 2)
        let term = try Term(instance)
        let plan = try instance.planned(moves: 600)
        let reasons = PlanReasons(plan, of: term)
        let meeting = plan.placements[0].meeting
        let not = try #require(reasons.whyNot(meeting, date: "2026-12-25", start: 541))
        #expect(not.violations.contains { $0.rule == .date })
        #expect(not.violations.contains { $0.rule == .start })
        #expect(reasons.whyNot("nothing", date: "2026-12-25", start: 541) == nil)
    }
}
