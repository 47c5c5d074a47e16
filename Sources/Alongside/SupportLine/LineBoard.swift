import Reckoning
import Storage

/// How the line stands now: who waits, what the zone teams have not taken, today's calls.
package struct LineBoard: Sendable {
    let now: LineNow
    /// The promises due first, of each part of the board: so many, however many wait.
    let overdue: [PromiseRecord]
    let mine: [PromiseRecord]
    let free: [PromiseRecord]
    let others: [PromiseRecord]
    let waiting: Waiting
    let notices: [LineNotice]
    let calls: Int
    let resolved: Int
    /// Today's calls by code, the most first.
    let byReason: [LineCount]
    let byZone: [LineCount]
    /// Working minutes for which whoever waits longest has waited.
    let longestWait: Int?

    package static func load(
        for person: Person, _ authority: Authority, at now: Instant, in database: any Connection
    ) throws -> LineBoard {
        let local = authority.timeZone.localTime(of: now)
        let today = try LineCounts.between(local.day, local.day, in: database)
        func open(_ condition: SQL, first count: SQL = "5") throws -> [PromiseRecord] {
            try PromiseRecord.open(condition, first: count, for: person, in: database)
        }
        let waiting = try waiting(for: person, at: now, in: database)
        return LineBoard(
            now: LineNow(authority, at: local), overdue: try open("pr.due_at < \(now)"),
            mine: try open("pr.due_at >= \(now) AND pr.owner = \(person.id)"),
            free: try open("pr.due_at >= \(now) AND pr.owner IS NULL"),
            others: try open("pr.due_at >= \(now) AND pr.owner <> \(person.id)", first: "3"),
            waiting: waiting,
            notices: try LineNotice.waiting(
                for: person, on: local.day, first: "5", in: database),
            calls: today.number(.all), resolved: today.number(.settled),
            byReason: today.list(.reason), byZone: today.list(.zone),
            longestWait: waiting.since.map {
                authority.line.hours?.minutesWorked(from: $0, to: now, in: authority.timeZone) ?? 0
            })
    }

    /// How many promises of each part are shown, so that a full board is a screen and costs little
    /// more than an empty one; the handover has them all.
    static let shown = 5

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

    /// From the indexes of what waits, and nothing else read.
    private static func waiting(
        for person: Person, at now: Instant, in database: any Connection
    ) throws -> Waiting {
        let open: SQL = "FROM promise pr WHERE \(person.scope(.logCall).calls) AND pr.state = 'open'"
        let found: Waiting? = try database.first(
            """
            SELECT count(*), count(CASE WHEN pr.kind = 'call-back' THEN 1 END),
                (SELECT count(*) \(open) AND pr.due_at < \(now)),
                min(CASE WHEN pr.kind = 'call-back' THEN pr.made_at END) \(open)
            """)
        guard let found else { throw NotThere() }
        return found
    }
}

/// How many calls have one code.
package struct LineCount: Codable, Sendable, Equatable {
    package let code: String
    /// Nil where it is not shown, because it is so small.
    package let calls: Int?
}
