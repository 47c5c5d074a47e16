/// A table with its totals as one more row and one more column, while it is decided what is shown.
struct SmallNumbersTable {
    enum State {
        case shown, suppressed
        /// Not part of what is published; nobody knows it.
        case unpublished
    }

    let counts: [[Int]]
    var states: [[State]]
    let rows: Int
    let columns: Int
    let totals: SmallNumbers.Totals

    init(_ inside: [[Int]], totals: SmallNumbers.Totals) {
        rows = inside.count
        columns = inside[0].count
        self.totals = totals
        var all = inside.map { $0 + [$0.reduce(0, +)] }
        all.append((0...columns).map { column in all.reduce(0) { $0 + $1[column] } })
        counts = all
        states = all.map { $0.map { _ in .shown } }
        if totals == .knownRows {
            for column in 0..<columns { states[rows][column] = .unpublished }
        }
    }

    func isTotal(_ row: Int, _ column: Int) -> Bool { row == rows || column == columns }

    /// Whether a cell can still be suppressed.
    private func isOpen(_ row: Int, _ column: Int) -> Bool {
        states[row][column] == .shown && !(totals == .knownRows && isTotal(row, column))
    }

    mutating func suppressSmall(below threshold: Int) {
        for row in 0...rows {
            for column in 0...columns
            where isOpen(row, column) && counts[row][column] > 0
                && counts[row][column] < threshold
            {
                states[row][column] = .suppressed
            }
        }
    }

    /// The cells that can be narrowed down too far, found one after another.
    mutating func suppressUntilSafe() {
        while let (row, column) = SmallNumbersAudit(self).firstUnsafe {
            guard let (helper, line) = complement(to: row, column) else { return }
            states[helper][line] = .suppressed
        }
    }

    /// The smallest cell that may hide another: of its own row or column, else of the table; zeros
    /// only where nothing else is left; a sum after a cell of the same size.
    private func complement(to row: Int, _ column: Int) -> (Int, Int)? {
        var best: (rank: (Int, Int, Int, Int), row: Int, column: Int)?
        for other in 0...rows {
            for line in 0...columns where isOpen(other, line) {
                let count = counts[other][line]
                let rank = (
                    count == 0 ? 1 : 0, other == row || line == column ? 0 : 1, count,
                    isTotal(other, line) ? 1 : 0
                )
                if best.map({ rank < $0.rank }) ?? true {
                    best = (rank, other, line)
                }
            }
        }
        return best.map { ($0.row, $0.column) }
    }

    var shown: SmallNumbers {
        func cell(_ row: Int, _ column: Int) -> SmallNumbers.Cell {
            states[row][column] == .shown ? .number(counts[row][column]) : .suppressed
        }
        let sums = totals == .shown
        return SmallNumbers(
            cells: (0..<rows).map { row in (0..<columns).map { cell(row, $0) } },
            rowTotals: sums ? (0..<rows).map { cell($0, columns) } : [],
            columnTotals: sums ? (0..<columns).map { cell(rows, $0) } : [],
            total: sums ? cell(rows, columns) : .number(counts[0][columns]))
    }
}
