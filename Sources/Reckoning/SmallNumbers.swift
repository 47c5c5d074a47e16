/// Counts of people for readers who may not know the people: small counts are not shown, and
/// neither is whatever would give them away.
///
/// ```swift
/// let shown = SmallNumbers.protect([[12, 3, 0], [8, 9, 6]], below: 5, totals: .shown)
/// shown.cells       // [[12, c, 0], [8, c, 6]] and so on: c stands for `.suppressed`
/// shown.columnTotals
/// ```
///
/// 1. Primary: a count from 1 to one below the threshold is suppressed. Zero is shown.
/// 2. Secondary: further cells, the smallest that help first, until no suppressed cell can be
///    narrowed down to fewer than three values by anyone who knows every shown count, every shown
///    total and that a suppressed cell is not zero. Zeros are suppressed only where nothing else is
///    left to suppress; then a suppressed cell may be zero as well.
///
/// That is exact: a table with totals is a network, in which the range of a cell is how much can
/// flow around it (``SmallNumbersAudit``). It guards one table. Two tables that differ by one
/// child, of two days or two filters, are for the caller not to publish.
public struct SmallNumbers: Sendable, Equatable {
    public enum Cell: Sendable, Equatable {
        case number(Int)
        case suppressed
    }

    /// What a reader is told about the sums.
    public enum Totals: Sendable {
        /// Row totals, column totals and the total of all stand with the table, and can be
        /// suppressed like any cell.
        case shown
        /// Every row has the same sum, which is known and cannot be hidden (each child stands
        /// once in every row); columns are not added up.
        case knownRows
    }

    public let cells: [[Cell]]
    /// Empty where sums are not shown.
    public let rowTotals: [Cell]
    public let columnTotals: [Cell]
    public let total: Cell

    /// How many values a suppressed cell can at least have, for all anyone can tell.
    static let leastValues = 3

    /// One count on its own.
    public static func protect(_ count: Int, below threshold: Int) -> Cell {
        count > 0 && count < threshold ? .suppressed : .number(count)
    }

    /// A table of counts, all rows of one length.
    public static func protect(
        _ counts: [[Int]], below threshold: Int, totals: Totals
    ) -> SmallNumbers {
        guard let width = counts.first?.count, width > 0 else {
            return SmallNumbers(
                cells: counts.map { _ in [] }, rowTotals: [], columnTotals: [], total: .number(0))
        }
        if totals == .knownRows, let sum = counts.first?.reduce(0, +), sum > 0, sum < threshold {
            return SmallNumbers(
                cells: counts.map { $0.map { _ in .suppressed } }, rowTotals: [],
                columnTotals: [], total: .suppressed)
        }
        var table = SmallNumbersTable(counts, totals: totals)
        table.suppressSmall(below: threshold)
        table.suppressUntilSafe()
        return table.shown
    }
}
