import Pages
import Reckoning
import Storage

/// The school's page: the same queries and the same HTML, with nothing around them.
struct SchoolPage {
    let words: Words
    let school: SchoolRow
    var meetings: [MeetingRow] = []
    var actions: [(id: String, isAboutChild: Bool, what: String, owner: String, due: String)] = []
    var concerns: [(id: String, line: HTML, mayBeDiscussed: Bool)] = []
    var requests: [HTML] = []
    var halfDays = 0
    var halfHours = 0
    var needs: [String: [Int: Int]] = [:]
    var before: [SchoolRow] = []
    var after: [SchoolRow] = []
    var people: [(role: String, name: String)] = []
    var records = (without: 0, old: 0)

    static func load(
        _ urn: Int, _ sql: Statements, _ house: Statements, _ words: Words,
        _ database: any Connection
    ) throws -> SchoolPage? {
        let given: [String: Statements.Value] = [
            "urn": .integer(urn), "today": .text(Today.day),
            "year_ago": .text(Today.yearAgo),
        ]
        guard let school = try database.first(sql("school", given), as: SchoolRow.self) else {
            return nil
        }
        var page = SchoolPage(words: words, school: school)
        page.meetings = try database.all(sql("meetings", given))
        page.actions = try database.all(sql("actions", given)) {
            (id: try $0[0], isAboutChild: try $0[4], what: try $0[5], owner: try $0[6], due: try $0[7])
        }
        page.concerns = try database.all(sql("concerns", given)) { try concern($0, words) }
        try database.each(sql("needs", given)) { row in
            page.needs[try row[0], default: [:]][try row[1]] = try row[2] as Int
        }
        if try !database.all(sql("linked", given), { try $0[0] as Int }).isEmpty {
            page.before = try database.all(sql("predecessors", given))
            page.after = try database.all(sql("successors", given))
        }
        if let zone = school.zone {
            page.people = try database.all(
                house("team", ["zone": .text(zone), "today": .text(Today.day)])
            ) { (role: try $0[0], name: try $0[1]) }
        }
        try database.each(sql("requests", given)) { row in
            page.halfDays += try row[11] as Int
            page.halfHours += try row[12] as Int
            page.requests.append(try request(row, words))
        }
        _ = try database.all(sql("contracts", given)) { try $0[0] as Int }
        var all = 0
        try database.each(sql("records", given)) { row in
            let (framework, version, count): (String, String, Int) = (try row[0], try row[1], try row[2])
            guard !framework.isEmpty else { return all = count }
            page.records.without -= count
            if version != "2020" { page.records.old += count }
        }
        page.records.without += all
        return page
    }

    private static func concern(
        _ row: Row, _ words: Words
    ) throws -> (id: String, line: HTML, mayBeDiscussed: Bool) {
        let (id, focus): (String, String) = (try row[0], try row[3])
        let whom = about(try row[4], try row[5])
        let title: String = focus == "child" ? "" : try row[6]
        let (offer, state): (String, String) = (try row[7], try row[8])
        let (brought, may): (Instant, Bool) = (try row[9], try row[10])
        let known = words.concerns[state] ?? [state, "grey"]
        let hint =
            (title.isEmpty ? "" : "\(whom), ")
            + "\(words.offers[offer] ?? offer), raised \(Today.short(Today.day(of: brought)))"
        let mark = may ? tag(known[0], known[1]) : tag("Needs a lawful basis", "red")
        return (id, todo("/concerns/\(id)", title.isEmpty ? whom : title, hint, mark), may)
    }

    private static func request(_ row: Row, _ words: Words) throws -> HTML {
        let (id, service, state): (String, String, String) = (try row[0], try row[3], try row[8])
        let whom = about(try row[5], try row[6])
        let (practitioner, agreed, used): (String?, Int, Int) = (try row[10], try row[11], try row[12])
        let days = agreed == 0 ? nil : "\(HalfDays.used(halfHours: used, of: agreed)) used"
        let known = words.requests[state] ?? [state, "grey"]
        return todo(
            "/requests/\(id)", "\(words.services[service] ?? service), \(whom)",
            [practitioner, days].compactMap(\.self).joined(separator: ", "), tag(known[0], known[1]))
    }
}
