import Pages
import Reckoning
import Storage

/// WHEN a school takes a concern back
///
/// The SENDCo or the headteacher of the school that brought it says why: it was raised by mistake,
/// it has settled, the family would rather not. It leaves the pack of the next meeting at once. From
/// an agenda that is closed it goes too, as long as the meeting has not been held and nobody has
/// written anything under it; once a meeting has taken it up, what becomes of it is recorded there.
///
/// Nothing is erased: the concern stays on record as withdrawn, with who withdrew it, when and why,
/// and is brought again, if it must be, as a new one. What the child was shared with under a basis
/// is not changed by it; that ends with the basis.
///
/// Source: no published source says how Norfolk takes a concern back; this is ours.
///
/// PAGE    /concerns/{concern}/withdraw
/// API     POST /api/concerns/{concern}/withdraw
/// COMMAND alongside do withdraw-concern
package struct WithdrawConcern: Act {
    package let concern: ID<Concern>
    package let version: Int
    package let reason: String

    // What must be known.

    package static let name = "WithdrawConcern"
    package static let needs = Permission.bringConcern
    package static let api = "/api/concerns/{concern}/withdraw"
    package static let summary = "Take a concern back, with a reason, before a meeting takes it up."

    package init(_ form: inout FieldReader) throws(Refusals) {
        let concern = form.required(Self.concernField, as: ID<Concern>.self)
        let version = form.required(Self.versionField, as: Int.self)
        reason = form.text(Self.reasonField)
        guard let concern, let version, form.refusals.isEmpty else { throw form.refused }
        (self.concern, self.version) = (concern, version)
    }

    // Who may.

    package func isInScope(_ occasion: Occasion) throws -> Bool {
        try occasion.maySpeak(for: concern)
    }

    // Whether it may.

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        let state: Concern.State? = try occasion.database.value(
            "SELECT state FROM concern WHERE id = \(concern)")
        guard let state, state.mayBeWithdrawn else {
            let words = """
                A meeting has decided about this concern, so it can no longer be withdrawn. Say at \
                the next meeting that it has settled.
                """
            return [Refusal("", state == .withdrawn ? "It has been withdrawn already." : words)]
        }
        return try takenUp(occasion) + occasion.staleness(of: concern, read: version)
    }

    /// A meeting that has been held, or has written something under it.
    private func takenUp(_ occasion: Occasion) throws -> [Refusal] {
        let day: Day? = try occasion.database.value(
            """
            SELECT m.day FROM agenda_item i JOIN meeting m ON m.id = i.meeting
            WHERE i.concern = \(concern) AND (m.state = 'held' OR m.state = 'pack-closed'
                AND (i.decided_at IS NOT NULL OR i.decision IS NOT NULL OR i.notes <> ''
                OR EXISTS (SELECT 1 FROM agreed_action a WHERE a.item = i.id)))
            """)
        guard let day else { return [] }
        let words = """
            The meeting of \(day.short) has taken it up. Ask the zone team to record there what \
            becomes of it.
            """
        return [Refusal("", words)]
    }

    // What happens.

    package struct Done: Codable, Sendable {
        package let concern: ID<Concern>
        package let school: URN
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        try occasion.writing.run(
            """
            DELETE FROM agenda_item WHERE concern = \(concern) AND meeting IN
            (SELECT m.id FROM meeting m WHERE m.state = 'pack-closed')
            """)
        try occasion.move(concern, to: .withdrawn, reason: reason)
        let school: URN? = try occasion.database.value(
            "SELECT school FROM concern WHERE id = \(concern)")
        guard let school else { throw NotThere() }
        occasion.note(Self.self, concern.subject)
        return Done(concern: concern, school: school)
    }
}

extension WithdrawConcern {
    static let concernField = Field("concern", "Concern", .hidden, required: "Say which concern")
    static let versionField = Field(
        "version", "Version", .hidden, required: "Say which version you read")
    static let reasonField = Field(
        "reason", "Why is it withdrawn?",
        hint: "Whoever sees the concern reads this. Leave out children's names.",
        .longText(rows: 3), required: "Say why it is withdrawn", limit: 2_000)

    package static func fields(_ authority: Authority) -> [Field] {
        [concernField, versionField, reasonField]
    }
}
