/// How hard to try.
package struct Effort: Sendable {
    /// The same seed and the same number of moves give the same plan.
    package var seed: UInt64
    /// Threads at work; one, or as many as there are cores to spare.
    package var threads: Int
    /// Time allowed, as the caller's clock counts it; more than a week counts as a week.
    package var seconds: Double
    /// Moves in all, instead of as many as usually fit the time.
    package var moves: Int?

    package init(seconds: Double, seed: UInt64 = 1, threads: Int = 1, moves: Int? = nil) {
        self.seconds = seconds > 0 ? min(seconds, 604_800) : 0
        self.seed = seed
        self.threads = max(1, threads)
        self.moves = moves.map { max(0, $0) }
    }
}

/// How far a planning has come; what plans are chosen by never rises from one to the next.
package struct PlanProgress: Sendable {
    /// The cost; where a plan was published, with the worth of those told, and a meeting left out
    /// counting for what finding it a place may disturb.
    package let weighed: Int
    package let cost: Int
    /// People who must be told of a change.
    package let told: Int
    package let placed: Int
    package let meetings: Int
    package let moves: Int
    package let seconds: Double
}

extension PlanProgress {
    /// The same after an earlier attempt: the better of both plans, all moves and all seconds.
    func after(_ earlier: PlanProgress) -> PlanProgress {
        let best = weighed < earlier.weighed ? self : earlier
        return PlanProgress(
            weighed: best.weighed, cost: best.cost, told: best.told, placed: best.placed,
            meetings: meetings, moves: earlier.moves + moves, seconds: earlier.seconds + seconds)
    }
}
