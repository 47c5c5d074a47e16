import Reckoning

/// One line of a meeting kind's closed list of decisions, and what follows when it is taken.
package struct DecisionKind: Sendable, Hashable {
    package enum Follows: Sendable, Hashable {
        case nothing
        /// A request for support goes to the service of this code.
        case requestForSupport(service: String)
        /// A meeting of another kind is arranged.
        case meeting(MeetingKind.Code)
        /// The item comes back at the next meeting of this kind.
        case carryForward
        /// The school follows one of these pathways, chosen as the decision is recorded.
        case pathway([String])
    }

    private enum Word: String, CaseIterable {
        case nothing
        case requestForSupport = "request-for-support"
        case meeting
        case carryForward = "carry-forward"
        case pathway
    }

    package let code: String
    /// What the record says: "Support from EPSS".
    package let words: String
    package let follows: Follows
    /// The focuses of item it is open to; all unless the package says.
    package let focuses: [Focus]
    package let period: Period

    init(
        _ entry: PackageEntry, meeting: String, held: Period, services: [SupportService]
    ) {
        period = entry.period(within: held)
        code = entry.code(in: .decision(of: "\(meeting) from \(held.from)"), during: period)
        words = entry.text("words")
        follows =
            switch entry.choice("follows", of: Word.self) {
            case .nothing: .nothing
            case .requestForSupport:
                .requestForSupport(service: entry.named("service", in: .service))
            case .meeting:
                .meeting(MeetingKind.Code(rawValue: entry.named("meeting", in: .meeting)))
            case .carryForward: .carryForward
            case .pathway: .pathway(entry.namedList("pathways", in: .pathway))
            }
        focuses = entry.choicesOrAll("focus")
        if case .requestForSupport(let code) = follows, let service = services.latest(code) {
            check(service, entry)
        }
    }

    /// A service must accept what a meeting may send it.
    private func check(_ service: SupportService, _ entry: PackageEntry) {
        if !service.doors.contains(.meetingDecision) {
            entry.report(
                at: "service", "“\(service.code)” is not asked for by a decision at a meeting",
                "give the service `asked-for-by: [meeting-decision]`, or let nothing follow")
        }
        let refused = focuses.filter { !service.focuses.contains($0) }.map(\.rawValue)
        if !refused.isEmpty {
            let accepted = service.focuses.map(\.rawValue).joined(separator: ", ")
            entry.report(
                at: "service",
                "“\(service.code)” does not accept \(refused.joined(separator: ", "))",
                "add `focus: [\(accepted)]` to the decision, or widen the service's focus")
        }
    }
}
