import Reckoning
import Storage

/// A call as those who work on the line read it.
package struct CallRecord: Codable, Sendable, RowReadable {
    package let id: ID<LineCall>
    package let channel: LineCall.Channel
    package let startedAt: Instant
    package let endedAt: Instant
    package let day: Day
    package let caller: String
    package let callerName: String
    package let phone: String
    package let school: URN?
    package let schoolName: String?
    package let zone: String?
    /// The setting as it was typed.
    package let setting: String
    package let child: ID<Child>?
    package let childName: String
    package let stage: String?
    package let yearGroup: Int?
    package let reason: String
    package let urgency: String
    package let notes: String
    package let advice: String
    package let notFound: String
    package let outcome: String
    package let isResolved: Bool
    package let safeguarding: String?
    package let safeguardingWords: String
    package let adviser: String
    package var moreReasons: [String] = []
    package var signposts: [String] = []

    package init(row: Row) throws {
        id = try row[0]
        channel = try row[1]
        startedAt = try row[2]
        endedAt = try row[3]
        day = try row[4]
        caller = try row[5]
        callerName = try row[6]
        phone = try row[7]
        school = try row[8]
        schoolName = try row[9]
        zone = try row[10]
        setting = try row[11]
        child = try row[12]
        childName = try row[13]
        stage = try row[14]
        yearGroup = try row[15]
        reason = try row[16]
        urgency = try row[17]
        notes = try row[18]
        advice = try row[19]
        notFound = try row[20]
        outcome = try row[21]
        isResolved = try row[22]
        safeguarding = try row[23]
        safeguardingWords = try row[24]
        adviser = try row[25]
    }

    private static func query(_ person: Person, where condition: SQL) -> SQL {
        """
        SELECT c.id, c.channel, c.started_at, c.ended_at, c.day, c.caller, c.caller_name, c.phone,
            c.school, s.name, c.zone, c.setting, c.child, c.child_name, c.stage, c.year_group,
            c.reason, c.urgency, c.notes, c.advice, c.not_found, c.outcome, c.is_resolved,
            c.safeguarding, c.safeguarding_words, p.name
        FROM line_call c JOIN person p ON p.id = c.adviser LEFT JOIN school s ON s.urn = c.school
        WHERE \(person.scope(.logCall).calls) AND \(condition)
        """
    }

    /// One call, or nil where it is not there for this reader.
    package static func find(
        _ id: ID<LineCall>, for person: Person, in database: any Connection
    ) throws -> CallRecord? {
        let found: CallRecord? = try database.first(query(person, where: "c.id = \(id)"))
        guard var call = found else { return nil }
        call.moreReasons = try database.values(
            "SELECT reason FROM line_call_reason WHERE call = \(id) ORDER BY reason")
        call.signposts = try database.values(
            "SELECT signpost FROM line_call_signpost WHERE call = \(id) ORDER BY signpost")
        return call
    }

    /// The calls of some days, oldest first, so many at a time.
    package static func all(
        _ days: ClosedRange<Day>, for person: Person, size: Int, offset: Int,
        in database: any Connection
    ) throws -> [CallRecord] {
        try database.all(
            query(
                person,
                where: """
                    c.day BETWEEN \(days.lowerBound) AND \(days.upperBound)
                    ORDER BY c.day, c.started_at, c.id LIMIT \(size) OFFSET \(offset)
                    """))
    }

    /// Whose reading is written down: the call's, and that of the child it is tied to.
    var subjects: [String] { [id.subject] + (child.map { [$0.subject] } ?? []) }

    /// How long it took, in minutes; nil where that says nothing, because it was saved much later.
    package var minutes: Int? {
        let seconds = endedAt.seconds(since: startedAt)
        return seconds < 3 * 3600 ? (seconds + 30) / 60 : nil
    }
}
