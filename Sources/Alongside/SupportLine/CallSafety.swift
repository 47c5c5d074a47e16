import Pages
import Reckoning

/// Whether a child may be at risk of harm, and what was done about it before the call ended.
package struct CallSafety: Sendable {
    let isTicked: Bool
    /// What was done, by the package's code; nil where nobody was at risk.
    let action: String?
    let words: String

    init(_ form: inout FieldReader) {
        isTicked = !form.given.all(Self.tickField.name).isEmpty
        let done: String? = isTicked ? form.required(Self.actionField) : nil
        action = done
        words = isTicked ? form.text(Self.wordsField) : ""
    }

    func refusals(_ occasion: Occasion) -> [Refusal] {
        let known = occasion.authority.lineRules.safeguardingActions
        guard let action, known.latest(action) == nil else { return [] }
        return [Refusal(Self.actionField, Self.actionField.missing)]
    }

    static let tickField = Field(
        "safeguarding", "A child may be at risk of harm",
        .choices([.init("yes", "A child may be at risk of harm")]))
    static let actionField = Field(
        "safeguarding-action", "What was done about it before the call ended?", .choice([]),
        required: "Say what was done about the child’s safety. The call cannot be closed without it"
    ).sometimes()
    static let wordsField = Field(
        "safeguarding-words", "Reference or name given by the service", limit: 500)
}
