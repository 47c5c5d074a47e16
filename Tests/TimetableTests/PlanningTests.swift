import Foundation
import Synchronization
import Testing

@testable import Timetable

struct PlanningTests {
    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `a plan is feasible and costs what was said`(seed: UInt64) throws {
        let term = try Term(InventedTerm.instance(seed: seed, zones: 3))
        var last: PlanProgress?
        let plan = Planning(term, Effort(seconds: 1, seed: seed, moves: 800)).run(
            elapsed: { 0 },
            goOn: { progress in
                last = progress
                return true
            })
        let check = PlanCheck(plan, of: term)
        #expect(check.violations == [])
        #expect(check.cost.total == last?.cost)
        #expect(check.placed == last?.placed)
    }

    @Test func `the same seed and moves give the same plan, byte for byte`() throws {
        let instance = InventedTerm.instance(seed: 5, zones: 4)
        let first = try instance.planned(moves: 1200, seed: 9).json()
        #expect(try instance.planned(moves: 1200, seed: 9).json() == first)
    }

    @Test func `the number of threads does not change the plan of separate zones`() throws {
        let instance = InventedTerm.instance(seed: 5, zones: 4, sharesPeople: false)
        #expect(instance.parts().count == 4)
        let first = try instance.planned(moves: 1200, threads: 1)
        #expect(try instance.planned(moves: 1200, threads: 2) == first)
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `the cost never rises`(seed: UInt64) throws {
        let term = try Term(InventedTerm.instance(seed: seed, zones: 3))
        var costs: [Int] = []
        _ = Planning(term, Effort(seconds: 1, seed: seed, moves: 1200)).run(
            elapsed: { 0 },
            goOn: { progress in
                costs.append(progress.cost)
                return true
            })
        #expect(costs == costs.sorted(by: >))
        #expect(costs.count > 10)
    }

    @Test func `stopped at once it still gives a feasible plan`() throws {
        let term = try Term(InventedTerm.instance(seed: 3, zones: 3))
        let plan = Planning(term, Effort(seconds: 60)).run(elapsed: { 0 }, goOn: { _ in false })
        let check = PlanCheck(plan, of: term)
        #expect(check.isFeasible)
        #expect(check.placed > 0)
    }

    @Test func `time running out ends it early`() throws {
        let term = try Term(InventedTerm.instance(seed: 3, zones: 3))
        let calls = Mutex(0.0)
        let plan = Planning(term, Effort(seconds: 10)).run(
            elapsed: {
                calls.withLock {
                    $0 += 1
                    return $0
                }
            })
        #expect(PlanCheck(plan, of: term).isFeasible)
        #expect(calls.withLock { $0 } < 100)
    }

    @Test(arguments: [0, -1, .nan, .infinity])
    func `any time allowed is borne`(seconds: Double) throws {
        let term = try Term(InventedTerm.instance(seed: 3))
        let steps = Mutex(0)
        let plan = Planning(term, Effort(seconds: seconds)).run(
            elapsed: { 0 },
            goOn: { _ in
                steps.withLock {
                    $0 += 1
                    return $0 < 5
                }
            })
        #expect(PlanCheck(plan, of: term).isFeasible)
        #expect(steps.withLock { $0 } <= 5)
    }

    @Test func `two threads on one zone plan no worse than they say, and repeatably`() throws {
        let instance = InventedTerm.instance(seed: 7, zones: 1)
        let first = try instance.planned(moves: 1200, threads: 2)
        #expect(try instance.planned(moves: 1200, threads: 2) == first)
        #expect(PlanCheck(first, of: try Term(instance)).isFeasible)
    }

    @Test func `a term without meetings has an empty plan`() throws {
        var instance = InventedTerm.instance(seed: 3)
        instance.meetings = []
        let plan = try instance.planned(moves: 100)
        #expect(plan.placements == [])
    }

    @Test func `a plan is written as the file format has it and read again`() throws {
        let plan = try InventedTerm.instance(seed: 3).planned(moves: 500)
        let again = try JSONDecoder().decode(Plan.self, from: plan.json())
        #expect(again == plan)
        #expect(again.format == "tas-timetable-solution/1")
    }
}
