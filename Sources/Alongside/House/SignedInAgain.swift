import Hummingbird
import Pages
import Storage

/// A form that the same person opened in an earlier session: it does nothing, and loses nothing.
struct SignedInAgain: Error {}

// Somebody's session ended while they typed, and they signed in again in another window. The form
// they left open carries the token of the session that ended.
extension Site {
    /// Keeps what was typed as a draft, where the token is of an earlier session of the same person
    /// and the form comes from our own page. Whoever else uses the browser gets none of it.
    func keepTypedBefore(_ sent: String, _ visit: Visit, _ asking: Asking, _ route: Route) async throws {
        let isDraft = route.path == DraftRoutes.path
        let hasPage = routes.contains { $0.method == .get && $0.path == route.path }
        guard let person = visit.person, !asking.isCrossSite, !asking.isAPI, !sent.isEmpty, isDraft || hasPage
        else { return }
        let isTheirs = try await house.store.read { database in
            try database.exists(
                "SELECT 1 FROM session s WHERE s.person = \(person.id) AND s.token = \(sent)")
        }
        // The session's own token is refused for another reason: the form comes from elsewhere.
        guard isTheirs, !Secret.isEqual(sent, visit.token) else { return }
        let form = isDraft ? visit.given["_draft"] : visit.path
        try await Draft.keep(visit.given, form: form, of: person.id, in: house.store)
        throw SignedInAgain()
    }

    func signedInAgain(_ asking: Asking) -> Response {
        if asking.path == DraftRoutes.path { return response(.fragment("Saved"), asking) }
        let words =
            "You have signed in again since you opened this. What you typed is here: check it and send it again."
        return response(.redirect(asking.path, notice: words), asking)
    }
}
