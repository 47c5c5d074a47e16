import Pages
import Reckoning
import Storage

/// WHEN a school corrects a concern
///
/// While it waits for a meeting, the SENDCo or the headteacher of the school that brought it may
/// change what it says: the line, the offer, the needs, what was tried, what is wanted and asked
/// for. Whom it is about does not change; for that it is withdrawn (``WithdrawConcern``) and raised
/// anew. Once it stands on a closed agenda it is frozen, so that everybody at the meeting has read
/// the same.
///
/// What it said before is kept, word for word, in what has happened to it, with who changed it and
/// when. Whoever changes it says which version they read; a stale one is refused and shows both.
///
/// Source: no published source says how Norfolk corrects a concern; this is ours.
///
/// PAGE    /concerns/{concern}/correct
/// API     POST /api/concerns/{concern}/correct
/// COMMAND alongside do correct-concern
/// SETTING offers.yaml (offers), frameworks/*.yaml (sections)
package struct CorrectConcern: Act {
    package let concern: ID<Concern>
    package let version: Int
    package let words: ConcernWords

    // What must be known.

    package static let name = "CorrectConcern"
    package static let needs = Permission.bringConcern
    package static let api = "/api/concerns/{concern}/correct"
    package static let summary = "Correct what a concern says while it waits for a meeting."

    package init(_ form: inout FieldReader) throws(Refusals) {
        let concern = form.required(WithdrawConcern.concernField, as: ID<Concern>.self)
        let version = form.required(WithdrawConcern.versionField, as: Int.self)
        words = ConcernWords(&form)
        guard let concern, let version, form.refusals.isEmpty else { throw form.refused }
        (self.concern, self.version) = (concern, version)
    }

    // Who may.

    package func isInScope(_ occasion: Occasion) throws -> Bool {
        try occasion.maySpeak(for: concern)
    }

    // Whether it may.

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        let before = try ConcernWords.of(concern, in: occasion.database)
        let stale = try occasion.staleness(of: concern, read: version)
        guard try isWaiting(occasion) else {
            let words = """
                This concern no longer waits for a meeting, so what it says is frozen. Say at the \
                meeting what has changed.
                """
            return [Refusal("", words)]
        }
        if stale.isEmpty, before == words {
            return [Refusal("", "Nothing is different. Change what is wrong, or leave it as it is.")]
        }
        return words.refusals(occasion, keeping: before) + stale
    }

    private func isWaiting(_ occasion: Occasion) throws -> Bool {
        let waiting = Concern.State.allCases.filter(\.isWaiting)
        return try occasion.database.exists(
            "SELECT 1 FROM concern WHERE id = \(concern) AND state IN \(list: waiting)")
    }

    // What happens.

    package struct Done: Codable, Sendable {
        package let concern: ID<Concern>
        package let version: Int
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        let before = try ConcernWords.of(concern, in: occasion.database)
        let state: Concern.State? = try occasion.database.value(
            "SELECT state FROM concern WHERE id = \(concern)")
        guard let before, let state else { throw NotThere() }
        try occasion.writing.run(
            """
            UPDATE concern SET title = \(words.title), offer = \(words.offer),
                tried = \(words.tried), outcome = \(words.outcome), asked = \(words.asked),
                version = version + 1
            WHERE id = \(concern) AND version = \(version)
            """)
        try occasion.writing.run("DELETE FROM concern_section WHERE concern = \(concern)")
        for section in words.sections {
            try occasion.writing.run(
                "INSERT INTO concern_section (concern, section) VALUES (\(concern), \(section))")
        }
        try occasion.step(
            concern, state, reason: before.told(where: words, occasion.authority))
        occasion.note(Self.self, concern.subject, detail: "version \(version + 1)")
        return Done(concern: concern, version: version + 1)
    }
}

extension CorrectConcern {
    package static func fields(_ authority: Authority) -> [Field] {
        [WithdrawConcern.concernField, WithdrawConcern.versionField]
            + ConcernWords.fields(authority)
    }
}
