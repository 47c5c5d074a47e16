import Pages
import Reckoning
import Storage

/// What was promised to a caller, as the call screen asks for it.
package struct CallPromise: Sendable {
    let what: String
    let within: Int?
    let isMine: Bool
    let postcode: Postcode?

    init(_ form: inout FieldReader) {
        what = form.text(Self.whatField)
        within = form.optional(Self.withinField)
        isMine = form.given[Self.ownerField.name] != "anyone"
        postcode = form.optional(Self.postcodeField)
    }

    var isEmpty: Bool { what.isEmpty && within == nil }

    func act(call: ID<LineCall>) -> PromiseCallback {
        PromiseCallback(
            call: call, kind: .callBack, what: what.isEmpty ? "Call back" : what, within: within,
            by: nil, isMine: isMine, postcode: postcode)
    }

    /// What would keep the promise from being made, said at the fields of the call.
    func refusals(for call: LogCall, _ occasion: Occasion) -> [Refusal] {
        let follows = occasion.authority.lineRules.outcome(call.outcome)?.follows
        guard follows == .promise || !isEmpty else { return [] }
        var refusals: [Refusal] = []
        if TelephoneNumber.all(in: call.phone).isEmpty {
            refusals.append(
                Refusal(LogCall.phoneField, "Give the number to ring back on, with its area code"))
        }
        if let within, !(1...400).contains(within) {
            refusals.append(Refusal(Self.withinField, "Give from 1 to 400 working hours"))
        }
        return refusals
    }

    static let whatField = Field(
        "promise", "What have you promised?", hint: "For example: ring with the name of the adviser.",
        limit: 300)
    static let withinField = Field(
        "within", "Within how many working hours?",
        hint: "Opening hours of the line. Left empty, it is what the urgency asks for.", .number)
    static let ownerField = Field(
        "owner", "Whose turn is it?",
        .choice([.init("me", "Mine"), .init("anyone", "Whoever is free first")]))
    static let postcodeField = Field(
        "postcode", "Caller’s postcode",
        hint: "With it and the reference they can see how the promise stands.", .text(width: 10))
}
