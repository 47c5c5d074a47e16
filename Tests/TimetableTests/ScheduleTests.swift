import Testing

@testable import Timetable

struct ScheduleTests {
    /// The moves made by a machine that makes this part of the usual ones in the time.
    private func moves(ofBudget budget: Int, speed: Double, late: Double) -> Int {
        var schedule = Schedule(moves: budget, meetings: 40, threads: 1)
        var (made, time) = (0, late)
        while !schedule.isOver, time < 1 {
            let step = schedule.next(time)
            made += step.moves
            time += Double(step.moves) / Double(budget) / speed
        }
        return made
    }

    @Test func `a start that is a little late leaves nothing out: a seed gives the same plan again`() {
        for late in [0, 0.05, 0.1, 0.2] {
            #expect(moves(ofBudget: 100_000, speed: 1.3, late: late) == 100_000)
        }
    }

    @Test func `a machine of half the usual speed leaves steps out, and still comes to the end`() {
        var schedule = Schedule(moves: 100_000, meetings: 40, threads: 1)
        var (made, time, last) = (0, 0.0, 0.0)
        while !schedule.isOver {
            let step = schedule.next(time)
            made += step.moves
            last = step.coolness
            time += Double(step.moves) / 100_000 / 0.5
        }
        #expect(made < 70_000)
        #expect(time < 1.12 && last > 0.8, "\(time) \(last)")
    }
}
