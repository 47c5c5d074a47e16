import Pages
import Reckoning
import Storage

/// One request, as a room sees it: who asks, for what, with which fields.
package struct Visit: Sendable {
    package let house: House
    package let method: Route.Method
    /// The path without its query: `/schools/900001`.
    package let path: String
    package let query: Given
    /// The fields of the body, form or JSON.
    package let given: Given
    /// The key under which a write is done once, from the form or the `Idempotency-Key` header.
    package let once: String?
    package let person: Person?
    /// What forms carry against forged posts.
    package let token: String
    /// The session of the browser, in force or not; nil for scripts with a token.
    package var session: Session?
    /// The secret by which the browser is known from an earlier sign-in.
    package var browser: String?
    /// Where a post came from, as it is counted against guessing; empty for what only reads.
    package var address = ""
    package var parameters: [String: String] = [:]

    package var today: Day { house.today }
    package var authority: Authority { house.authority }
    package var store: Store { house.store }

    /// The person, where the route needs one.
    package var signedIn: Person {
        get throws {
            guard let person else { throw NotThere() }
            return person
        }
    }

    /// A value from the path; what does not parse is simply not there.
    package func parameter<Value: FieldValue>(
        _ name: String, as: Value.Type = Value.self
    ) throws -> Value {
        guard let text = parameters[name], let value = Value(given: text) else { throw NotThere() }
        return value
    }

    /// A form that posts to an address, with its token and a number of its own.
    package func form(_ action: String, given: Given = Given(), refusals: [Refusal] = [])
        -> FormView
    {
        FormView(
            action: action, token: token, once: Secret.make(), given: given, refusals: refusals)
    }
}
