import Pages
import Reckoning

// The fields of a call, in the order of the page.
extension LogCall {
    static let formField = Field("form", "The form's own number", .hidden, limit: 100)
    static let callerField = Field(
        "caller", "Who is calling?", .pick([]), required: "Choose who is calling")
    static let callerNameField = Field(
        "caller-name", "Their name", hint: "Leave empty if they would rather not say.", limit: 120)
    static let phoneField = Field(
        "phone", "Telephone number", .text(width: 20), limit: 80)
    static let settingField = Field(
        "setting", "School or setting", hint: "A few letters of its name or town, or a postcode.",
        limit: 120)
    static let schoolField = Field("school", "Setting", .hidden)
    static let childNameField = Field(
        "child-name", "Child’s name",
        hint: "Only if it is needed to follow this up. Never for a general question.", limit: 120)
    static let stageField = Field("stage", "Stage", .pick([]))
    static let yearField = Field("year", "Year group", .pick([]))
    static let reasonField = Field(
        "reason", "Why do they call?", .pick([]), required: "Choose why they call")
    static let moreReasonsField = Field("more-reasons", "Other reasons", .choices([]))
    static let urgencyField = Field(
        "urgency", "Urgency", .pick([], none: "As the reason says"))
    static let notesField = Field("notes", "Notes", .longText(rows: 6), limit: 50_000)
    static let adviceField = Field("advice", "Advice given", .longText(rows: 3), limit: 10_000)
    static let signpostedField = Field("signposted", "Services they were pointed to", .choices([]))
    static let notFoundField = Field(
        "not-found", "What they asked for that there is not",
        hint: "For those who plan services. No names.", limit: 200)
    static let outcomeField = Field(
        "outcome", "How did the call end?", .pick([]), required: "Choose how the call ended")

    package static func fields(_ authority: Authority) -> [Field] {
        let rules = authority.lineRules
        return [
            formField, CallTimes.channelField, CallTimes.startedField, CallTimes.dayField,
            CallTimes.fromField, CallTimes.untilField, CallSafety.tickField,
            CallSafety.actionField.offering(rules.safeguardingActions.map { .init($0.code, $0.name) }),
            CallSafety.wordsField,
            callerField.offering(rules.callers.map { .init($0.code, $0.name) }), callerNameField,
            phoneField, settingField, schoolField, childNameField,
            stageField.offering(rules.stages.map { .init($0.code, $0.name) }),
            yearField.offering((-1...13).map { .init("\($0)", Child.yearWords($0)) }),
            reasonField.offering(rules.reasons.map { .init($0.code, $0.name) }),
            moreReasonsField.offering(rules.reasons.map { .init($0.code, $0.name) }),
            urgencyField.offering(rules.urgencies.map { .init($0.code, $0.name) }), notesField,
            adviceField, signpostedField, notFoundField,
            outcomeField.offering(rules.outcomes.map { .init($0.code, $0.name) }),
            CallPromise.whatField, CallPromise.withinField,
            CallPromise.ownerField, CallPromise.postcodeField,
        ]
    }
}
