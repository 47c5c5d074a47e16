import Pages
import Storage

/// WHEN a promise to a caller is not kept
///
/// Nobody could be reached, or it could not be done. Why, and what the caller was told instead, is written down: a broken promise is not lost either.
///
/// PAGE    /line/promises/{promise}/break
/// API     POST /api/line/promises/{promise}/break
/// COMMAND alongside do break-promise
package struct BreakPromise: Act {
    package let promise: ID<Promise>
    package let words: String

    package static let name = "BreakPromise"
    package static let needs = Permission.logCall
    package static let api = "/api/line/promises/{promise}/break"
    package static let summary = "Say that a promise was not kept, and why."

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
        return try occasion.close(promise, as: .broken, words)
    }

    static let wordsField = Field(
        "words", "Why was it not kept, and what was the caller told?", .longText(rows: 3),
        required: "Say why it was not kept", limit: 2_000)

    package static func fields(_ authority: Authority) -> [Field] { [.promise, wordsField] }
}
