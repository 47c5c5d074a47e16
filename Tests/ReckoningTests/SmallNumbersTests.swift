import Testing

@testable import Reckoning

/// Numbers that look random and are the same in every run.
private struct Dice {
    var state: UInt64
    mutating func roll(_ most: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(most + 1))
    }
}

/// Somebody who knows every shown cell and sum, and tries every value of the others up to a limit.
/// It shares nothing with the rule but the table.
private struct Attacker {
    let shown: SmallNumbers
    let least: Int
    let most: Int

    /// For each suppressed cell, the values it has in some table that fits.
    func values(limit: Int = 200_000) -> [[Set<Int>]]? {
        let (rows, columns) = (shown.cells.count, shown.cells[0].count)
        var found = shown.cells.map { $0.map { _ in Set<Int>() } }
        var table = shown.cells.map { $0.map { cell -> Int in if case .number(let n) = cell { n } else { 0 } } }
        var tries = 0
        func fits(_ cell: SmallNumbers.Cell, _ sum: Int) -> Bool {
            switch cell {
            case .number(let number): number == sum
            case .suppressed: sum >= least
            }
        }
        func rowFits(_ row: Int) -> Bool {
            shown.rowTotals.isEmpty
                ? table[row].reduce(0, +) == known : fits(shown.rowTotals[row], table[row].reduce(0, +))
        }
        var known: Int { if case .number(let n) = shown.total { n } else { -1 } }
        func allFit() -> Bool {
            if shown.columnTotals.isEmpty { return true }
            for column in 0..<columns where !fits(shown.columnTotals[column], table.reduce(0) { $0 + $1[column] }) {
                return false
            }
            return fits(shown.total, table.reduce(0) { $0 + $1.reduce(0, +) })
        }
        func go(_ index: Int) {
            tries += 1
            if tries > limit { return }
            let (row, column) = (index / columns, index % columns)
            if column == 0, row > 0, !rowFits(row - 1) { return }
            if row == rows {
                guard allFit() else { return }
                for r in 0..<rows { for c in 0..<columns { found[r][c].insert(table[r][c]) } }
                return
            }
            guard case .suppressed = shown.cells[row][column] else { return go(index + 1) }
            for value in least...most {
                table[row][column] = value
                go(index + 1)
            }
            table[row][column] = 0
        }
        go(0)
        return tries > limit ? nil : found
    }
}

@Suite struct SmallNumbersTests {
    @Test func `a count below the threshold is not shown, and zero is`() {
        #expect(SmallNumbers.protect(4, below: 5) == .suppressed)
        #expect(SmallNumbers.protect(5, below: 5) == .number(5))
        #expect(SmallNumbers.protect(0, below: 5) == .number(0))
    }

    @Test func `one small count takes others with it, so that no sum gives it away`() {
        let shown = SmallNumbers.protect([[12, 3, 20], [8, 9, 16]], below: 5, totals: .shown)
        #expect(shown.cells[0][1] == .suppressed)
        let hidden = shown.cells.joined().filter { $0 == .suppressed }.count
        #expect(hidden >= 3)
        #expect(shown.total == .number(68))
    }

    @Test func `a table without small counts is shown as it is`() {
        let shown = SmallNumbers.protect([[12, 0], [8, 9]], below: 5, totals: .shown)
        #expect(shown.cells == [[.number(12), .number(0)], [.number(8), .number(9)]])
        #expect(shown.rowTotals == [.number(12), .number(17)])
    }

    @Test func `two ones whose sum is known would be pinned, so a third cell is hidden`() {
        let shown = SmallNumbers.protect([[1, 1, 40]], below: 5, totals: .knownRows)
        #expect(shown.cells == [[.suppressed, .suppressed, .suppressed]])
    }

    @Test func `as many ones as children hide the zeros too`() {
        let shown = SmallNumbers.protect([[1, 1, 1, 1, 1, 0, 0]], below: 5, totals: .knownRows)
        #expect(shown.cells[0].filter { $0 == .suppressed }.count > 5)
    }

    @Test func `a handful of children is not described at all`() {
        let shown = SmallNumbers.protect([[0, 3], [3, 0]], below: 5, totals: .knownRows)
        #expect(shown.cells.joined().allSatisfy { $0 == .suppressed })
        #expect(shown.total == .suppressed)
    }

    @Test func `an empty table stays empty`() {
        #expect(SmallNumbers.protect([], below: 5, totals: .shown).cells.isEmpty)
    }

    @Test(arguments: [SmallNumbers.Totals.shown, .knownRows], 1...60)
    func `nobody who knows the rest can pin a suppressed cell`(_ totals: SmallNumbers.Totals, _ seed: Int) {
        var dice = Dice(state: UInt64(seed) &* 977)
        let columns = 2 + dice.roll(1)
        var counts = (0..<(1 + dice.roll(1))).map { _ in (0..<columns).map { _ in dice.roll(7) } }
        if totals == .knownRows {
            let most = counts.map { $0.reduce(0, +) }.max() ?? 0
            for row in counts.indices { counts[row][0] += most - counts[row].reduce(0, +) }
        }
        let shown = SmallNumbers.protect(counts, below: 5, totals: totals)
        if shown.total == .suppressed && totals == .knownRows { return }
        let hidesZero = zip(shown.cells.joined(), counts.joined()).contains { $0 == .suppressed && $1 == 0 }
        let hidden = shown.cells.joined().contains(.suppressed)
        guard hidden, let values = Attacker(shown: shown, least: hidesZero ? 0 : 1, most: 12).values()
        else { return }
        for (row, cells) in shown.cells.enumerated() {
            for (column, cell) in cells.enumerated() where cell == .suppressed {
                let possible = values[row][column]
                #expect(possible.contains(counts[row][column]))
                let isAll = shown.cells.joined().allSatisfy { $0 == .suppressed }
                #expect(possible.count >= 3 || isAll, "\(counts) \(shown)")
            }
        }
    }

    @Test(arguments: 1...20)
    func `a county's table is safe by the exact audit, and what is not small stays mostly shown`(_ seed: Int) {
        var dice = Dice(state: UInt64(seed) &* 31)
        let counts = (0..<15).map { _ in (0..<6).map { _ in dice.roll(9) * dice.roll(12) } }
        var table = SmallNumbersTable(counts, totals: .shown)
        table.suppressSmall(below: 5)
        table.suppressUntilSafe()
        #expect(SmallNumbersAudit(table).firstUnsafe(from: 0) == nil)
        let hidden = table.shown.cells.joined().filter { $0 == .suppressed }.count
        #expect(hidden < 60)
    }
}
