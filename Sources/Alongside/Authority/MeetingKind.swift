import Reckoning

/// A kind of meeting of the model: whom it is held for, how often, who comes, what its agenda is
/// and what it may decide ("SEND and Inclusion Support Model page, January 2025").
package struct MeetingKind: DatedEntry, Hashable {
    /// The durable name of a kind. The screen says what the package says: "TAS".
    package struct Code: Sendable, Hashable, RawRepresentable, Codable {
        package let rawValue: String
        package init(rawValue: String) { self.rawValue = rawValue }

        package static let teamAroundSchool = Code(rawValue: "team-around-school")
        package static let wayForward = Code(rawValue: "way-forward")
        package static let zoneInclusionPartnership = Code(rawValue: "zone-inclusion-partnership")
        package static let strategic = Code(rawValue: "strategic")
        package static let coreConsultation = Code(rawValue: "core-consultation")
    }

    /// Whom a meeting of this kind is held for.
    package enum Subject: String, Sendable, CaseIterable { case school, zone, trust, child }

    package enum Cadence: String, Sendable, CaseIterable {
        case termly
        case halfTermly = "half-termly"
        case yearly
        case whenNeeded = "when-needed"
    }

    package let code: Code
    /// "Team Around the School".
    package let name: String
    /// "TAS"; the name itself where no shorter one is given.
    package let shortName: String
    package let purpose: String
    package let subject: Subject
    package let cadence: Cadence
    package let minutes: Int
    /// Roles that usually attend, and roles that are called in as needed.
    package let attendees: [String]
    package let calledIn: [String]
    /// What a concern brought to it may be about.
    package let focuses: [Focus]
    /// The school sees its pack and adds to it until so many working days before the meeting.
    package let packClosesWorkingDaysBefore: Int
    /// Whether the school rates the meeting from 1 to 5 afterwards.
    package let isRated: Bool
    package let agenda: [AgendaSection]
    /// The closed list of what it may decide.
    package let decisions: [DecisionKind]
    package let period: Period

    init(_ entry: PackageEntry, services: [SupportService]) {
        period = entry.period()
        let code = entry.code(in: .meeting, during: period)
        self.code = Code(rawValue: code)
        name = entry.text("name")
        shortName = entry.textIfGiven("short-name") ?? name
        purpose = entry.text("purpose")
        subject = entry.choice("held-for")
        cadence = entry.choice("cadence")
        minutes = entry.number("minutes", in: 5...600)
        attendees = entry.namedList("attendees", in: .role)
        calledIn = entry.namedListIfGiven("called-in", in: .role)
        focuses = entry.choices("focus")
        packClosesWorkingDaysBefore = entry.number(
            "pack-closes-working-days-before", in: 0...60)
        isRated = entry.truth("rated")
        let held = period
        agenda = entry.entries("agenda", "agenda section") {
            AgendaSection($0, meeting: code, period: held)
        }
        decisions = entry.entries("decisions", "decision") {
            DecisionKind($0, meeting: code, held: held, services: services)
        }
        checkAgendaTakesEveryFocus(entry)
    }

    /// Whether children may be discussed by name, with a lawful basis.
    package var allowsChildItems: Bool { focuses.contains(.child) }

    package func decision(_ code: String) -> DecisionKind? {
        decisions.first { $0.code == code }
    }

    /// The decisions open to an item of this focus on a day.
    package func decisions(for focus: Focus, on day: Day) -> [DecisionKind] {
        decisions.filter { $0.focuses.contains(focus) && $0.period.contains(day) }
    }

    /// The section of the agenda on which a concern of this focus is put.
    package func section(for focus: Focus) -> AgendaSection? {
        agenda.first { $0.draws == .concerns && $0.focuses.contains(focus) }
    }

    private func checkAgendaTakesEveryFocus(_ entry: PackageEntry) {
        for focus in focuses where !agenda.isEmpty && section(for: focus) == nil {
            entry.report(
                at: "agenda", "no section of the agenda takes concerns about a \(focus.rawValue)",
                "give a section `draws: concerns` and `focus: [\(focus.rawValue)]`")
        }
    }
}
