import Pages
import Reckoning
import Storage

/// WHEN an agreed action is done, or is dropped
///
/// Its owner, the school it is for, or whoever holds the meeting says that it is done, or that it
/// will not be, and what came of it. It says so in the next pack. If somebody has closed it in the
/// meantime, theirs stands and is shown.
///
/// PAGE    /actions/{action}
/// API     POST /api/actions/{action}
/// COMMAND alongside do close-action
package struct CloseAction: Act {
    package let action: ID<AgreedAction>
    package let version: Int
    package let state: AgreedAction.State
    package let outcome: String

    package static let name = "CloseAction"
    package static let needs = Permission.seeSchool
    package static let api = "/api/actions/{action}"
    package static let summary =
        "Say that an agreed action is done or dropped, and what came of it."

    package init(_ form: inout FieldReader) throws(Refusals) {
        let action = form.required(Self.actionField, as: ID<AgreedAction>.self)
        let version = form.required(Self.versionField, as: Int.self)
        let state = form.required(Self.stateField, as: AgreedAction.State.self)
        outcome = form.text(Self.outcomeField)
        guard let action, let version, let state, form.refusals.isEmpty else { throw form.refused }
        (self.action, self.version, self.state) = (action, version, state)
    }

    // Who may: of those who may read it, its owner, its school and whoever holds the meeting.

    package func isInScope(_ occasion: Occasion) throws -> Bool {
        let read = try AgreedActionRecord.find(
            action, for: occasion.person, on: occasion.today, in: occasion.database)
        return read?.mayClose ?? false
    }

    // Whether it may.

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        let read = try AgreedActionRecord.find(
            action, for: occasion.person, on: occasion.today, in: occasion.database)
        guard let read else { throw NotThere() }
        if read.state != .open || read.version != version {
            let who = read.closedBy.map { " by \($0)" } ?? ""
            return [
                Refusal(
                    "",
                    """
                    This action is “\(read.state.words)”\(who) since you opened it. \
                    \(read.outcome.isEmpty ? "" : "They wrote: “\(read.outcome)”") Yours was not saved.
                    """)
            ]
        }
        if state == .open { return [Refusal(Self.stateField, "Say whether it is done or dropped")] }
        if state == .dropped, outcome.isEmpty {
            return [Refusal(Self.outcomeField, "Say why it will not be done")]
        }
        return []
    }

    // What happens.

    package struct Done: Codable, Sendable {
        package let action: ID<AgreedAction>
        package let state: AgreedAction.State
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        try occasion.writing.run(
            """
            UPDATE agreed_action SET state = \(state), outcome = \(outcome),
                closed_by = \(occasion.person.id), closed_at = \(occasion.now),
                version = version + 1
            WHERE id = \(action) AND state = 'open'
            """)
        occasion.note(Self.self, action.subject, detail: state.rawValue)
        return Done(action: action, state: state)
    }
}

extension CloseAction {
    static let actionField = Field("action", "Action", .hidden, required: "Say which action")
    static let versionField = Field(
        "version", "Version", .hidden, required: "Say which version you read")
    static let stateField = Field(
        "state", "Is it done?",
        .choice([.init("done", "Done"), .init("dropped", "It will not be done")]),
        required: "Say whether it is done or dropped")
    static let outcomeField = Field(
        "outcome", "What came of it?", hint: "Needed where it will not be done.",
        .longText(rows: 3), limit: 2_000)

    package static func fields(_ authority: Authority) -> [Field] {
        [actionField, versionField, stateField, outcomeField]
    }
}
