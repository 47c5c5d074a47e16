import Reckoning
import Storage

/// How the line stands now: who waits, what the zone teams have not taken, today's calls.
struct LineBoard: Sendable {
    let now: LineNow
    /// The promises due first, of each part of the board: so many, however many wait.
    let overdue: [PromiseRecord]
    let mine: [PromiseRecord]
    let free: [PromiseRecord]
    let others: [PromiseRecord]
    let waiting: Waiting
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
        func open(_ condition: SQL) throws -> [PromiseRecord] {
            try PromiseRecord.open(condition, first: shown, for: person, in: database)
        }
        let waiting = try waiting(for: person, at: now, in: database)
        return LineBoard(
            now: LineNow(authority, at: local), overdue: try open("pr.due_at < \(now)"),
            mine: try open("pr.due_at >= \(now) AND pr.owner = \(person.id)"),
            free: try open("pr.due_at >= \(now) AND pr.owner IS NULL"),
            others: try open("pr.due_at >= \(now) AND pr.owner <> \(person.id)"), waiting: waiting,
            notices: try LineNotice.waiting(
                for: person, on: local.day, first: shown, in: database),
            staff: try LineStaff.on(local.day, in: database),
            calls: calls.reduce(0) { $0 + $1.count },
            resolved: calls.reduce(0) { $0 + ($1.isResolved ? $1.count : 0) },
            byReason: LineCount.sum(calls.map { ($0.reason, $0.count) }),
            byZone: LineCount.sum(calls.map { ($0.zone ?? "", $0.count) }),
            longestWait: waiting.since.map {
                authority.line.hours?.minutesWorked(from: $0, to: now, in: authority.timeZone) ?? 0
            })
    }

    /// How many promises of each part are shown.
    static let shown = 8

    /// Every promise that is still to be kept, in numbers.
    struct Waiting: Sendable, RowReadable {
        let all: Int
        let callBacks: Int
        let overdue: Int
        /// Since when whoever waits longest has waited.
        let since: Instant?

        init(row: Row) throws {
            all = try row[0]
            callBacks = try row[1]
            overdue = try row[2]
            since = try row[3]
        }
    }

    private static func waiting(
        for person: Person, at now: Instant, in database: any Connection
    ) throws -> Waiting {
        let found: Waiting? = try database.first(
            """
            SELECT count(*), count(CASE WHEN pr.kind = 'call-back' THEN 1 END),
                count(CASE WHEN pr.due_at < \(now) THEN 1 END),
                min(CASE WHEN pr.kind = 'call-back' THEN pr.made_at END)
            FROM promise pr WHERE pr.state = 'open' AND \(person.scope(.logCall).calls)
            """)
        guard let found else { throw NotThere() }
        return found
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
