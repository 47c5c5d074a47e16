import Pages
import Reckoning
import Storage

/// One zone of a list, with its measures: grouped over the zones in one query a measure.
package struct ZoneRow: Codable, Sendable {
    package let code: String
    package let name: String
    package let phase: String
    package var schools = 0
    package var meetingsThisTerm = 0
    package var heldThisTerm = 0
    package var openConcerns = 0
    package var openRequests = 0
    package var usedHalfHours = 0
    /// Children with a current need profile, to the nearest ten, so that what schools' pages show
    /// cannot be taken from it to find a school's small number; null where it must not be shown.
    package var children: Int?

    static func all(
        for person: Person, _ authority: Authority, on today: Day, in database: any Connection
    ) throws -> [ZoneRow] {
        let zones = authority.zones.inForce(on: today).filter { person.reaches(zone: $0.code) }
        let sums = ZoneSums(
            codes: zones.map(\.code), authority: authority, today: today, database: database)
        let (schools, meetings) = (try sums.schools(), try sums.meetings())
        let (concerns, requests) = (try sums.concerns(), try sums.requests())
        let (sessions, children) = (try sums.sessions(), try sums.children())
        let shown = SmallNumbers.protect(
            zones.map { [children[$0.code] ?? 0] }, below: authority.suppressCountsBelow,
            totals: .shown)
        return zip(zones, shown.cells).map { zone, cells in
            ZoneRow(
                code: zone.code, name: zone.name, phase: zone.phase.name,
                schools: schools[zone.code] ?? 0,
                meetingsThisTerm: meetings[zone.code]?.all ?? 0,
                heldThisTerm: meetings[zone.code]?.held ?? 0,
                openConcerns: concerns[zone.code] ?? 0, openRequests: requests[zone.code] ?? 0,
                usedHalfHours: sessions[zone.code] ?? 0, children: cells.first?.shown.map { ($0 + 5) / 10 * 10 })
        }
    }
}

/// The sums of some zones, one query each.
private struct ZoneSums {
    let codes: [String]
    let authority: Authority
    let today: Day
    let database: any Connection

    /// The open schools of the zones, as they are today, joined to by the measures.
    private var members: SQL {
        """
        zone_membership z JOIN school s ON s.urn = z.school AND s.status = 'open'
        """
    }

    private var inForce: SQL {
        """
        z.zone IN \(list: codes) AND z.from_day <= \(today)
        AND (z.until_day IS NULL OR z.until_day > \(today))
        """
    }

    func schools() throws -> [String: Int] {
        try pairs("SELECT z.zone, count(*) FROM \(members) WHERE \(inForce) GROUP BY z.zone")
    }

    func meetings() throws -> [String: (all: Int, held: Int)] {
        let start = Quiet.start(authority, on: today)
        let end = authority.calendar.terms.first { $0.days.lowerBound == start }?.days.upperBound
        var found: [String: (all: Int, held: Int)] = [:]
        try database.each(
            """
            SELECT z.zone, count(*),
                CAST(sum(CASE WHEN m.state IN ('held', 'published') THEN 1 ELSE 0 END) AS BIGINT)
            FROM \(members) JOIN meeting m ON m.school = z.school
            WHERE \(inForce) AND m.day >= \(start) AND m.day <= \(end ?? today)
            AND m.state <> 'cancelled' AND m.kind IN \(list: MeetingStanding.kinds(authority))
            GROUP BY z.zone
            """
        ) { row in found[try row[0]] = (try row[1], try row[2]) }
        return found
    }

    func concerns() throws -> [String: Int] {
        let open = Concern.State.allCases.filter(\.isOpen)
        return try pairs(
            """
            SELECT z.zone, count(*) FROM \(members) JOIN concern c ON c.school = z.school
            WHERE \(inForce) AND c.state IN \(list: open) GROUP BY z.zone
            """)
    }

    func requests() throws -> [String: Int] {
        try pairs(
            """
            SELECT z.zone, count(*) FROM \(members) JOIN support_request r ON r.school = z.school
            WHERE \(inForce) AND r.state IN \(list: SupportRequest.State.open) GROUP BY z.zone
            """)
    }

    func sessions() throws -> [String: Int] {
        try pairs(
            """
            SELECT z.zone, CAST(sum(x.half_hours) AS BIGINT) FROM \(members)
            JOIN support_request r ON r.school = z.school
            JOIN support_session x ON x.request = r.id
            WHERE \(inForce) AND x.day >= \(Quiet.start(authority, on: today)) AND x.day <= \(today)
            GROUP BY z.zone
            """)
    }

    /// Each child with a current profile stands once in every section, so one section counts them.
    func children() throws -> [String: Int] {
        guard let framework = authority.frameworks.inForce(on: today).first,
            let section = framework.sections.first
        else { return [:] }
        return try pairs(
            """
            SELECT z.zone, CAST(sum(n.children) AS BIGINT) FROM \(members)
            JOIN need_count n ON n.school = z.school
            WHERE \(inForce) AND n.framework = \(framework.code)
            AND n.version = \(framework.version) AND n.section = \(section.code) GROUP BY z.zone
            """)
    }

    private func pairs(_ sql: SQL) throws -> [String: Int] {
        var found: [String: Int] = [:]
        try database.each(sql) { found[try $0[0]] = try $0[1] as Int }
        return found
    }
}

extension [ZoneRow] {
    var table: HTML {
        Part.table(
            "Zones",
            [
                "Zone", "Schools", "Meetings this term", "Held", "Open concerns", "Open requests",
                "Days of support this term", "Children with a need profile, to the nearest 10",
            ],
            map { zone in
                [
                    Link(zone.name, Address.zone(zone.code)).html, "\(zone.schools)",
                    "\(zone.meetingsThisTerm)", "\(zone.heldThisTerm)", "\(zone.openConcerns)",
                    "\(zone.openRequests)", HTML(HalfDays.words(halfHours: zone.usedHalfHours)),
                    zone.children.map { "\($0)" } ?? "c",
                ]
            })
            + (contains { $0.children == nil }
                ? #"<p class="hint">c: not shown, because the number is small.</p>"# : "")
    }
}
