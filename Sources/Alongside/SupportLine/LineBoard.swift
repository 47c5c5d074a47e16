import Reckoning
import Storage

/// How the line stands now: who waits, what the zone teams have not taken, today's calls.
struct LineBoard: Sendable {
    let now: LineNow
    let promises: [PromiseRecord]
    let notices: [LineNotice]
    let staff: [LineStaff]
    let calls: Int
    let resolved: Int
    /// Today's calls by code, the most first.
    let byReason: [LineCount]
    let byZone: [LineCount]
    /// Working minutes for which whoever waits longest has waited.
    let longestWait: Int?

    static func load(
        for person: Person, _ authority: Authority, at now: Instant, in database: any Connection
    ) throws -> LineBoard {
        let local = authority.timeZone.localTime(of: now)
        let calls = try today(local.day, in: database)
        let promises = try PromiseRecord.open(for: person, in: database)
        let hours = authority.line.hours
        let waits = promises.filter { $0.kind == .callBack }.map { promise in
            hours?.minutesWorked(from: promise.madeAt, to: now, in: authority.timeZone) ?? 0
        }
        return LineBoard(
            now: LineNow(authority, at: local), promises: promises,
            notices: try LineNotice.waiting(for: person, on: local.day, in: database),
            staff: try LineStaff.on(local.day, in: database),
            calls: calls.reduce(0) { $0 + $1.count },
            resolved: calls.reduce(0) { $0 + ($1.isResolved ? $1.count : 0) },
            byReason: LineCount.sum(calls.map { ($0.reason, $0.count) }),
            byZone: LineCount.sum(calls.map { ($0.zone ?? "", $0.count) }), longestWait: waits.max())
    }

    private struct Today: RowReadable {
        let reason: String
        let zone: String?
        let isResolved: Bool
        let count: Int

        init(row: Row) throws {
            reason = try row[0]
            zone = try row[1]
            isResolved = try row[2]
            count = try row[3]
        }
    }

    private static func today(_ day: Day, in database: any Connection) throws -> [Today] {
        try database.all(
            """
            SELECT c.reason, c.zone, c.is_resolved, count(*) FROM line_call c WHERE c.day = \(day)
            GROUP BY c.reason, c.zone, c.is_resolved
            """)
    }

    func overdue(at now: Instant) -> [PromiseRecord] { promises.filter { $0.isOverdue(at: now) } }
}

/// How many calls have one code.
package struct LineCount: Codable, Sendable, Equatable {
    package let code: String
    /// Nil where it is not shown, because it is so small.
    package let calls: Int?

    /// Added up by code, the most first.
    static func sum(_ counts: [(String, Int)]) -> [LineCount] {
        let sums = counts.reduce(into: [String: Int]()) { $0[$1.0, default: 0] += $1.1 }
        return sums.map { LineCount(code: $0.key, calls: $0.value) }
            .sorted { ($1.calls ?? 0, $0.code) < ($0.calls ?? 0, $1.code) }
    }
}
