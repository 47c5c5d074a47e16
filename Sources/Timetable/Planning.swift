import Dispatch
import Synchronization

/// Plans a term: a feasible plan at once, a better one the longer it may run.
package struct Planning {
    package let term: Term
    package let effort: Effort

    package init(_ term: Term, _ effort: Effort) {
        self.term = term
        self.effort = effort
    }

    /// Moves a thread usually makes in a second; what the time allowed is turned into, so that a
    /// seed and a time give the same plan on any machine fast enough. Few meetings, whose tables
    /// are small, are moved faster, and so are meetings that stay near a published plan.
    static func usualMoves(meetings: Int, isSparing: Bool) -> Double {
        (isSparing ? 430_000 : 270_000) * (1 + 40 / Double(max(60, meetings)))
    }

    /// Whether a published plan is kept to, for the sake of those who would have to be told.
    private var isSparing: Bool {
        term.instance.published != nil && term.instance.weights.told > 0
    }

    /// Runs to the end of the effort, or until `goOn` answers false, and gives the best plan.
    ///
    /// Near a published plan a search soon settles where it is: two that begin anew, each for half the
    /// time, find more than one.
    ///
    /// - Parameters:
    ///   - elapsed: seconds since planning began, by whatever clock the caller keeps.
    ///   - goOn: told how far it has come after every step, some tens of milliseconds apart.
    package func run(
        elapsed: @Sendable () -> Double, goOn: (PlanProgress) -> Bool = { _ in true }
    ) -> Plan {
        let terms = term.instance.parts().map { Term(checked: $0, tabled: true) }
        guard isSparing else { return attempt(effort, terms, elapsed: elapsed, goOn: goOn).plan }
        var half = effort
        half.seconds /= 2
        half.moves = effort.moves.map { ($0 + 1) / 2 }
        var isStopped = false
        let first = attempt(half, terms, elapsed: elapsed) { progress in
            isStopped = !goOn(progress)
            return !isStopped
        }
        guard !isStopped else { return first.plan }
        half.seed = effort.seed &+ 0x9E37_79B9_7F4A_7C15
        let began = elapsed()
        let second = attempt(half, terms, elapsed: { elapsed() - began }) { progress in
            goOn(progress.after(first.progress))
        }
        return second.progress.weighed < first.progress.weighed ? second.plan : first.plan
    }

    private func attempt(
        _ effort: Effort, _ terms: [Term], elapsed: @Sendable () -> Double,
        goOn: (PlanProgress) -> Bool
    ) -> (plan: Plan, progress: PlanProgress) {
        let parts = parts(effort, terms)
        let workers = parts.flatMap(\.searches)
        eachAtOnce(workers.count) { workers[$0].begin() }
        let movable = max(1, parts.reduce(0) { $0 + $1.movableCount })
        let usual = Self.usualMoves(meetings: movable, isSparing: isSparing)
        let moves = effort.moves ?? Int(effort.seconds * usual * Double(effort.threads))
        var schedule = Schedule(moves: moves, meetings: movable, threads: effort.threads)
        while goOn(progress(of: parts, elapsed())), !schedule.isOver {
            let isTimed = effort.moves == nil
            let time = isTimed ? elapsed() / effort.seconds : 0
            if time >= 1 { break }
            let step = schedule.next(time)
            if step.shares { for part in parts { part.share() } }
            eachAtOnce(workers.count) { index in
                let worker = workers[index]
                let twins = Double(workers.count) / Double(parts.count)
                let share = Double(worker.movableCount) / Double(movable) / twins
                worker.advance(step, moves: Int((Double(step.moves) * share).rounded(.up)))
            }
        }
        return (plan(from: parts), progress(of: parts, elapsed()))
    }

    /// Parts that share nothing; when they are fewer than the threads, several searches of each.
    private func parts(_ effort: Effort, _ terms: [Term]) -> [PlanPart] {
        let twins = max(1, effort.threads / max(1, terms.count))
        return terms.map { part in
            PlanPart(
                searches: (0..<twins).map {
                    PartSearch(part, seed: effort.seed &+ UInt64($0) &* 0x5851_F42D_4C95_7F2D)
                })
        }
    }

    /// Does so many pieces of work on the threads allowed, each taking the next when free.
    private func eachAtOnce(_ count: Int, _ work: @Sendable (Int) -> Void) {
        let next = Atomic(0)
        DispatchQueue.concurrentPerform(iterations: min(effort.threads, count)) { _ in
            while true {
                let index = next.add(1, ordering: .relaxed).oldValue
                if index >= count { return }
                work(index)
            }
        }
    }

    private func progress(of parts: [PlanPart], _ seconds: Double) -> PlanProgress {
        PlanProgress(
            weighed: parts.reduce(0) { $0 + $1.best.weighed },
            cost: parts.reduce(0) { $0 + $1.best.cost },
            told: parts.reduce(0) { $0 + $1.best.told },
            placed: parts.reduce(0) { $0 + $1.best.placed }, meetings: term.meetingCount,
            moves: parts.reduce(0) { $0 + $1.searches.reduce(0) { $0 + $1.moves } },
            seconds: seconds)
    }

    private func plan(from parts: [PlanPart]) -> Plan {
        let placements = parts.flatMap { $0.best.placements() }
        let byMeeting = Dictionary(
            placements.map { ($0.meeting, $0) }, uniquingKeysWith: { first, _ in first })
        return Plan(
            instance: term.instance.name,
            placements: term.instance.meetings.compactMap { byMeeting[$0.id] })
    }
}

/// A part of a term and the searches that work on it side by side.
private struct PlanPart {
    let searches: [PartSearch]

    var movableCount: Int { searches[0].movableCount }

    /// The search with the cheapest plan, the first of equals.
    var best: PartSearch {
        searches.dropFirst().reduce(searches[0]) { $1.weighed < $0.weighed ? $1 : $0 }
    }

    /// The others go on from the best plan.
    func share() {
        let best = best
        for search in searches where search !== best && search.weighed > best.weighed {
            search.adopt(best)
        }
    }
}
