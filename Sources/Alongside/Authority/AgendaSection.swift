/// A section of a meeting kind's agenda template, and what the pack puts there by itself.
package struct AgendaSection: Sendable, Hashable {
    package enum Draws: String, Sendable, CaseIterable {
        /// Nothing: people write here.
        case nothing
        /// What has changed about the school, and what the council holds about it.
        case facts
        /// Agreed actions of earlier meetings that are open or overdue.
        case actions
        /// Support in progress, and support that has come back for review.
        case support
        /// Concerns, new and carried over, of the section's focuses.
        case concerns
    }

    package let code: String
    package let title: String
    /// What to talk about, for whoever chairs.
    package let prompt: String?
    package let draws: Draws
    package let focuses: [Focus]

    init(_ entry: PackageEntry, meeting: String, period: Period) {
        code = entry.code(in: .agendaSection(of: meeting), during: period)
        title = entry.text("title")
        prompt = entry.textIfGiven("prompt")
        draws = entry.choice("draws")
        focuses = draws == .concerns ? entry.choices("focus") : []
    }
}
