import Pages
import Reckoning
import Storage

/// WHEN an adviser has tried to ring somebody back
///
/// Every attempt is logged, with what came of it. An attempt at a call-back that nobody had taken
/// takes it.
///
/// PAGE    /line/promises/{promise}/attempt
/// API     POST /api/line/promises/{promise}/attempts
/// COMMAND alongside do log-attempt
package struct LogAttempt: Act {
    package enum Result: String, Sendable, CaseIterable, FieldValue {
        case noAnswer = "no-answer"
        case message, busy
        case wrongNumber = "wrong-number"
        case spoke

        var words: String {
            switch self {
            case .noAnswer: "No answer"
            case .message: "Left a message"
            case .busy: "Engaged"
            case .wrongNumber: "Wrong number"
            case .spoke: "Spoke to them, more to do"
            }
        }
    }

    package let promise: ID<Promise>
    package let result: Result
    package let words: String

    package static let name = "LogAttempt"
    package static let needs = Permission.logCall
    package static let api = "/api/line/promises/{promise}/attempts"
    package static let summary = "Log that somebody was rung back, and what came of it."

    package init(_ form: inout FieldReader) throws(Refusals) {
        let promise = form.required(Field.promise, as: ID<Promise>.self)
        let result = form.required(Self.resultField, as: Result.self)
        words = form.text(Self.wordsField)
        guard let promise, let result, form.refusals.isEmpty else { throw form.refused }
        (self.promise, self.result) = (promise, result)
    }

    package func isInScope(_ occasion: Occasion) throws -> Bool { try occasion.mayUse(promise) }

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        try PromiseAtHand.find(promise, occasion).refusals(occasion)
    }

    package func happen(_ occasion: Occasion) throws -> PromiseDone {
        try occasion.writing.run(
            """
            UPDATE promise SET owner = coalesce(owner, \(occasion.person.id)), version = version + 1
            WHERE id = \(promise) AND state = 'open'
            """)
        try occasion.step(promise, .attempted, words.isEmpty ? result.words : "\(result.words). \(words)")
        occasion.note(Self.self, promise.subject, detail: result.rawValue)
        return PromiseDone(promise: promise, state: .open)
    }

    static let resultField = Field(
        "result", "What came of it?", .choice(Result.allCases.map { .init($0.rawValue, $0.words) }),
        required: "Say what came of it")
    static let wordsField = Field("words", "Anything to remember?", limit: 1_000)

    package static func fields(_ authority: Authority) -> [Field] {
        [.promise, resultField, wordsField]
    }
}
