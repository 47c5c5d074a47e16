import Pages
import Reckoning
import Storage

/// A list of requests for support: which of them, how many of each state, and one page of them.
struct SupportList: Sendable {
    let filter: SupportFilter
    /// How many there are of each state, in the zone that is asked for.
    let counts: [SupportRequest.State: Int]
    let pagination: Pagination
    let records: [SupportRecord]

    /// Two queries: the counts, and the rows of this page.
    static func read(
        _ filter: SupportFilter, for person: Person, on today: Day, in database: any Connection
    ) throws -> SupportList {
        let zone = filter.zoneCondition(on: today)
        var counts: [SupportRequest.State: Int] = [:]
        try database.each(
            """
            SELECT r.state, count(*) FROM support_request r
            WHERE \(person.supportRequests(on: today)) AND \(zone) GROUP BY r.state
            """
        ) { counts[try $0[0]] = try $0[1] }
        let total = filter.states.reduce(0) { $0 + (counts[$1] ?? 0) }
        let pagination = Pagination(page: filter.page, total: total, size: filter.size)
        let condition: SQL =
            """
            r.state IN \(list: filter.states) AND \(zone)
            ORDER BY CASE r.state WHEN 'requested' THEN 0 WHEN 'returned' THEN 1
                WHEN 'accepted' THEN 2 WHEN 'reported' THEN 3 ELSE 4 END, r.requested_at, r.id
            LIMIT \(pagination.size) OFFSET \(pagination.offset)
            """
        let records: [SupportRecord] = try database.all(
            SupportRecord.query(person, on: today, where: condition))
        return SupportList(
            filter: filter, counts: counts, pagination: pagination, records: records)
    }
}

/// Which requests a list shows, as the address says it: `?state=requested&zone=NOR-N&page=2`.
struct SupportFilter: Sendable {
    let state: SupportRequest.State?
    let zone: String
    let page: Int
    let size = 50

    init(_ query: Given, _ authority: Authority) {
        state = SupportRequest.State(rawValue: query["state"])
        zone = authority.zone(query["zone"])?.code ?? ""
        page = Int(query["page"]) ?? 1
    }

    /// The open ones, unless one state is asked for.
    var states: [SupportRequest.State] { state.map { [$0] } ?? SupportRequest.State.open }

    func zoneCondition(on today: Day) -> SQL {
        if zone.isEmpty { return "TRUE" }
        return """
            EXISTS (SELECT 1 FROM zone_membership zm WHERE zm.school = r.school
            AND zm.zone = \(zone) AND zm.from_day <= \(today)
            AND (zm.until_day IS NULL OR zm.until_day > \(today)))
            """
    }

    /// The list's own address with these filters, ready for a page number.
    func address(_ path: String) -> String {
        var parts: [String] = []
        if let state { parts.append("state=\(state.rawValue)") }
        if !zone.isEmpty { parts.append("zone=\(zone)") }
        return parts.isEmpty ? "\(path)?" : "\(path)?\(parts.joined(separator: "&"))&"
    }
}
