import Reckoning
import Storage

/// Somebody who gives a service's support: where, how much, and how much of it is still free.
package struct Practitioner: Codable, Sendable, Hashable {
    package let id: ID<Person>
    package let name: String
    package let service: String
    package let profession: String
    package let halfDaysAWeek: Int
    /// Requests under way.
    package let open: Int
    /// Half days agreed for them that are still to come.
    package let halfDaysCommitted: Int
    /// Half days free in the planning span; below 0 where more is agreed than there is time for.
    package let halfDaysLeft: Int
    package var zones: [String] = []

    package init(
        id: ID<Person>, name: String, service: String, profession: String, halfDaysAWeek: Int,
        open: Int, halfDaysCommitted: Int, zones: [String] = [], in span: PlanningSpan
    ) {
        self.id = id
        self.name = name
        self.service = service
        self.profession = profession
        self.halfDaysAWeek = halfDaysAWeek
        self.open = open
        self.halfDaysCommitted = halfDaysCommitted
        self.zones = zones
        halfDaysLeft = span.halfDays(aWeek: halfDaysAWeek) - halfDaysCommitted
    }

    fileprivate init(row: Row, in span: PlanningSpan) throws {
        self.init(
            id: try row[0], name: try row[1], service: try row[2], profession: try row[3],
            halfDaysAWeek: try row[4], open: try row[5], halfDaysCommitted: try row[6], in: span)
    }
}

extension Practitioner {
    /// The practitioners of a service who work in a zone today.
    package static func of(
        _ service: String, zone: String, on today: Day, in span: PlanningSpan,
        from database: any Connection
    ) throws -> [Practitioner] {
        let here: SQL =
            """
            pr.service = \(service) AND EXISTS (SELECT 1 FROM practitioner_zone pz
            WHERE pz.person = pr.person AND pz.service = pr.service AND pz.zone = \(zone))
            """
        return try read(here, on: today, in: span, from: database)
    }

    /// The practitioners of the services that a person leads, with their zones; by name.
    package static func all(
        for person: Person, on today: Day, in span: PlanningSpan, from database: any Connection
    ) throws -> [Practitioner] {
        let mine = person.scope(.allocateSupport).services("pr.service")
        var found = try read(mine, on: today, in: span, from: database)
        var zones: [String: [String]] = [:]
        try database.each(
            """
            SELECT pr.person, pr.service, pr.zone FROM practitioner_zone pr WHERE \(mine)
            ORDER BY pr.zone
            """
        ) { row in
            let (person, service): (String, String) = (try row[0], try row[1])
            zones["\(person) \(service)", default: []].append(try row[2])
        }
        for index in found.indices {
            found[index].zones = zones["\(found[index].id) \(found[index].service)"] ?? []
        }
        return found
    }

    /// In post, and with a working pattern, today.
    private static func read(
        _ condition: SQL, on today: Day, in span: PlanningSpan, from database: any Connection
    ) throws -> [Practitioner] {
        try database.all(
            """
            SELECT p.id, p.name, pr.service, pr.profession, pr.half_days_a_week,
                coalesce(w.requests, 0), coalesce(w.committed, 0)
            FROM practitioner pr JOIN person p ON p.id = pr.person
            LEFT JOIN (\(work)) w ON w.practitioner = pr.person AND w.service = pr.service
            WHERE pr.from_day <= \(today) AND (pr.until_day IS NULL OR pr.until_day > \(today))
            AND EXISTS (SELECT 1 FROM post po WHERE po.person = pr.person
                AND po.role = \(Role.practitioner) AND po.scope_kind = 'service'
                AND po.scope_value = pr.service AND po.from_day <= \(today)
                AND (po.until_day IS NULL OR po.until_day > \(today)))
            AND \(condition) ORDER BY p.name, p.id
            """
        ) { try Practitioner(row: $0, in: span) }
    }

    /// What each practitioner has under way, and the half days of it still to come.
    private static let work: SQL =
        """
        SELECT t.practitioner, t.service, count(*) AS requests, CAST(sum(CASE
            WHEN t.half_days > t.used / \(HalfDays.halfHours)
            THEN t.half_days - t.used / \(HalfDays.halfHours) ELSE 0 END) AS BIGINT) AS committed
        FROM (SELECT a.practitioner, r.service, a.half_days,
                \(SupportRecord.halfHoursUsed("r.id")) AS used
            FROM allocation a JOIN support_request r ON r.id = a.request
            WHERE r.state IN \(list: SupportRequest.State.underWay)) t
        GROUP BY t.practitioner, t.service
        """
}

/// Somebody who holds a post as practitioner today, and whose time is not on record.
struct WithoutPattern: Sendable, RowReadable {
    let person: ID<Person>
    let name: String
    let service: String

    init(row: Row) throws {
        person = try row[0]
        name = try row[1]
        service = try row[2]
    }

    /// Those of the services that a person leads, by name.
    static func all(
        for person: Person, on today: Day, from database: any Connection
    ) throws -> [WithoutPattern] {
        let mine = person.scope(.allocateSupport).services("po.scope_value")
        return try database.all(
            """
            SELECT DISTINCT p.id, p.name, po.scope_value FROM post po
            JOIN person p ON p.id = po.person
            WHERE po.role = \(Role.practitioner) AND po.scope_kind = 'service'
            AND po.from_day <= \(today) AND (po.until_day IS NULL OR po.until_day > \(today))
            AND NOT EXISTS (SELECT 1 FROM practitioner pr WHERE pr.person = po.person
                AND pr.service = po.scope_value AND pr.from_day <= \(today)
                AND (pr.until_day IS NULL OR pr.until_day > \(today)))
            AND \(mine) ORDER BY p.name, p.id
            """)
    }
}
