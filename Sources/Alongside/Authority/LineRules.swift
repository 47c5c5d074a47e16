import Reckoning

/// What the support line's advisers choose from and what they promise: `line.yaml`. Who calls and
/// why are published ("Guidance and Resources for SENDCos and Inclusion Leads, June 2025"); the
/// lists and times are the authority's own.
package struct LineRules: Sendable {
    /// The telephone line to which safeguarding goes, always and at once.
    package let safeguardingLine: String
    /// What can have been done about a child's safety before a call is closed.
    package let safeguardingActions: [LineChoice]
    /// The lawful basis under which calls about a child are held.
    package let heldUnder: String
    package let callers: [LineChoice]
    package let stages: [LineChoice]
    /// From the least urgent to the most.
    package let urgencies: [LineUrgency]
    package let reasons: [LineReason]
    package let outcomes: [LineOutcome]
    /// What a caller may expect, in sentences.
    package let expect: [String]

    init(_ file: PackageEntry) {
        let period = file.period()
        let safety = file.entry("safeguarding", "safeguarding route") { entry in
            (
                line: entry.named("line", in: .line),
                actions: entry.entries("actions", "safeguarding action") {
                    LineChoice($0, in: .safeguardingAction, period)
                }
            )
        }
        safeguardingLine = safety?.line ?? ""
        safeguardingActions = safety?.actions ?? []
        heldUnder = file.named("held-under", in: .lawfulBasis)
        callers = file.entries("callers", "caller") { LineChoice($0, in: .caller, period) }
        stages = file.entries("stages", "stage") { LineChoice($0, in: .lineStage, period) }
        urgencies = file.entries("urgencies", "urgency") { LineUrgency($0, period) }
        reasons = file.entries("reasons", "reason") { LineReason($0, period) }
        outcomes = file.entries("outcomes", "outcome") { LineOutcome($0, period) }
        expect = file.texts("expect")
    }
}

/// One of a list: a kind of caller, a stage, what was done.
package struct LineChoice: DatedEntry, Hashable {
    package let code: String
    package let name: String
    package let period: Period

    init(_ entry: PackageEntry, in space: CodeSpace, _ file: Period) {
        period = entry.period(within: file)
        code = entry.code(in: space, during: period)
        name = entry.text("name")
    }
}

/// How soon somebody has to be answered, and whether the zone team must know within the hour.
package struct LineUrgency: DatedEntry, Hashable {
    package let code: String
    package let name: String
    /// Opening hours of the line within which a call back is promised.
    package let workingHours: Int
    package let tellsZoneTeam: Bool
    package let period: Period

    init(_ entry: PackageEntry, _ file: Period) {
        period = entry.period(within: file)
        code = entry.code(in: .urgency, during: period)
        name = entry.text("name")
        workingHours = entry.number("answers-within-working-hours", in: 1...400)
        tellsZoneTeam = entry.truthIfGiven("tells-zone-team", otherwise: false)
    }
}

/// Why somebody calls.
package struct LineReason: DatedEntry, Hashable {
    package let code: String
    package let name: String
    /// A call for this reason is never less urgent.
    package let urgency: String
    package let period: Period

    init(_ entry: PackageEntry, _ file: Period) {
        period = entry.period(within: file)
        code = entry.code(in: .reason, during: period)
        name = entry.text("name")
        urgency = entry.named("urgency", in: .urgency)
    }
}

/// How a call ended.
package struct LineOutcome: DatedEntry, Hashable {
    /// What the line does next.
    package enum Follows: String, Sendable, Codable, CaseIterable {
        case nothing, promise
        case zoneTeam = "zone-team"
        /// A concern for the school's next meeting; the same as a proposal of a Way Forward
        /// Meeting; the same as a request for support that cannot wait for a meeting.
        case concern
        case wayForward = "way-forward"
        case request
    }

    package let code: String
    package let name: String
    /// Whether the caller needs nothing more from the line.
    package let resolves: Bool
    package let follows: Follows
    package let period: Period

    init(_ entry: PackageEntry, _ file: Period) {
        period = entry.period(within: file)
        code = entry.code(in: .outcome, during: period)
        name = entry.text("name")
        resolves = entry.truth("resolves")
        follows = entry.choice("follows")
    }
}

extension CodeSpace {
    static let caller = CodeSpace(noun: "caller", file: "line.yaml")
    static let lineStage = CodeSpace(noun: "stage", file: "line.yaml")
    static let urgency = CodeSpace(noun: "urgency", file: "line.yaml")
    static let reason = CodeSpace(noun: "reason", file: "line.yaml")
    static let outcome = CodeSpace(noun: "outcome", file: "line.yaml")
    static let safeguardingAction = CodeSpace(noun: "safeguarding action", file: "line.yaml")
}

// The words for codes that stand on a call.
extension LineRules {
    package func caller(_ code: String) -> String { callers.latest(code)?.name ?? code }
    package func stage(_ code: String) -> String { stages.latest(code)?.name ?? code }
    package func reason(_ code: String) -> String { reasons.latest(code)?.name ?? code }
    package func urgency(_ code: String) -> LineUrgency? { urgencies.latest(code) }
    package func outcome(_ code: String) -> LineOutcome? { outcomes.latest(code) }

    /// The more urgent of what an adviser says and what the reasons demand; the least urgent where
    /// nothing is said.
    package func urgency(said: String?, reasons codes: [String], on day: Day) -> LineUrgency? {
        let known = urgencies.inForce(on: day)
        let demanded = codes.compactMap { reasons.entry($0, on: day)?.urgency }
        let all = demanded + [said].compactMap(\.self)
        return known.last { all.contains($0.code) } ?? known.first
    }
}
