import Reckoning
import Storage

/// What is counted of each school for lists: its open concerns and support, its last and next
/// meeting, its children's need profiles. The acts that change any of these count it again; it can
/// always be counted anew from the nouns, and compared with them.
package enum SchoolStanding {
    /// Counts the schools `s` that fulfil a condition anew.
    package static func count(
        where condition: SQL, _ authority: Authority, on today: Day, in database: any Connection
    ) throws {
        try database.run(ConcernStanding.counted(where: condition))
        let term = authority.calendar.termStart(on: today)
        try database.run(SupportStanding.counted(where: condition, term: term))
        try database.run(MeetingStanding.found(where: condition, authority, on: today))
        for sql in ProfileCount.counted(where: condition) { try database.run(sql) }
    }

    /// Counts every school anew in one transaction; how many schools stood otherwise before.
    @discardableResult
    package static func recount(
        _ store: Store, _ authority: Authority, on today: Day
    ) async throws -> Int {
        try await store.write(as: "system") { writing in
            let before = try lines(in: writing.connection)
            try count(where: "TRUE", authority, on: today, in: writing.connection)
            let after = try lines(in: writing.connection)
            let changed = Set(before.filter { after[$0.key] != $0.value }.keys)
                .union(after.filter { before[$0.key] != $0.value }.keys)
            writing.note("RecountSchools", "schools", detail: "\(changed.count) stood otherwise")
            return changed.count
        }
    }

    /// Each school's counts in one text, for comparing.
    private static func lines(in database: any Connection) throws -> [Int: String] {
        var found: [Int: String] = [:]
        try database.each(
            """
            SELECT school, open_concerns, last_concern_at, open_requests, half_days_to_come,
                last_session_day, last_meeting, last_meeting_state, next_meeting, next_meeting_day,
                next_meeting_state, term_half_hours
            FROM school_standing
            """
        ) { row in
            let texts: [String?] = [
                try row[2], try row[5], try row[6], try row[7], try row[8], try row[9], try row[10],
            ]
            let numbers: [Int] = [try row[1], try row[3], try row[4], try row[11]]
            found[try row[0]] = "\(numbers) \(texts.map { $0 ?? "-" })"
        }
        try database.each(
            "SELECT school, framework, version, children FROM profile_count ORDER BY 1, 2, 3"
        ) { row in
            let (framework, version) = (try row[1] as String, try row[2] as String)
            found[try row[0], default: ""] += " \(framework) \(version) \(try row[3] as Int)"
        }
        return found
    }
}
