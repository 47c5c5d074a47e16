import Pages
import Reckoning
import Storage

/// What a school answered to the time of a meeting that a plan published; nothing while it has not.
package struct AnswerRecord: Codable, Sendable, RowReadable {
    package enum Answer: String, Sendable, Codable, CaseIterable, StorableText, FieldValue {
        case accepted
        case asksToMove = "asks-to-move"
    }

    package let meeting: ID<Meeting>
    package let school: URN
    package let schoolName: String
    package let day: Day
    package let starts: Int
    /// Nil where it has not answered to this time.
    package let answer: Answer?
    package let halves: String?
    /// The school's zone on the day of the meeting.
    package let zone: String?

    package init(row: Row) throws {
        meeting = try row[0]
        school = try row[1]
        schoolName = try row[2]
        day = try row[3]
        starts = try row[4]
        answer = try row[5]
        halves = try row[6]
        zone = try row[7]
    }

    static func all(_ condition: SQL, in database: any Connection) throws -> [AnswerRecord] {
        try database.all(
            """
            SELECT m.id, m.school, s.name, m.day, m.starts_minute, ia.answer, ia.halves, zo.zone
            FROM meeting m JOIN school s ON s.urn = m.school
            LEFT JOIN zone_membership zo ON zo.school = m.school AND zo.from_day <= m.day
                AND (zo.until_day IS NULL OR zo.until_day > m.day)
            LEFT JOIN invitation_answer ia ON ia.meeting = m.id AND ia.school = m.school
                AND ia.day = m.day AND ia.starts_minute = m.starts_minute
            WHERE m.state IN ('planned', 'pack-closed') AND \(condition)
            ORDER BY CASE WHEN ia.answer = 'asks-to-move' THEN 0 WHEN ia.answer IS NULL THEN 1 ELSE 2 END,
                m.day, s.name
            """)
    }
}

extension TermPlanPages {
    /// The answers to what a plan published; none before.
    static func answers(of plan: TermPlanRecord, _ visit: Visit) async throws -> [AnswerRecord] {
        guard plan.state == .published else { return [] }
        let today = visit.today
        return try await visit.store.read { database in
            try AnswerRecord.all(
                """
                m.day >= \(today)
                AND m.id IN (SELECT pm.meeting FROM planned_meeting pm WHERE pm.plan = \(plan.id))
                """, in: database)
        }
    }
}

extension TermPlanPage {
    func answered(_ visit: Visit) throws -> HTML {
        guard plan.state == .published, !answers.isEmpty else { return "" }
        return "<h2>What schools answered</h2>\(try AnswerRecord.html(answers, visit))"
    }
}
