import Foundation
import Pages

/// What a room answers.
package enum Answer: Sendable {
    case page(Page)
    /// Part of a page, for scripts that ask for it.
    case fragment(HTML)
    /// Somewhere else, after something was done; the notice stands on the next page.
    case redirect(String, notice: String? = nil)
    case json(Data, status: Int = 200)
    case file(Data, name: String, type: String)
    /// A file that may be kept by browsers: the stylesheet, the script.
    case asset(Data, type: String)
    /// Signs a browser in or out: the session's secret, or nil, and where to go. `browser` is the
    /// secret by which it is known again, where it is new.
    case session(String?, browser: String? = nil, then: String, notice: String? = nil)
    /// A page with a form for somebody who is not signed in, tied to this browser by a secret.
    case start(Page, secret: String)

    package static func data(_ value: some Encodable, status: Int = 200) throws -> Answer {
        .json(try JSON.encode(value), status: status)
    }
}

/// How JSON is written at every door.
package enum JSON {
    package static func encode(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(value)
    }
}
