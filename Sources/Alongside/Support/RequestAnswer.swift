import Pages
import Reckoning
import Storage

/// What somebody says of a request as they move it on, and which version of it they had before
/// them: what has to be known to accept, return or close one.
package struct RequestAnswer: Sendable {
    package let request: ID<SupportRequest>
    package let reason: String
    package let version: Int?

    /// `reason` is the field that asks for the words.
    init(_ form: inout FieldReader, reason: Field) throws(Refusals) {
        let request = form.required(SupportField.request, as: ID<SupportRequest>.self)
        self.reason = form.text(reason)
        version = form.optional(SupportField.version)
        guard let request, form.refusals.isEmpty else { throw form.refused }
        self.request = request
    }

    /// The fields, in the order of the page.
    static func fields(reason: Field) -> [Field] {
        [SupportField.request, SupportField.version, reason]
    }
}
