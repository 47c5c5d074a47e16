import Foundation
import Pages
import Reckoning
import Storage

/// The line's board, its figures, the handover at the end of a shift and the day's pack.
enum LineBoardPages {
    static let routes: [Route] = [
        .page(Address.line, needs: .right(.logCall), "The support line now.", board),
        .page(Address.handover, needs: .right(.logCall), "The handover at the end of a shift.", handover),
        .page(
            Address.linePack, needs: .right(.logCall),
            "The day's pack, to print for when the system is down.", pack),
        .page(
            Address.lineFigures, needs: .right(.seeSchool), "The support line in figures.", figures),
        Route(
            .get, Address.callsFile, needs: .right(.leadLine),
            summary: "The calls of the last year, as a file for a spreadsheet.", file),
    ]

    static func load(_ visit: Visit) async throws -> LineBoard {
        let (person, authority, now) = (try visit.signedIn, visit.authority, visit.house.now())
        return try await visit.store.read { database in
            try LineBoard.load(for: person, authority, at: now, in: database)
        }
    }

    static func board(_ visit: Visit) async throws -> Page { try await load(visit).page(visit) }

    static func handover(_ visit: Visit) async throws -> Page {
        let pack = try await pack(for: visit)
        return Page(
            "Handover", above: [Link("Support line", Address.line)], wide: true,
            "<h1>Handover, \(visit.house.localTime.long)</h1>\(pack.handover)")
    }

    static func pack(_ visit: Visit) async throws -> Page {
        let pack = try await pack(for: visit)
        return Page(
            "Day pack", above: [Link("Support line", Address.line)], wide: true,
            "<h1>The line’s pack, \(visit.house.localTime.long)</h1>\(pack.all)")
    }

    private static func pack(for visit: Visit) async throws -> LinePack {
        let (person, authority, now) = (try visit.signedIn, visit.authority, visit.house.now())
        try await visit.store.write(as: person.id.text) { $0.note("ReadLinePack", "line") }
        return try await visit.store.read { database in
            try LinePack.load(for: person, authority, at: now, in: database)
        }
    }

    static func figures(_ visit: Visit) async throws -> Page {
        let figures = try await LineFigures.load(visit)
        return figures.page(visit)
    }

    /// The calls of the last year without what was said: notes stay in the system, where every
    /// reading is written down.
    static func file(_ visit: Visit) async throws -> Answer {
        let (person, today, authority) = (try visit.signedIn, visit.today, visit.authority)
        let days = today.adding(days: -365)...today
        let calls = try await visit.store.snapshot { database in
            try CallRecord.all(days, for: person, size: 100_000, offset: 0, in: database)
        }
        try await visit.store.write(as: person.id.text) { writing in
            writing.note("TakeOutCalls", "calls:\(days.lowerBound)..\(days.upperBound)", detail: "\(calls.count)")
        }
        var csv = CSVWriter([
            "Call", "Channel", "Began", "Ended", "Caller", "URN", "School", "Zone", "Stage", "Year group",
            "Reason", "Urgency", "Outcome", "Resolved", "Safeguarding", "Asked for and not found", "Adviser",
        ])
        for call in calls {
            csv.row([
                call.id.text, call.channel.rawValue,
                authority.timeZone.localTime(of: call.startedAt).iso,
                authority.timeZone.localTime(of: call.endedAt).iso, call.caller,
                call.school.map { "\($0)" } ?? "", call.schoolName ?? call.setting, call.zone ?? "",
                call.stage ?? "", call.yearGroup.map { "\($0)" } ?? "", call.reason, call.urgency,
                call.outcome, call.isResolved ? "yes" : "no", call.safeguarding ?? "", call.notFound,
                call.adviser,
            ])
        }
        return .file(Data(csv.bytes), name: "calls-\(today.iso).csv", type: "text/csv; charset=utf-8")
    }
}
