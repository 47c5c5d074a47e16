import Pages
import Reckoning
import Storage

extension Address {
    package static func correctConcern(_ id: ID<Concern>) -> String { "\(concern(id))/correct" }
    package static func withdrawConcern(_ id: ID<Concern>) -> String { "\(concern(id))/withdraw" }
}

/// The pages on which a school corrects a concern or takes it back.
package enum ConcernChangePages {
    package static let routes: [Route] =
        Route.form(
            CorrectConcern.self, at: "/concerns/{concern}/correct", page: correct,
            done: { _, done in
                (Address.concern(done.concern), "The concern is corrected. What it said before is kept.")
            })
        + Route.form(
            WithdrawConcern.self, at: "/concerns/{concern}/withdraw", page: withdraw,
            done: { _, done in
                (Address.concern(done.concern), "The concern is withdrawn. No meeting takes it up.")
            })

    static func correct(_ visit: Visit, _ form: FormView) async throws -> Page {
        CorrectConcernPage(concern: try await mine(visit)).page(visit, form)
    }

    static func withdraw(_ visit: Visit, _ form: FormView) async throws -> Page {
        let concern = try await mine(visit)
        let isOnAgenda = concern.state == .onAgenda
        let place = isOnAgenda ? "the closed agenda it stands on" : "the pack of the next meeting"
        return Page(
            "Withdraw a concern", above: CorrectConcernPage(concern: concern).above,
            """
            \(form.errorSummary)
            <h1 id="f-version">Withdraw: \(concern.title)</h1>
            <p>\(concern.state.tag) About: \(concern.about)</p>
            <p>It leaves \(place) at once. It stays on record as withdrawn, with your name and \
            reason, for everybody who sees it now. It cannot be taken up again; you can raise it as \
            a new concern.</p>
            \(form.html(draft: visit.path, """
                \(form.hidden("version", String(concern.version)))
                \(form.field(WithdrawConcern.reasonField))
                \(form.button("Withdraw this concern", kind: "warning"))
                """))
            """)
    }

    /// A concern of the reader's own school; where it is about a child, the reading is written down.
    private static func mine(_ visit: Visit) async throws -> ConcernRecord {
        let id: ID<Concern> = try visit.parameter("concern")
        let (person, today) = (try visit.signedIn, visit.today)
        let found = try await visit.store.read { database -> ConcernRecord? in
            guard try ConcernRecord.isOf(id, person, on: today, in: database) else { return nil }
            return try ConcernRecord.find(id, for: person, on: today, in: database)
        }
        guard let found else { throw NotThere() }
        try await visit.house.noteReading(
            of: found.child.map { [$0.subject] } ?? [], by: person, at: id.subject)
        return found
    }
}

/// The form that corrects a concern: what it says now, and where it was stale, both.
struct CorrectConcernPage: Sendable {
    let concern: ConcernRecord

    func page(_ visit: Visit, _ form: FormView) -> Page {
        var form = form
        if form.given["title"].isEmpty, form.refusals.isEmpty {
            form.given = Given(ConcernWords(concern).asGiven)
        }
        return Page(
            "Correct a concern", above: above,
            """
            \(form.errorSummary)
            <h1>Correct a concern</h1>
            <p>About: \(concern.about). Change what is wrong. What it says now is kept in what has \
            happened to it. If it is about somebody else, withdraw it and raise it anew.</p>
            \(theirs(visit.authority, form))
            \(form.html(draft: visit.path, """
                \(form.hidden("version", version(form)))
                \(form.fields(ConcernWords.fields(visit.authority)))
                \(form.button("Save the correction"))
                \(form.button("Save and come back", name: "_later", value: "yes", kind: "secondary"))
                """))
            """)
    }

    var above: [Link] {
        [
            Link(concern.schoolName, Address.school(concern.school)),
            Link("The concern", Address.concern(concern.id)),
        ]
    }

    private func isStale(_ form: FormView) -> Bool {
        form.refusals.contains { $0.field == "version" }
    }

    /// After a stale correction was refused and shown, sending it again is a choice.
    private func version(_ form: FormView) -> String {
        let given = form.given["version"]
        return isStale(form) || given.isEmpty ? String(concern.version) : given
    }

    private func theirs(_ authority: Authority, _ form: FormView) -> HTML {
        guard isStale(form) else { return "" }
        return """
            <h2>As it is now</h2>\(Part.summary(ConcernWords(concern).facts(authority)))
            <h2 id="f-version">Yours</h2>
            """
    }
}
