import Pages
import Reckoning
import Storage

/// Calls, newest first: all of them, or those of a telephone number, a name or a reference.
enum CallList {
    static func page(_ visit: Visit) async throws -> Page {
        let (typed, person) = (String(visit.query["q"].prefix(100)), try visit.signedIn)
        let asked = Int(visit.query["page"]) ?? 1
        let found = try await visit.store.read { database -> (Pagination, [CallSummary]) in
            let condition = condition(typed)
            let mine = person.scope(.logCall).calls
            let total = try database.count(
                "SELECT count(*) FROM line_call c WHERE \(mine) AND \(condition)")
            let pages = Pagination(page: asked, total: total)
            let calls: [CallSummary] = try database.all(
                CallSummary.query(
                    person,
                    where: """
                        \(condition) ORDER BY c.day DESC, c.started_at DESC, c.id DESC
                        LIMIT \(pages.size) OFFSET \(pages.offset)
                        """))
            return (pages, calls)
        }
        return view(visit, typed, found.0, found.1)
    }

    private static func condition(_ typed: String) -> SQL {
        guard !typed.isEmpty else { return "TRUE" }
        let numbers = TelephoneNumber.all(in: typed).map(\.text)
        if !numbers.isEmpty {
            return "c.id IN (SELECT ph.call FROM line_call_phone ph WHERE ph.phone IN \(list: numbers))"
        }
        let (reference, name) = (Promise.reference(typed: typed), typed.lowercased())
        return """
            (c.id IN (SELECT pr.call FROM promise pr WHERE pr.reference = \(reference))
            OR substr(lower(c.caller_name), 1, CAST(\(name.unicodeScalars.count) AS INTEGER)) = \(name))
            """
    }

    private static func view(
        _ visit: Visit, _ typed: String, _ pages: Pagination, _ calls: [CallSummary]
    ) -> Page {
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
