import Pages
import Reckoning
import Storage

/// The zone's page: the same queries and the same HTML, with nothing around them.
struct ZonePage {
    struct Line: RowReadable {
        let urn: Int
        let name: String
        let open: Int
        let requests: Int
        let toCome: Int
        let last: (id: String, day: String, state: String)?
        let next: (id: String, day: String)?
        let contact: String?
        var overdue = 0
        let used: Int
        var isQuiet: Bool { contact.map { $0 < Today.termDay } ?? true }

        init(row: Row) throws {
            (urn, name) = (try row[0], try row[1])
            (open, requests, toCome) = (try row[7] ?? 0, try row[8] ?? 0, try row[9] ?? 0)
            used = try row[19] ?? 0
            let concern: Instant? = try row[10]
            let (lastID, nextID): (String?, String?) = (try row[12], try row[15])
            last = try lastID.map { (id: $0, day: try row[13], state: try row[14]) }
            next = try nextID.map { (id: $0, day: try row[16]) }
            contact = [concern.map(Today.day), try row[11], last?.day].compactMap(\.self).max()
        }
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
        var lines = try database.all(sql("schools", given), as: Line.self)
        given["schools"] = .list(lines.map(\.urn))
        func pairs(_ name: String) throws -> [Int: Int] {
            var found: [Int: Int] = [:]
            try database.each(sql(name, given)) { found[try $0[0]] = try $0[1] as Int }
            return found
        }
        let overdue = try pairs("overdue")
        for index in lines.indices {
            lines[index].overdue = overdue[lines[index].urn] ?? 0
        }
        let people = try database.all(house("team", given)) {
            (role: try $0[0] as String, name: try $0[1] as String)
        }
        return ZonePage(words: words, zone: zone, lines: lines, people: people)
    }
}
