import Pages
import Storage

/// WHEN a promise to a caller is kept
///
/// They were rung back, or told what they were promised to be told. What they were told is written down.
///
/// PAGE    /line/promises/{promise}/keep
/// API     POST /api/line/promises/{promise}/keep
/// COMMAND alongside do keep-promise
package struct KeepPromise: Act {
    package let promise: ID<Promise>
    package let words: String

    package static let name = "KeepPromise"
    package static let needs = Permission.logCall
    package static let api = "/api/line/promises/{promise}/keep"
    package static let summary = "Say that a promise was kept, and what the caller was told."

    package init(_ form: inout FieldReader) throws(Refusals) {
        let promise = form.required(Field.promise, as: ID<Promise>.self)
        words = form.text(Self.wordsField)
        guard let promise, form.refusals.isEmpty else { throw form.refused }
        self.promise = promise
    }

    package func isInScope(_ occasion: Occasion) throws -> Bool { try occasion.mayUse(promise) }

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        try PromiseAtHand.find(promise, occasion).refusals(occasion)
    }

    package func happen(_ occasion: Occasion) throws -> PromiseDone {
        occasion.note(Self.self, promise.subject)
        return try occasion.close(promise, as: .kept, words)
    }

    static let wordsField = Field(
        "words", "What were they told?", .longText(rows: 3), required: "Say what they were told", limit: 2_000)

    package static func fields(_ authority: Authority) -> [Field] { [.promise, wordsField] }
}
