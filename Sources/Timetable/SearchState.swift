/// Some of the meetings or people, by number, in no order, each found at once.
struct NumberList {
    private(set) var numbers: [Int32] = []
    private var position: [Int32]

    init(count: Int) {
        position = Array(repeating: -1, count: count)
        numbers.reserveCapacity(count)
    }

    func contains(_ number: Int32) -> Bool { position[Int(number)] >= 0 }

    mutating func insert(_ number: Int32) {
        position[Int(number)] = Int32(truncatingIfNeeded: numbers.count)
        numbers.append(number)
    }

    mutating func remove(_ number: Int32) {
        let gap = Int(position[Int(number)])
        let last = numbers.removeLast()
        if last != number {
            numbers[gap] = last
            position[Int(last)] = Int32(truncatingIfNeeded: gap)
        }
        position[Int(number)] = -1
    }
}

/// How to take back what was done since the last accepted move.
struct UndoLog {
    struct Step {
        var meeting: Int32
        /// The slot the meeting had, or -1 when the step was to hold it.
        var slot: Int32
        var firstChoice: Int32
    }

    private var steps: [Step] = []
    private var choices: [Int32] = []

    var isEmpty: Bool { steps.isEmpty }

    mutating func noteHeld(_ meeting: Int) {
        steps.append(Step(meeting: Int32(truncatingIfNeeded: meeting), slot: -1, firstChoice: 0))
    }

    mutating func noteDropped(
        _ meeting: Int, at slot: Int32, with chosen: UnsafePointer<Int32>, count: Int
    ) {
        steps.append(
            Step(
                meeting: Int32(truncatingIfNeeded: meeting), slot: slot,
                firstChoice: Int32(truncatingIfNeeded: choices.count)))
        for index in 0..<count { choices.append(chosen[index]) }
    }

    mutating func pop() -> Step? { steps.popLast() }

    func choices(of step: Step, into seats: UnsafeMutablePointer<Int32>, count: Int) {
        for index in 0..<count { seats[index] = choices[Int(step.firstChoice) + index] }
    }

    mutating func clear() {
        steps.removeAll(keepingCapacity: true)
        choices.removeAll(keepingCapacity: true)
    }
}

/// The best plan seen, kept by copying only what changed since it was last kept.
struct BestPlan: ~Copyable {
    /// Its cost and the worth of those it tells.
    var weighed = Int.max
    private(set) var cost = Int.max
    private(set) var told = 0
    let slotOf: Strip<Int32>
    let chosen: Strip<Int32>
    private let tables: TermTables
    private var isTouched: [Bool]
    private var touched: [Int32] = []

    init(_ tables: TermTables) {
        self.tables = tables
        slotOf = Strip(repeating: -1, count: tables.meetings.count)
        chosen = Strip(repeating: -1, count: tables.seats.count)
        isTouched = Array(repeating: false, count: tables.meetings.count)
    }

    deinit {
        slotOf.free()
        chosen.free()
    }

    @inline(__always)
    mutating func touch(_ meeting: Int) {
        if !isTouched[meeting] {
            isTouched[meeting] = true
            touched.append(Int32(truncatingIfNeeded: meeting))
        }
    }

    mutating func save(_ diary: borrowing Diary) {
        weighed = diary.weighed
        cost = diary.cost
        told = diary.telling.told
        for meeting in touched {
            isTouched[Int(meeting)] = false
            slotOf[meeting] = diary.slotOf[meeting]
            for seat in tables.meetings[meeting].seats.range { chosen[seat] = diary.chosen[seat] }
        }
        touched.removeAll(keepingCapacity: true)
    }
}
