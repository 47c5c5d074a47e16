import Pages
import Reckoning
import Storage

/// The zone's page: the same queries and the same HTML, with nothing around them.
struct ZonePage {
    struct Line {
        let school: SchoolRow
        let last: MeetingRow?
        let next: MeetingRow?
        let open: Int
        let overdue: Int
        let requests: Int
        let agreed: Int
        let used: Int
        let contact: String?
        var isQuiet: Bool { contact.map { $0 < Today.termDay } ?? true }
    }

    let words: Words
    let zone: Words.Zone
    let lines: [Line]
    let people: [(role: String, name: String)]

    static func load(
        _ code: String, _ sql: Statements, _ house: Statements, _ words: Words,
        _ database: any Connection
    ) throws -> ZonePage? {
        guard let zone = words.zones[code] else { return nil }
        var given: [String: Statements.Value] = [
            "zone": .text(code), "today": .text(Today.day), "year_ago": .text(Today.yearAgo),
            "term_start": .text(Today.termDay),
        ]
        let schools = try database.all(sql("schools", given), as: SchoolRow.self)
        given["schools"] = .list(schools.map(\.urn))
        func pairs(_ name: String) throws -> [Int: Int] {
            var found: [Int: Int] = [:]
            try database.each(sql(name, given)) { found[try $0[0]] = try $0[1] as Int }
            return found
        }
        let meetings = Dictionary(
            grouping: try database.all(sql("meetings", given), as: MeetingRow.self), by: \.school)
        var concerns: [Int: (open: Int, last: Instant)] = [:]
        try database.each(sql("concerns", given)) { concerns[try $0[0]] = (try $0[1], try $0[2]) }
        var sessions: [Int: (used: Int, last: String)] = [:]
        try database.each(sql("sessions", given)) { sessions[try $0[0]] = (try $0[1], try $0[2]) }
        let (overdue, requests) = (try pairs("overdue"), try pairs("requests"))
        given["term_start"] = .text(Today.termStart)
        let agreed = try pairs("agreed")
        let people = try database.all(house("team", given)) {
            (role: try $0[0] as String, name: try $0[1] as String)
        }
        let lines = schools.map { school -> Line in
            let held = meetings[school.urn]?.last(where: \.wasHeld)
            let contacts = [
                concerns[school.urn].map { Today.day(of: $0.last) }, sessions[school.urn]?.last,
                held?.day,
            ]
            return Line(
                school: school, last: held, next: meetings[school.urn]?.first(where: \.isAhead),
                open: concerns[school.urn]?.open ?? 0, overdue: overdue[school.urn] ?? 0,
                requests: requests[school.urn] ?? 0, agreed: agreed[school.urn] ?? 0,
                used: sessions[school.urn]?.used ?? 0,
                contact: contacts.compactMap(\.self).max())
        }
        return ZonePage(words: words, zone: zone, lines: lines, people: people)
    }
}
