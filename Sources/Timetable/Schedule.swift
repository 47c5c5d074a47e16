/// When to be bold and when to be careful: a few rounds, each longer than the one before, each
/// cooling from hot to cold, so that a good plan is there early and a better one at the end.
struct Schedule {
    struct Step: Sendable {
        /// Moves to make, all searches of a part counting as one.
        let moves: Int
        /// 0 at the beginning of a round, 1 at its end.
        let coolness: Double
        let beginsRound: Bool
        /// Whether searches of the same part go on from the best of them.
        let shares: Bool
    }

    private struct Round {
        /// Share of the budget used when it begins.
        let start: Double
        let moves: Int
        let steps: Int
    }

    private let budget: Double
    private var rounds: [Round] = []
    private var round = 0
    private var step = 0

    /// Moves for each meeting in the first round: enough for a fair plan, soon.
    static let firstRound = 20

    init(moves budget: Int, meetings: Int, threads: Int) {
        self.budget = Double(max(1, budget))
        var used = 0
        var size = Self.firstRound * max(1, meetings)
        while used < budget {
            // What is left goes to one last round, when another would take too much of it.
            let isLast = size > budget / 5 || used + size >= budget
            let moves = isLast ? budget - used : size
            // A step is some tens of milliseconds: someone may be watching, or wish to stop.
            let steps = max(10, moves / (6_000 * threads))
            rounds.append(
                Round(start: Double(used) / self.budget, moves: moves, steps: min(steps, moves)))
            used += moves
            size *= 4
        }
    }

    var isOver: Bool { round == rounds.count }

    /// The lag that is let pass at first, as a share of the time; at the end none is. Reading the term
    /// takes a while, and only the clock would tell one run from the next.
    private static let patience = 0.3

    /// The next step. `time` is the share of the time already used: when the work lags far behind it,
    /// steps are left out, so that even a short plan on a slow machine ends cool.
    mutating func next(_ time: Double) -> Step {
        let due = (time - Self.patience) / (1 - Self.patience)
        let now = rounds[round]
        let begins = step == 0
        while step + 1 < now.steps, position(step + 1) < due { step += 1 }
        let made = Step(
            moves: now.moves * (step + 1) / now.steps - now.moves * step / now.steps,
            coolness: Double(step) / Double(now.steps), beginsRound: begins,
            shares: begins || (step * 2 > now.steps && step % 10 == 0))
        step += 1
        if step == now.steps {
            round += 1
            step = 0
        }
        return made
    }

    /// The share of the budget that should be used when a step of this round begins.
    private func position(_ step: Int) -> Double {
        let now = rounds[round]
        return now.start + Double(now.moves) / budget * Double(step) / Double(now.steps)
    }
}
