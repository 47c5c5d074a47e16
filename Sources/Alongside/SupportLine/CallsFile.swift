import Foundation
import Pages
import Reckoning
import Storage

/// The calls of the last year for a spreadsheet, without what was said: notes stay in the system,
/// where every reading is written down.
enum CallsFile {
    static func answer(_ visit: Visit) async throws -> Answer {
        let (person, today, zone) = (try visit.signedIn, visit.today, visit.authority.timeZone)
        let days = today.adding(days: -365)...today
        let (csv, count) = try await visit.store.snapshot { database in
            try write(days, for: person, zone, in: database)
        }
        try await visit.store.write(as: person.id.text) { writing in
            writing.note("TakeOutCalls", "calls:\(days.lowerBound)..\(days.upperBound)", detail: "\(count)")
        }
        return .file(Data(csv.bytes), name: "calls-\(today.iso).csv", type: "text/csv; charset=utf-8")
    }

    private static let head = [
        "Call", "Channel", "Began", "Ended", "Caller", "URN", "School", "Zone", "Stage", "Year group",
        "Reason", "Urgency", "Outcome", "Resolved", "Safeguarding", "Asked for and not found", "Adviser",
    ]

    /// Row by row: a year of calls is never held in memory whole, nor cut short.
    private static func write(
        _ days: ClosedRange<Day>, for person: Person, _ zone: TimeZone, in database: any Connection
    ) throws -> (CSVWriter, Int) {
        var (csv, count) = (CSVWriter(head), 0)
        try database.each(
            """
            SELECT c.id, c.channel, c.started_at, c.ended_at, c.caller, c.school,
                coalesce(s.name, c.setting), c.zone, c.stage, c.year_group, c.reason, c.urgency,
                c.outcome, c.is_resolved, c.safeguarding, c.not_found, p.name
            FROM line_call c JOIN person p ON p.id = c.adviser LEFT JOIN school s ON s.urn = c.school
            WHERE \(person.scope(.logCall).calls)
            AND c.day BETWEEN \(days.lowerBound) AND \(days.upperBound)
            ORDER BY c.day, c.started_at, c.id
            """
        ) { row in
            func text(_ place: Int) throws -> String { try row[place] as String? ?? "" }
            func number(_ place: Int) throws -> String { (try row[place] as Int?).map { "\($0)" } ?? "" }
            func time(_ place: Int) throws -> String { zone.localTime(of: try row[place]).iso }
            csv.row([
                try text(0), try text(1), try time(2), try time(3), try text(4), try number(5), try text(6),
                try text(7), try text(8), try number(9), try text(10), try text(11), try text(12),
                try row[13] as Bool ? "yes" : "no", try text(14), try text(15), try text(16),
            ])
            count += 1
        }
        return (csv, count)
    }
}
