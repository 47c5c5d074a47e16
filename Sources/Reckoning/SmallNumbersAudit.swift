/// What somebody who knows the shown cells can work out about the suppressed ones, exactly.
///
/// Write every sum with the opposite sign of what it sums, and each row and each column of the
/// table adds up to nothing. Rows and columns are then the nodes of a network and cells its edges;
/// a suppressed cell can have another value exactly when that much can flow back around it through
/// the other cells that are not known, within what each may hold.
struct SmallNumbersAudit {
    private(set) var table: SmallNumbersTable
    /// How far each cell can go up and down, written with its sign.
    private var up: [Int]
    private var down: [Int]
    /// Whether a suppressed cell may be zero for all anyone can tell.
    private let hidesZero: Bool

    private static let free = 1 << 30

    init(_ table: SmallNumbersTable) {
        self.table = table
        hidesZero = table.states.indices.contains {
            table.states[$0] == .suppressed && table.counts[$0] == 0
        }
        up = [Int](repeating: 0, count: table.counts.count)
        down = up
        for place in table.states.indices where table.states[place] != .shown { makeRoom(place) }
    }

    private mutating func makeRoom(_ place: Int) {
        guard table.states[place] == .suppressed else {
            (up[place], down[place]) = (Self.free, Self.free)
            return
        }
        let width = table.columns + 1
        let toLeast = table.counts[place] - (hidesZero ? 0 : 1)
        // A sum of a row or of a column stands with a minus; the sum of all does not.
        let isMinus = (place / width == table.rows) != (place % width == table.columns)
        (up[place], down[place]) = isMinus ? (toLeast, Self.free) : (Self.free, toLeast)
    }

    /// Suppresses one cell more. What was safe before stays so: nobody knows more than they did.
    mutating func suppress(_ place: Int) {
        table.states[place] = .suppressed
        if table.counts[place] == 0 && !hidesZero {
            self = SmallNumbersAudit(table)
        } else {
            makeRoom(place)
        }
    }

    /// The first suppressed cell from a place on that can be narrowed down to fewer values than there
    /// must be.
    func firstUnsafe(from place: Int) -> Int? {
        let width = table.columns + 1
        return (place..<table.states.count).first { place in
            table.states[place] == .suppressed
                && values(place / width, place % width, upTo: SmallNumbers.leastValues)
                    < SmallNumbers.leastValues
        }
    }

    /// How many values a cell can have, counted no further than asked.
    func values(_ row: Int, _ column: Int, upTo most: Int) -> Int {
        if table.totals == .knownRows && row < table.rows {
            return 1 + reachInRow(row, column, upwards: true, upTo: most - 1)
                + reachInRow(row, column, upwards: false, upTo: most - 1)
        }
        return 1 + reach(row, column, upwards: true, upTo: most - 1)
            + reach(row, column, upwards: false, upTo: most - 1)
    }

    /// How far one cell can go one way where columns are not added up: each column's sum gives way
    /// freely, so only the rest of the row, whose sum is known, has to make room.
    private func reachInRow(_ row: Int, _ column: Int, upwards: Bool, upTo most: Int) -> Int {
        let own = min(most, room(row, column, up: upwards))
        var others = 0
        for other in 0...table.columns where other != column && others < own {
            others += room(row, other, up: !upwards)
        }
        return min(own, others)
    }

    /// How far one cell can go one way, one step after another: each step is a way around it.
    private func reach(_ row: Int, _ column: Int, upwards: Bool, upTo most: Int) -> Int {
        let own = room(row, column, up: upwards)
        var rest = self
        rest.up[place(row, column)] = 0
        rest.down[place(row, column)] = 0
        var steps = 0
        while steps < min(own, most), rest.stepAround(row, column, upwards: upwards) { steps += 1 }
        return steps
    }

    /// Finds a way from the cell's row to its column along which the other cells can give way, and
    /// takes it.
    private mutating func stepAround(_ row: Int, _ column: Int, upwards: Bool) -> Bool {
        let (rows, columns) = (table.rows + 1, table.columns + 1)
        var cameFrom = [Int](repeating: -1, count: rows + columns)
        var queue = [row]
        cameFrom[row] = row
        while let node = queue.popLast() {
            let isRow = node < rows
            for other in 0..<(isRow ? columns : rows) {
                let (r, c) = isRow ? (node, other) : (other, node - rows)
                let next = isRow ? rows + other : other
                guard cameFrom[next] < 0, room(r, c, up: isRow != upwards) > 0 else { continue }
                cameFrom[next] = node
                if next == rows + column {
                    take(cameFrom, to: next, from: row, upwards: upwards)
                    return true
                }
                queue.append(next)
            }
        }
        return false
    }

    private func room(_ row: Int, _ column: Int, up isUp: Bool) -> Int {
        isUp ? up[place(row, column)] : down[place(row, column)]
    }

    private func place(_ row: Int, _ column: Int) -> Int { table.place(row, column) }

    private mutating func take(_ cameFrom: [Int], to end: Int, from start: Int, upwards: Bool) {
        let rows = table.rows + 1
        var node = end
        while node != start {
            let before = cameFrom[node]
            let isRow = before < rows
            let (r, c) = isRow ? (before, node - rows) : (node, before - rows)
            let change = isRow != upwards ? 1 : -1
            up[place(r, c)] -= change
            down[place(r, c)] += change
            node = before
        }
    }
}
