import Foundation
import Pages
import Reckoning
import Storage

// What somebody has typed and not yet sent. A draft belongs to a person and a form's address; it
// lives in the database, so it outlasts the browser, the session and the server.
extension Visit {
    /// The person's draft of the form at this address.
    package func draft() async throws -> Given? {
        guard let person else { return nil }
        let form = path
        return try await store.read { database in
            let text: String? = try database.value(
                "SELECT fields FROM draft WHERE person = \(person.id) AND form = \(form)")
            return text.flatMap { Given(json: Data($0.utf8)) }
        }
    }

    /// Keeps what was typed; the form's own fields (`_token` and the like) are left out.
    package func keepDraft(form: String? = nil) async throws {
        guard let person else { return }
        try await Draft.keep(given, form: form ?? path, of: person.id, in: store)
    }

    package func dropDraft() async throws {
        guard let person else { return }
        let form = path
        try await store.keep { writing in
            try writing.run("DELETE FROM draft WHERE person = \(person.id) AND form = \(form)")
        }
    }
}

package enum Draft {
    /// As much as a form may send: what can be sent can be kept.
    static let limit = Site.bodyLimit

    /// Neither the form's own fields, nor a password, nor the address that a caller gave for one
    /// message: what stands in a draft stands there as typed.
    private static func mayBeKept(_ field: String) -> Bool {
        !field.hasPrefix("_") && !field.hasPrefix("password") && field != "send-to"
    }

    package static func keep(
        _ given: Given, form: String, of person: ID<Person>, in store: Store
    ) async throws {
        let fields = Given(given.values.filter { mayBeKept($0.key) }).json
        guard fields.utf8.count <= limit, form.hasPrefix("/"), form.utf8.count < 300 else { return }
        try await store.keep { writing in
            try writing.run(
                """
                INSERT INTO draft (person, form, fields, saved_at)
                VALUES (\(person), \(form), \(fields), \(writing.now))
                ON CONFLICT (person, form)
                DO UPDATE SET fields = excluded.fields, saved_at = excluded.saved_at
                """)
        }
    }
}
