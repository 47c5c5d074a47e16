import Pages
import Reckoning
import Storage

/// Calls, newest first: all of them, or those of a telephone number, a name or a reference.
package struct CallList: Sendable {
    let typed: String
    package let pages: Pagination
    package let calls: [CallSummary]

    static func page(_ visit: Visit) async throws -> Page {
        let (typed, person) = (String(visit.query["q"].prefix(100)), try visit.signedIn)
        let (asked, today) = (Int(visit.query["page"]) ?? 1, visit.today)
        let list = try await visit.store.read { database in
            try load(typed, page: asked, for: person, on: today, in: database)
        }
        return list.view(visit)
    }

    package static func load(
        _ typed: String, page asked: Int, for person: Person, on today: Day, in database: any Connection
    ) throws -> CallList {
        let mine = person.scope(.logCall).calls
        let found = typed.isEmpty ? nil : found(typed)
        // All calls are counted already; those that are looked for are few.
        let total =
            try found.map { try database.count("SELECT count(*) FROM line_call c WHERE \(mine) AND \($0)") }
            ?? all(for: person, on: today, in: database)
        let pages = Pagination(page: asked, total: total)
        let calls: [CallSummary] = try database.all(
            CallSummary.query(
                person,
                where: """
                    \(found ?? "TRUE") ORDER BY c.day DESC, c.started_at DESC, c.id DESC
                    LIMIT \(pages.size) OFFSET \(pages.offset)
                    """))
        return CallList(typed: typed, pages: pages, calls: calls)
    }

    private static func all(for person: Person, on today: Day, in database: any Connection) throws -> Int {
        guard person.scope(.logCall).isCounty else { return 0 }
        let first = Day(number: 0)
        return try LineCounts.between(first, today.adding(days: 1), in: database).number(.all)
    }

    /// By every number in what was typed; else by the beginnings of words of the caller's name, or
    /// by a reference. Each is found through an index of its own.
    private static func found(_ typed: String) -> SQL {
        let numbers = TelephoneNumber.all(in: typed).map(\.text)
        if !numbers.isEmpty {
            return "c.id IN (SELECT ph.call FROM line_call_phone ph WHERE ph.phone IN \(list: numbers))"
        }
        let reference: SQL = """
            SELECT pr.call FROM promise pr WHERE pr.call IS NOT NULL
            AND pr.reference = \(Promise.reference(typed: typed))
            """
        let words = SearchWords.split(typed).prefix(6).map { word -> SQL in
            "SELECT nw.call FROM line_call_name nw WHERE \(SearchWords.begins("nw.word", word))"
        }
        guard let first = words.first else { return "c.id IN (\(reference))" }
        let all = words.dropFirst().reduce(first) { "\($0) INTERSECT \($1)" }
        let whole = typed.lowercased()
        let asItStands: SQL = """
            SELECT nw.call FROM line_call_name nw
            WHERE nw.word >= \(whole) AND nw.word <= \(whole + "zzzz")
            """
        return "c.id IN (\(all) UNION \(asItStands) UNION \(reference))"
    }

    private func view(_ visit: Visit) -> Page {
        let query = typed.isEmpty ? "?" : "?q=\(Address.escaped(typed))&"
        let many = pages.total == 1 ? "1 call" : "\(pages.total) calls"
        let mayTakeOut = visit.person?.may(.leadLine) ?? false
        return Page(
            "Calls", above: [Link("Support line", Address.line)], wide: true,
            """
            <h1>Calls</h1>
            <p>\(many)\(typed.isEmpty ? "" : " for “\(typed)”"), newest first.</p>
            <form method="get" action="\(Address.calls)" class="form" role="search"><div class="field">\
            <label for="f-q">Telephone number, caller’s name or reference</label>\
            <input id="f-q" name="q" type="text" class="w-20" value="\(typed)"></div>\
            <button class="button">Find calls</button></form>
            \(calls.isEmpty
                ? Part.empty("No call is found. \(Link("Log a call", Address.logCall).html)")
                : calls.table("Calls", visit.authority))
            \(pages.html(Address.calls + query))
            \(if: mayTakeOut, "<p>\(Link("Download the calls of the last year as CSV", Address.callsFile).html)</p>")
            """)
    }
}
