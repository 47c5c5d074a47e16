import Foundation
import Pages
import Reckoning
import Storage

/// The data protection officer's pages: who did and saw what, and the proof that it is whole.
enum AuditPages {
    static let routes: [Route] = [
        .page(Address.audit, needs: .right(.seeAudit), "The audit log, newest first.", list),
        Route(
            .get, Address.auditFile, needs: .right(.seeAudit),
            summary: "The lines of the audit log that fit, as CSV.", download),
        .page(Address.checkAudit, needs: .right(.seeAudit), "Whether the audit log is whole.", check),
    ]

    static func list(_ visit: Visit) async throws -> Page {
        let filter = try AuditFilter(visit)
        let part = try await visit.store.read { try filter.lines(in: $0) }
        return AuditPage(filter: filter, part: part).page(visit)
    }

    /// The newest lines that fit, as many as a spreadsheet opens with ease.
    static func download(_ visit: Visit) async throws -> Answer {
        let filter = try AuditFilter(visit)
        let part = try await visit.store.snapshot { try filter.lines(limit: 50_000, in: $0) }
        var csv = CSVWriter(["Line", "When (UTC)", "Person", "Name", "Act", "To what", "Detail"])
        for line in part.lines {
            csv.row([
                "\(line.seq)", line.at.iso, line.person, line.name, line.act, line.subject,
                line.detail,
            ])
        }
        let name = "audit-\(visit.today.iso).csv"
        return .file(Data(csv.bytes), name: name, type: "text/csv; charset=utf-8")
    }

    /// Reads the whole log, each line against the one before it.
    static func check(_ visit: Visit) async throws -> Page {
        let finding = try await visit.store.snapshot { try AuditChain.check($0) }
        let result =
            finding.isWhole
            ? Part.inset("<p>\(Part.tag("Whole", .green)) \(finding.description)</p>")
            : Part.warning("\(finding.description) Tell whoever runs the server, and compare with a backup.")
        return Page(
            "Check of the audit log", above: [Link("Audit log", Address.audit)],
            """
            <h1>Check of the audit log</h1>
            <p>Every line carries a sum over itself and the line before it. A line that was altered, \
            removed or put elsewhere is found and named.</p>\(result)
            """)
    }
}

/// The audit log.
struct AuditPage: Sendable {
    let filter: AuditFilter
    let part: AuditPart

    func page(_ visit: Visit) -> Page {
        Page(
            "Audit log", wide: true,
            """
            <h1>Audit log</h1>
            <p>Who did and saw what, newest first. Things stand here by their ids, never by what is \
            in them. A list of a school’s children is one line, ReadChildren, under the school; with \
            child: and an id you see those lists too, because the child may have stood in them.</p>
            \(Part.button("Check that the log is whole", to: Address.checkAudit))
            <div class="columns">\(filters(visit))<div>
            \(part.lines.isEmpty ? none : table(visit))\(older)\(if: !part.lines.isEmpty, file)</div></div>
            """)
    }

    private var none: HTML { Part.empty("No line fits. Ask for less.") }

    private var file: HTML {
        let link = Link("Download these lines as CSV", "\(Address.auditFile)?\(filter.query)")
        return "<p>\(link.html), the newest 50,000 at most.</p>"
    }

    private var older: HTML {
        part.next.map { next in
            """
            <nav class="pages" aria-label="Pages">\
            <a rel="next" href="\(Address.audit)?\(filter.query)before=\(next)">Older lines</a></nav>
            """
        }.orEmpty
    }

    private func table(_ visit: Visit) -> HTML {
        let zone = visit.authority.timeZone
        let rows = part.lines.map { line -> [HTML] in
            [
                "\(line.seq)", HTML(zone.localTime(of: line.at).long),
                HTML(line.name.isEmpty ? line.person : line.name), HTML(line.act),
                "<code>\(line.subject)</code>", HTML(line.detail),
            ]
        }
        return Part.table("Lines", ["Line", "When", "Who", "Act", "To what", "Detail"], rows)
    }

    private func filters(_ visit: Visit) -> HTML {
        let given = Given([
            "person": [filter.person], "act": [filter.act], "subject": [filter.subject],
            "day": [filter.day?.iso ?? ""],
        ])
        let form = FormView(action: Address.audit, token: "", once: "", given: given)
        let acts = Set(Rooms.acts.map(\.name)).union([
            "SignIn", "SignInRefused", "SignOut", "ReadChild", "ReadChildren",
        ])
        return """
            <form class="filters" method="get" action="\(Address.audit)"><h2>Show</h2>
            \(form.field(Field("person", "Who", hint: "A name or an account name", .text(width: 20))))
            \(form.field(Field("act", "Act", .pick(acts.sorted().map { .init($0, $0) }, none: "Any"))))
            \(form.field(Field("subject", "To what", hint: "For example school:900001", .text(width: 20))))
            \(form.field(Field("day", "Day", .day)))
            <button class="button">Show these</button></form>
            """
    }
}
