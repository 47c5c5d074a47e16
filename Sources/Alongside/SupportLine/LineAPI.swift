import Pages
import Reckoning
import Storage

/// The line as JSON. Every call that is read stands in the audit log.
enum LineAPI {
    static let routes: [Route] = [
        .data(
            "/api/line/calls", needs: .right(.logCall),
            "Calls from one day to another, 200 at a time.",
            asks: [
                Field("from", "The first day; today where it is left out.", .day),
                Field("to", "The last day; the first where it is left out.", .day), .page,
            ], calls),
        .data("/api/line/calls/{call}", needs: .right(.logCall), "A call.", call),
        .data(
            "/api/line/promises", needs: .right(.logCall),
            "Promises to callers that are still to be kept, due first first.", promises),
        .data(
            "/api/line/figures", needs: .right(.seeSchool),
            "The line in figures.",
            asks: [.asked("span", "week, term or year; term where it is left out.")],
            { try await LineFigures.load($0) }),
    ]

    static func calls(_ visit: Visit) async throws -> [CallRecord] {
        let (person, today) = (try visit.signedIn, visit.today)
        let from = Day(iso: visit.query["from"]) ?? today
        let to = max(from, Day(iso: visit.query["to"]) ?? today)
        let page = max(1, Int(visit.query["page"]) ?? 1)
        let found = try await visit.store.read { database in
            try CallRecord.all(
                from...to, for: person, size: 200, offset: (min(page, 10_000) - 1) * 200, in: database)
        }
        try await visit.house.noteReading(of: found.flatMap(\.subjects), by: person, at: "api")
        return found
    }

    static func call(_ visit: Visit) async throws -> CallRecord {
        let id: ID<LineCall> = try visit.parameter("call")
        let person = try visit.signedIn
        let found = try await visit.store.read { try CallRecord.find(id, for: person, in: $0) }
        guard let found else { throw NotThere() }
        try await visit.house.noteReading(of: found.subjects, by: person, at: "api")
        return found
    }

    static func promises(_ visit: Visit) async throws -> [PromiseRecord] {
        let person = try visit.signedIn
        return try await visit.store.read { try PromiseRecord.open(for: person, in: $0) }
    }
}
