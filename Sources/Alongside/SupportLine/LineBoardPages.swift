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
            summary: "The calls of the last year, as a file for a spreadsheet.", CallsFile.answer),
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
}
