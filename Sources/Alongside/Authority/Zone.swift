import Reckoning

/// One of the school and community zones in which the model works, with the team around its
/// schools ("SEND and Inclusion Support Model page, January 2025").
package struct Zone: DatedEntry, Hashable {
    package let code: String
    package let name: String
    /// The phase of the roll-out it belongs to.
    package let phase: Phase
    /// The last day on which Core Consultations are held here; nil where they never were.
    package let coreConsultationsEnd: Day?
    /// The day from which its schools have Teams Around the School.
    package let teamsAroundSchoolsStart: Day
    package let period: Period

    init(_ entry: PackageEntry, phases: [Phase], file: Period) {
        period = entry.period(within: file)
        code = entry.code(in: .zone, during: period)
        name = entry.text("name")
        let phaseCode = entry.named("phase", in: .phase)
        phase = phases.first { $0.code == phaseCode } ?? .unread
        coreConsultationsEnd =
            entry.dayIfGiven("core-consultations-end") ?? phase.coreConsultationsEnd
        teamsAroundSchoolsStart =
            entry.dayIfGiven("teams-around-schools-start") ?? phase.teamsAroundSchoolsStart
        if entry.node("core-consultations-end") ?? entry.node("teams-around-schools-start") != nil {
            entry.checkChangeover(end: coreConsultationsEnd, start: teamsAroundSchoolsStart)
        }
    }

    package func hasTeamsAroundSchools(on day: Day) -> Bool { day >= teamsAroundSchoolsStart }

    package func hasCoreConsultations(on day: Day) -> Bool {
        coreConsultationsEnd.map { day <= $0 } ?? false
    }

    /// The kind of meeting at which its schools ask for support on a day; nil before there is one.
    package func meeting(on day: Day) -> MeetingKind.Code? {
        if hasTeamsAroundSchools(on: day) {
            .teamAroundSchool
        } else if coreConsultationsEnd != nil {
            .coreConsultation
        } else {
            nil
        }
    }
}

/// A phase of the roll-out: the zones that change over together, and when. A zone may give dates
/// of its own where it keeps to others.
package struct Phase: Sendable, Hashable {
    package let code: String
    package let name: String
    package let coreConsultationsEnd: Day?
    package let teamsAroundSchoolsStart: Day

    init(_ entry: PackageEntry) {
        code = entry.code(in: .phase)
        name = entry.text("name")
        coreConsultationsEnd = entry.dayIfGiven("core-consultations-end")
        teamsAroundSchoolsStart = entry.day("teams-around-schools-start")
        entry.checkChangeover(end: coreConsultationsEnd, start: teamsAroundSchoolsStart)
    }

    private init(code: String, name: String, start: Day) {
        self.code = code
        self.name = name
        coreConsultationsEnd = nil
        teamsAroundSchoolsStart = start
    }

    /// Stands in for a phase that could not be read.
    static let unread = Phase(code: "", name: "", start: .unread)
}

extension PackageEntry {
    /// The two kinds of meeting take each other's place: never both on one day.
    fileprivate func checkChangeover(end: Day?, start: Day) {
        guard let end, end != .unread, start != .unread, end >= start else { return }
        report(
            at: "teams-around-schools-start",
            "Teams Around the School start on \(start), when Core Consultations last until \(end)",
            "let `core-consultations-end` be the day before, or earlier")
    }
}

/// A role in every zone's team, and how a school or a family reaches it. No names: people hold
/// posts in the database, with dates.
package struct ZoneTeamRole: Sendable, Hashable {
    /// The role's code in `roles.yaml`.
    package let role: String
    /// What a school may expect of this role.
    package let does: String
    /// The contact point, or else the telephone line, through which the role is reached.
    package let contact: String?
    package let line: String?
    package let period: Period

    init(_ entry: PackageEntry, file: Period) {
        period = entry.period(within: file)
        role = entry.named("role", in: .role)
        does = entry.text("does")
        contact = entry.namedIfGiven("contact", in: .contact)
        line = entry.namedIfGiven("line", in: .line)
        if entry.node("contact") == nil, entry.node("line") == nil {
            entry.report(
                at: "role", "nobody can reach this role",
                "name a `contact:` of contacts.yaml or a `line:` of lines.yaml")
        }
    }
}
