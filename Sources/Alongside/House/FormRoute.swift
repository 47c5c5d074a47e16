import Pages
import Storage

extension Route {
    /// The page's door to an act: one address that shows the form and takes it.
    ///
    /// `page` draws the form; `done` says where to go afterwards and what to say there. What is
    /// typed is kept as a draft under the form's address, and put back when the form is opened
    /// again, until the act is done.
    package static func form<Doing: Act>(
        _ act: Doing.Type, at path: String,
        page: @escaping @Sendable (Visit, FormView) async throws -> Page,
        done: @escaping @Sendable (Visit, Doing.Done) -> (to: String, notice: String)
    ) -> [Route] {
        form(act, at: path, page: page) { visit, result -> Answer in
            let next = done(visit, result)
            return .redirect(next.to, notice: next.notice)
        }
    }

    /// The same, for an act whose answer is shown at once: a secret that is told only now.
    package static func form<Doing: Act>(
        _ act: Doing.Type, at path: String,
        page: @escaping @Sendable (Visit, FormView) async throws -> Page,
        answer: @escaping @Sendable (Visit, Doing.Done) async throws -> Answer
    ) -> [Route] {
        [
            Route(.get, path, needs: .right(act.needs), summary: act.summary) { visit in
                // A link that says what it is about wins over what was typed about something else.
                let given = try await visit.draft()?.merging(visit.query) ?? visit.query
                return .page(try await page(visit, visit.form(visit.path, given: given)))
            },
            Route(.post, path, needs: .right(act.needs), summary: act.summary) { visit in
                let given = visit.given.merging(Given(visit.parameters.mapValues { [$0] }))
                if !given["_later"].isEmpty {
                    try await visit.keepDraft()
                    return .redirect("/today", notice: "Saved. Open the form again to go on.")
                }
                // A button that only looks something up, and loses nothing that was typed.
                if !given["_find"].isEmpty {
                    try await visit.keepDraft()
                    let form = visit.form(visit.path, given: given)
                    return .page(try await page(visit, form))
                }
                do {
                    var form = FieldReader(given)
                    let result = try await visit.house.perform(
                        Doing(&form), by: visit.signedIn, once: visit.once)
                    try await visit.dropDraft()
                    return try await answer(visit, result)
                } catch let refused as Refusals {
                    let form = visit.form(visit.path, given: given, refusals: refused.list)
                    var shown = try await page(visit, form)
                    shown.status = 422
                    return .page(shown)
                }
            },
        ]
    }
}
