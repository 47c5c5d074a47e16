/// A table with its totals as one more row and one more column, while it is decided what is shown.
struct SmallNumbersTable {
    enum State {
        case shown, suppressed
        /// Not part of what is published; nobody knows it.
        case unpublished
    }

    /// Row after row.
    let counts: [Int]
    var states: [State]
    let rows: Int
    let columns: Int
    let totals: SmallNumbers.Totals

    init(_ inside: [[Int]], totals: SmallNumbers.Totals) {
        rows = inside.count
        columns = inside[0].count
        self.totals = totals
        let width = columns + 1
        var all = [Int](repeating: 0, count: (rows + 1) * width)
        for (row, cells) in inside.enumerated() {
            for (column, count) in cells.enumerated() {
                all[row * width + column] = count
                all[row * width + columns] += count
                all[rows * width + column] += count
                all[rows * width + columns] += count
            }
        }
        counts = all
        states = [State](repeating: .shown, count: all.count)
        if totals == .knownRows {
            for column in 0..<columns { states[place(rows, column)] = .unpublished }
        }
    }

    /// Where a cell stands in the lists.
    func place(_ row: Int, _ column: Int) -> Int { row * (columns + 1) + column }

    func isTotal(_ row: Int, _ column: Int) -> Bool { row == rows || column == columns }

    /// Whether a cell can still be suppressed.
    private func isOpen(_ row: Int, _ column: Int) -> Bool {
        states[place(row, column)] == .shown && !(totals == .knownRows && isTotal(row, column))
    }

    mutating func suppressSmall(below threshold: Int) {
        for row in 0...rows {
            for column in 0...columns
            where isOpen(row, column) && counts[place(row, column)] > 0
                && counts[place(row, column)] < threshold
            {
                states[place(row, column)] = .suppressed
            }
        }
    }

    /// The cells that can be narrowed down too far, found one after another.
    mutating func suppressUntilSafe() {
        var audit = SmallNumbersAudit(self)
        var place = 0
        while let unsafe = audit.firstUnsafe(from: place) {
            let helper = audit.table.complement(to: unsafe / (columns + 1), unsafe % (columns + 1))
            guard let helper else { break }
            audit.suppress(helper)
            place = min(unsafe, helper)  // every suppressed cell before these is safe already
        }
        self = audit.table
    }

    /// The smallest cell that may hide another: of its own row or column, else of the table; zeros
    /// only where nothing else is left; a sum after a cell of the same size.
    func complement(to row: Int, _ column: Int) -> Int? {
        var best: (rank: (Int, Int, Int, Int), place: Int)?
        for other in 0...rows {
            for line in 0...columns where isOpen(other, line) {
                let count = counts[place(other, line)]
                let rank = (
                    count == 0 ? 1 : 0, other == row || line == column ? 0 : 1, count,
                    isTotal(other, line) ? 1 : 0
                )
                if best.map({ rank < $0.rank }) ?? true {
                    best = (rank, place(other, line))
                }
            }
        }
        return best?.place
    }

    var shown: SmallNumbers {
        func cell(_ row: Int, _ column: Int) -> SmallNumbers.Cell {
            states[place(row, column)] == .shown ? .number(counts[place(row, column)]) : .suppressed
        }
        let sums = totals == .shown
        return SmallNumbers(
            cells: (0..<rows).map { row in (0..<columns).map { cell(row, $0) } },
            rowTotals: sums ? (0..<rows).map { cell($0, columns) } : [],
            columnTotals: sums ? (0..<columns).map { cell(rows, $0) } : [],
            total: sums ? cell(rows, columns) : .number(counts[columns]))
    }
}
