import Foundation

/// One search of one part of a term, used by one thread at a time.
final class PartSearch: @unchecked Sendable {
    private let term: Term
    private var search: Search
    private let heat: Heat
    /// Whether this round began with every meeting placed.
    private var isComplete = false
    private var round = 0
    /// The turn whose later part the last step was in, when planning again; or -1.
    private var turnGoingHome = -1.0

    init(_ term: Term, seed: UInt64) {
        self.term = term
        search = Search(term.tables, seed: seed)
        heat = Heat(term.instance.weights, isReplanning: !term.published.isEmpty)
    }

    var movableCount: Int { search.movable.count }
    var cost: Int { search.best.cost }
    var told: Int { search.best.told }
    var weighed: Int { search.best.weighed }
    var moves: Int { search.moves }
    var placed: Int {
        (0..<term.meetingCount).count { search.best.slotOf[$0] >= 0 }
    }

    /// The first plan: what is pinned, what was published, then whatever fits.
    func begin() {
        search.holdPinned()
        search.holdPublished(term.published)
        search.holdAll()
    }

    /// Goes on from the better plan of another search of the same part.
    func adopt(_ other: PartSearch) {
        search.become(other.search.best.slotOf, other.search.best.chosen)
    }

    func advance(_ step: Schedule.Step, moves: Int) {
        if step.beginsRound {
            round += 1
            search.returnToBest()
            isComplete = search.unplaced.numbers.isEmpty
        }
        if !search.isReplanning {
            search.pressure = heat.pressure
            search.temperature = heat.temperature(step.coolness, from: greatestHeat)
        } else if round > 1, step.coolness >= search.tuning.settleFrom {
            return settle(moves: moves)
        } else {
            setReplanning(step)
        }
        search.run(moves: moves)
    }

    /// The later part of a round of planning again: a few zones at a time.
    private func settle(moves: Int) {
        search.shareNear = search.tuning.shareNearSettling
        search.shareHome = search.tuning.shareHomeSettling
        search.shareEachUnplaced = search.tuning.shareEachUnplaced
        let times = max(1, moves / search.tuning.settleMoves)
        for time in 0..<times {
            search.settle(heat, moves: moves * (time + 1) / times - moves * time / times)
        }
    }

    /// With every meeting placed, a tenth of the heat is enough: only soft costs are left to win, and
    /// no weeks need turning over.
    private var greatestHeat: Double { isComplete ? 0.1 : 1 }

    /// The earlier part of a round of planning again goes in turns. Each is first hot, to make room
    /// for what has no place, whoever must be told; then, from the best plan, cooler and judging as
    /// plans are chosen, as many going home as can. The first round and the last turn are all cool:
    /// they settle what only needs a meeting or two moved.
    private func setReplanning(_ step: Schedule.Step) {
        let tuning = search.tuning
        let turns = round > 2 ? tuning.turns : 1
        let course = round > 1 ? step.coolness / tuning.settleFrom : step.coolness
        let turn = (course * turns).rounded(.down)
        let isCool = round == 1 || turns > 1 && turn == turns - 1
        let homeFrom = isCool ? 0 : tuning.homeFrom
        let position = course * turns - turn
        let isGoingHome = position >= homeFrom
        if isGoingHome, turn != turnGoingHome || step.beginsRound { search.returnToBest() }
        turnGoingHome = isGoingHome ? turn : -1
        search.shareNear = isGoingHome ? tuning.shareNearGoingHome : tuning.shareNear
        search.shareEachUnplaced =
            isGoingHome ? tuning.shareEachGoingHome : tuning.shareEachUnplaced
        if isGoingHome {
            let coolness = (position - homeFrom) / (1 - homeFrom)
            search.temperature = heat.temperature(coolness, from: tuning.homeHeat)
            search.shareHome = tuning.shareGoingHome
            search.pressure = heat.pressureAtEnd
        } else {
            let coolness = position / homeFrom
            search.temperature = heat.temperature(coolness, from: tuning.roomHeat)
            search.shareHome = tuning.shareHome * coolness * coolness
            search.pressure = heat.pressure
        }
    }

    func placements() -> [Placement] {
        (0..<term.meetingCount).compactMap { meeting in
            let slot = search.best.slotOf[meeting]
            guard slot >= 0 else { return nil }
            let time = term.tables.slots[slot]
            let people = term.tables.meetings[meeting].seats.range.map { seat in
                let candidate = term.tables.candidates[search.best.chosen[seat]]
                return term.instance.people[Int(candidate.person)].id
            }
            return Placement(
                meeting: term.instance.meetings[meeting].id, date: term.days[Int(time.day)].iso,
                start: Int(time.start), people: people)
        }
    }
}

/// How hot a search runs, in the terms of the authority's own weights.
struct Heat {
    private let hottest: Double
    private let coldest: Double
    /// How much of what counts for an unplaced meeting counts while searching: enough that no soft
    /// cost outweighs it, little enough that one meeting may make room for another.
    let pressure: Double
    /// The same where plans are judged as they are chosen: no more than all of it.
    var pressureAtEnd: Double { min(1, pressure) }

    init(_ weights: Instance.Weights, isReplanning: Bool) {
        let soft = max(weights.link, 2 * weights.preference, 2 * weights.zipAbsence, 1)
        let tuning = Tuning()
        hottest = max(
            tuning.heatOfLinks * Double(soft),
            isReplanning ? tuning.heatOfMoved * Double(weights.moved) : 0)
        coldest = hottest / 400
        let whole = Double(max(1, weights.unplaced))
        let counted = Double(max(1, weights.leftOut(isReplanning: isReplanning)))
        pressure = min(1, tuning.pressureOfHeat * hottest / whole) * whole / counted
    }

    /// From 0, at this part of the greatest heat, to 1, nearly frozen.
    func temperature(_ coolness: Double, from part: Double) -> Double {
        let from = hottest * part
        return from * pow(coldest / from, coolness)
    }
}
