import Pages
import Reckoning
import Storage

/// The schools in a reader's scope, found by words of their names and by zone, trust and phase.
struct SchoolFilter: Sendable {
    /// What stands in the zone filter for schools that have no zone.
    static let noZone = "none"

    let words: String
    let zone: String
    let phase: String
    let trust: Int?

    init(_ query: Given) {
        words = query["q"]
        zone = query["zone"]
        phase = query["phase"]
        trust = Int(query["trust"])
    }

    /// The list's own address with these filters, ready for a page number.
    func address(_ path: String) -> String {
        var parts = [("q", words), ("zone", zone), ("phase", phase)]
        if let trust { parts.append(("trust", "\(trust)")) }
        let given = parts.filter { !$0.1.isEmpty }.map { "\($0.0)=\(Address.escaped($0.1))" }
        return path + "?" + given.map { $0 + "&" }.joined()
    }

    /// As a condition on the school `s`, its zone of today `zm` and its trust of today `tm`.
    var condition: SQL {
        var conditions: [SQL] = ["s.status <> 'closed'"]
        for word in SearchWords.split(words) {
            conditions.append(
                """
                s.urn IN (SELECT w.school FROM school_word w
                WHERE \(SearchWords.begins("w.word", word)))
                """)
        }
        if zone == SchoolFilter.noZone { conditions.append("zm.zone IS NULL") }
        if !zone.isEmpty, zone != SchoolFilter.noZone { conditions.append("zm.zone = \(zone)") }
        if !phase.isEmpty { conditions.append("s.phase = \(phase)") }
        if let trust { conditions.append("tm.trust = \(trust)") }
        return .all(conditions)
    }
}

/// One page of the list of schools.
struct SchoolList: Sendable {
    let filter: SchoolFilter
    let pages: Pagination
    let schools: [SchoolMeasure]

    /// A fixed number of queries; the measures are those of the schools on this page.
    static func load(
        _ filter: SchoolFilter, page: Int, for person: Person, _ authority: Authority,
        on today: Day, in database: any Connection
    ) throws -> SchoolList {
        let total = try database.count(
            """
            SELECT count(*) FROM school s
            LEFT JOIN zone_membership zm ON zm.school = s.urn AND zm.from_day <= \(today)
                AND (zm.until_day IS NULL OR zm.until_day > \(today))
            LEFT JOIN trust_membership tm ON tm.school = s.urn AND tm.from_day <= \(today)
                AND (tm.until_day IS NULL OR tm.until_day > \(today))
            WHERE \(person.scope(.seeSchool).schools("s.urn", on: today)) AND \(filter.condition)
            """)
        let pages = Pagination(page: page, total: total)
        let measures = SchoolMeasures(authority: authority, today: today, database: database)
        let found = try measures.of(
            person,
            where: """
                \(filter.condition) ORDER BY s.name, s.urn LIMIT \(pages.size) OFFSET \(pages.offset)
                """)
        return SchoolList(filter: filter, pages: pages, schools: found)
    }

    /// All of them, as the register has them.
    static func schools(
        _ filter: SchoolFilter, for person: Person, on today: Day, in database: any Connection
    ) throws -> [School] {
        try database.all(
            School.query(person, on: today, where: "\(filter.condition) ORDER BY s.name, s.urn"))
    }
}
