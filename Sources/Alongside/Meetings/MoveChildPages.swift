import Pages
import Reckoning
import Storage

/// The page on which a school releases a child's record: first where to, then what that does.
package enum MoveChildPages {
    package static let routes: [Route] = Route.form(
        MoveChild.self, at: "/children/{child}/move", page: move,
        done: { _, done in
            (Address.children(done.from), "The record has moved with the child. You no longer see it.")
        })

    static func move(_ visit: Visit, _ form: FormView) async throws -> Page {
        let id: ID<Child> = try visit.parameter("child")
        let (person, today) = (try visit.signedIn, visit.today)
        let urn = URN(form.given["to"])
        let found = try await visit.store.read { database -> MoveChildPage? in
            let mine = person.scope(.bringConcern).schools("ch.school", on: today)
            guard
                try database.exists("SELECT 1 FROM child ch WHERE ch.id = \(id) AND \(mine)"),
                let child = try ChildRecord.find(id, for: person, on: today, in: database)
            else { return nil }
            let new = try urn.flatMap { try School.find($0, on: today, in: database) }
            return MoveChildPage(
                child: child, to: new,
                shares: try ChildShare.of(id, in: database).filter { $0.isInForce(on: today) })
        }
        guard let found else { throw NotThere() }
        try await visit.house.noteReading(of: [id.subject], by: person, at: "move")
        return found.page(visit, form)
    }
}

/// What the page that moves a record needs to know.
struct MoveChildPage: Sendable {
    let child: ChildRecord
    /// The school asked for, where it is known here.
    let to: School?
    let shares: [ChildShare]

    func page(_ visit: Visit, _ form: FormView) -> Page {
        let isSure = to != nil && !form.refusals.contains { $0.field == MoveChild.toField.name }
        return Page(
            "Move a child's record",
            above: [
                Link(child.schoolName, Address.school(child.school)),
                Link("The child's record", Address.child(child.id)),
            ],
            """
            \(form.errorSummary)
            <h1>Move \(child.name)’s record to another school</h1>
            \(isSure ? confirm(visit.authority, form) : question(visit, form))
            """)
    }

    private func question(_ visit: Visit, _ form: FormView) -> HTML {
        var asked = form
        let typed = form.given["to"]
        if !typed.isEmpty, to == nil, form.refusals.isEmpty {
            asked.refusals = [Refusal(MoveChild.toField, MoveChild.unknown)]
        }
        return """
            <p>You release the record; the new school has nothing to do. Look up its URN on \
            \(Link("Find my zone", Address.findMyZone).html) or in the government's register of \
            schools.</p>
            <form method="get" action="\(visit.path)" class="form">
            \(asked.field(MoveChild.toField))<button class="button">Continue</button></form>
            """
    }

    private func confirm(_ authority: Authority, _ form: FormView) -> HTML {
        guard let to else { return "" }
        let shared = shares.map { share -> HTML in
            let isLost = share.kind == .zone && share.value != to.zone
            return "\(share.words(authority)) \(isLost ? "stops" : "goes on") seeing the record."
        }
        let lines: [HTML] = [
            "\(to.name) sees and keeps the record at once. \(child.schoolName) no longer does.",
            """
            Open concerns and support go along. What is over stays in your school’s history, with \
            the texts about the child withheld.
            """,
            "The lawful bases stay in force; the new school can withdraw or renew them.",
        ]
        return """
            <p>To \(to.name), \(to.address), URN \(to.urn.description).</p>
            <h2>What happens</h2>\(Part.list(lines + shared))
            \(form.html("""
                \(form.hidden("to", to.urn.description))
                \(form.hidden("version", String(child.version)))
                \(form.fields([MoveChild.dayField, MoveChild.toldField]))
                \(form.button("Move the record", kind: "warning"))
                """))
            <p>\(Link("Another school", "\(Address.moveChild(child.id))?to=").html)</p>
            """
    }
}
