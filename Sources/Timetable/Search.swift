/// One search over one part of a term: it holds a diary, changes it move by move, keeps what is
/// better, now and then what is a little worse, and remembers the best plan seen.
///
/// The same seed and the same calls give the same plans.
struct Search: ~Copyable {
    let tables: TermTables
    var diary: Diary
    var chance: RandomStream
    /// Meetings that are not pinned.
    let movable: [Int32]
    /// Those with which a move begins: all of them or, for a while, those of some zones.
    var field: [Int32]
    /// Those zones; none where all are in the field.
    var fieldZones: [Int32] = []
    /// Whether any of them has a published time to go back to.
    let isReplanning: Bool
    var unplaced: NumberList
    var undo = UndoLog()
    var best: BestPlan
    var moves = 0
    /// Mean worsening that is still accepted, in units of cost.
    var temperature = 1.0
    /// How much of what counts for a meeting left out counts when a move is judged.
    var pressure = 1.0
    /// Share of moves that take a meeting back to where it was published.
    var shareHome = 0.0
    /// Share of moves that force an unplaced meeting in, for each one unplaced.
    var shareEachUnplaced = 0.0
    /// Share of the other moves that take a meeting of somebody who is told of a change already.
    var shareNear = 0.0
    let tuning: Tuning
    /// The most a move may leave the judged cost at and still be kept.
    var limit = Double.infinity

    // Room for the seats of one meeting: the choice being made and the best so far.
    let choice: UnsafeMutablePointer<Int32>
    let bestChoice: UnsafeMutablePointer<Int32>
    var ejected: [Int32] = []

    init(_ tables: TermTables, seed: UInt64) {
        self.tables = tables
        diary = Diary(tables)
        chance = RandomStream(seed: seed)
        movable = (0..<tables.meetings.count).filter { meeting in
            !tables.meetings[meeting].isPinned && tables.meetings[meeting].slots.count > 0
        }.map(Int32.init)
        field = movable
        isReplanning = movable.contains { tables.meetings[$0].home >= 0 }
        tuning = isReplanning && tables.weights.told > 0 ? .sparing : Tuning()
        shareEachUnplaced = tuning.shareEachUnplaced
        unplaced = NumberList(count: tables.meetings.count)
        best = BestPlan(tables)
        choice = .allocate(capacity: 64)
        bestChoice = .allocate(capacity: 64)
        choice.initialize(repeating: -1, count: 64)
        bestChoice.initialize(repeating: -1, count: 64)
        for meeting in movable { unplaced.insert(meeting) }
        best.weighed = diary.weighed
    }

    deinit {
        choice.deallocate()
        bestChoice.deallocate()
    }

    /// Holds a meeting and notes how to take that back.
    @inline(__always)
    mutating func hold(_ meeting: Int, at slot: Int, with choice: UnsafePointer<Int32>) {
        diary.hold(meeting, at: slot, with: choice)
        unplaced.remove(Int32(truncatingIfNeeded: meeting))
        best.touch(meeting)
        undo.noteHeld(meeting)
    }

    /// Drops a meeting and notes how to take that back.
    @inline(__always)
    mutating func drop(_ meeting: Int) {
        let facts = tables.meetings[meeting]
        undo.noteDropped(
            meeting, at: diary.slotOf[meeting],
            with: diary.chosen.base + Int(facts.seats.start), count: facts.seats.count)
        diary.drop(meeting)
        unplaced.insert(Int32(truncatingIfNeeded: meeting))
        best.touch(meeting)
    }

    /// Takes back everything since the log was last cleared; the diary is exactly as before.
    mutating func takeBack() {
        while let step = undo.pop() {
            let meeting = Int(step.meeting)
            if step.slot < 0 {
                diary.drop(meeting)
                unplaced.insert(step.meeting)
            } else {
                undo.choices(of: step, into: choice, count: tables.meetings[meeting].seats.count)
                diary.hold(meeting, at: Int(step.slot), with: choice)
                unplaced.remove(step.meeting)
            }
        }
        undo.clear()
    }

    /// What a plan is judged by while searching: all that `Diary.weighed` has, but what is left out
    /// under the pressure of the moment.
    @inline(__always)
    var judged: Double { Double(diary.soft) + pressure * Double(diary.leftOut) }

    /// Makes this many moves.
    mutating func run(moves count: Int) {
        for _ in 0..<count {
            limit = judged + chance.patience(temperature)
            let made = makeMove()
            moves += 1
            if made, judged <= limit {
                undo.clear()
                if diary.weighed < best.weighed { best.save(diary) }
            } else {
                takeBack()
            }
        }
    }

    /// Makes the diary hold just this plan, which must be feasible, and goes on from there.
    mutating func become(_ slotOf: Strip<Int32>, _ chosen: Strip<Int32>) {
        let changed = movable.map { Int($0) }.filter { meeting in
            diary.slotOf[meeting] != slotOf[meeting]
                || tables.meetings[meeting].seats.range.contains { diary.chosen[$0] != chosen[$0] }
        }
        for meeting in changed where diary.isPlaced(meeting) { drop(meeting) }
        for meeting in changed where slotOf[meeting] >= 0 {
            let seats = tables.meetings[meeting].seats
            hold(meeting, at: Int(slotOf[meeting]), with: chosen.base + Int(seats.start))
        }
        undo.clear()
        if diary.weighed <= best.weighed { best.save(diary) }
    }

    /// Puts the diary back to the best plan seen.
    mutating func returnToBest() {
        become(best.slotOf, best.chosen)
    }
}

/// Shares and limits found by measuring; the search is not sensitive to any of them.
struct Tuning: Sendable {
    /// Share of moves that force an unplaced meeting in, for each one unplaced, and at most.
    var shareEachUnplaced = 0.04
    var mostForUnplaced = 0.3
    /// Of the other moves, those that force a meeting to another slot …
    var forceShare = 0.45
    /// … give a seat to someone else …
    var seatShare = 0.15
    /// … plan a few meetings of one person anew; the rest hold one meeting anew.
    var replanShare = 0.35
    /// Heat at the start, in weights of a link; and of a moved meeting, when re-planning.
    var heatOfLinks = 10.0
    var heatOfMoved = 4.0
    /// Part of an unplaced meeting's cost that counts, in heats.
    var pressureOfHeat = 5.0
    /// Most meetings that may be put out to make room for one.
    var mostEjected = 3

    /// When planning again: share of moves that take a meeting back to where it was published, none at
    /// the start of a turn, where room is made for what has no place, then up to this …
    var shareHome = 0.4
    /// … and, when so much of the turn is over, this.
    var shareGoingHome = 0.25
    var homeFrom = 0.6
    /// The parts of the greatest heat at which a turn begins, and begins again then.
    var roomHeat = 1.0
    var homeHeat = 0.4
    /// Of the other moves, those that take a meeting of somebody told already: before and then.
    var shareNear = 0.0
    var shareNearGoingHome = 0.0
    /// Share of moves that still force an unplaced meeting in then, for each one unplaced.
    var shareEachGoingHome = 0.04
    /// Turns in each round after the first two.
    var turns = 1.0
    /// The part of a round after which a few zones at a time are settled …
    var settleFrom = 0.5
    /// … in so many moves, from this part of the greatest heat …
    var settleMoves = 2000
    var settleHeat = 0.5
    /// … this share of them making room, the others judging as plans are chosen …
    var shareSettleForRoom = 0.7
    /// … with these shares of moves.
    var shareNearSettling = 0.6
    var shareHomeSettling = 0.15

    /// What serves where telling people counts and most of the plan is to stay: shorter and cooler
    /// turns, near those who are told already, more meetings planned anew than forced elsewhere.
    static let sparing: Tuning = {
        var tuning = Tuning()
        tuning.forceShare = 0.3
        tuning.replanShare = 0.45
        tuning.roomHeat = 0.5
        tuning.shareNear = 0.6
        tuning.shareNearGoingHome = 0.85
        tuning.shareEachGoingHome = 0.01
        tuning.turns = 4
        return tuning
    }()
}
