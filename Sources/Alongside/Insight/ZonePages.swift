import Pages
import Reckoning
import Storage

/// The pages of zones: the list, and each.
enum ZonePages {
    static let routes: [Route] = [
        .page("/zones", needs: .right(.seeZone), "The zones.", list),
        .page("/zones/{zone}", needs: .right(.seeZone), "A zone and its schools.", show),
        .data("/api/zones", needs: .right(.seeZone), "The zones with their measures.", rows),
        .data("/api/zones/{zone}", needs: .right(.seeZone), "A zone and its schools.", board),
    ]

    static func rows(_ visit: Visit) async throws -> [ZoneRow] {
        let (person, today, authority) = (try visit.signedIn, visit.today, visit.authority)
        return try await visit.store.read { database in
            try ZoneRow.all(for: person, authority, on: today, in: database)
        }
    }

    static func list(_ visit: Visit) async throws -> Page {
        let rows = try await rows(visit)
        let words =
            rows.count == 1
            ? "1 \(visit.authority.word(.zone))" : "\(rows.count) \(visit.authority.word(.zone))s"
        return Page(
            "Zones", wide: true,
            """
            <h1>Zones</h1><p>\(words), with what is measured this term \
            (\(Quiet.termName(visit.authority, on: visit.today))).</p>
            \(rows.table)
            """)
    }

    static func board(_ visit: Visit) async throws -> ZoneBoard {
        let (person, house) = (try visit.signedIn, visit.house)
        let code: String = try visit.parameter("zone")
        let found = try await visit.store.read { database in
            try ZoneBoard.load(code, for: person, house, in: database)
        }
        guard let found else { throw NotThere() }
        return found
    }

    static func show(_ visit: Visit) async throws -> Page { try await board(visit).page(visit) }
}

extension ZoneBoard {
    func page(_ visit: Visit) -> Page {
        let (authority, today) = (visit.authority, visit.today)
        let list: HTML =
            schools.isEmpty
            ? Part.empty("No school is in this zone yet. An administrator imports the zones’ schools.")
            : schools.table("Schools of the zone", authority, on: today)
        return Page(
            name, above: [Link("Zones", Address.zones)], wide: true,
            """
            <h1>\(name)</h1>
            <p>\(phase). \(meeting.map { "Its schools have \($0) meetings." } ?? "")</p>
            \(sums.html)
            <h2>Not heard from</h2>
            \(quietBlock(authority, on: today))
            <h2>Schools</h2>\(list)
            <h2>\(authority.word(.zoneTeam))</h2>\(team.html)
            """)
    }

    private func quietBlock(_ authority: Authority, on today: Day) -> HTML {
        let since = Quiet.since(authority, on: today).long
        guard !quiet.isEmpty else {
            return Part.empty("Every school has been in touch since \(since).")
        }
        let lines = quiet.map { school -> HTML in
            let last = school.lastContact.map { "last contact \($0.short)" } ?? "no contact on record"
            let next = school.next.map { ", meets on \($0.day.short)" } ?? ", no meeting planned"
            return "\(Link(school.name, Address.school(school.urn)).html): \(last + next)"
        }
        return "<p>No concern, meeting or session since \(since).</p>\(Part.list(lines))"
    }
}
