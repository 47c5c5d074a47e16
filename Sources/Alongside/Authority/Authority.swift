import Foundation
import Reckoning

/// A local authority as its package describes it: everything it may decide for itself, dated and
/// checked. Nothing in the code knows Norfolk; nothing outside this room knows the package's keys.
///
/// ```swift
/// let norfolk = try Authority.load(folder: "Authorities/norfolk")
/// norfolk.zone("NOR-N")?.hasTeamsAroundSchools(on: day)
/// norfolk.line.isOpen(at: now)
/// ```
package final class Authority: Sendable {
    package let code: String
    package let name: String
    package let shortName: String
    /// The DfE's number of the local authority: 926 for Norfolk.
    package let laCode: String
    package let timeZone: TimeZone
    /// The day from which the package speaks.
    package let period: Period
    /// Counts of people below this are not shown to those without rights to the people.
    package let suppressCountsBelow: Int
    package let words: [AuthorityWord: String]
    package let calendar: TermCalendar
    /// The support line, which people are always told.
    package let line: TelephoneLine
    package let lines: [TelephoneLine]
    package let contacts: [ContactPoint]
    package let roles: [RoleKind]
    package let phases: [Phase]
    package let zones: [Zone]
    package let zoneTeam: [ZoneTeamRole]
    package let offers: [Offer]
    package let frameworks: [NeedFramework]
    package let services: [SupportService]
    package let pathways: [PathwayKind]
    package let meetingKinds: [MeetingKind]
    package let lawfulBases: [LawfulBasisKind]
    package let epss: EPSSRules
    package let planning: PlanningRules
    /// What the support line's advisers choose from and promise.
    package let lineRules: LineRules

    package init(
        code: String, name: String, shortName: String, laCode: String, timeZone: TimeZone,
        period: Period, suppressCountsBelow: Int, words: [AuthorityWord: String],
        calendar: TermCalendar, line: TelephoneLine, lines: [TelephoneLine], contacts: [ContactPoint],
        roles: [RoleKind], phases: [Phase], zones: [Zone], zoneTeam: [ZoneTeamRole], offers: [Offer],
        frameworks: [NeedFramework], services: [SupportService], pathways: [PathwayKind],
        meetingKinds: [MeetingKind], lawfulBases: [LawfulBasisKind], epss: EPSSRules,
        planning: PlanningRules, lineRules: LineRules
    ) {
        self.code = code
        self.name = name
        self.shortName = shortName
        self.laCode = laCode
        self.timeZone = timeZone
        self.period = period
        self.suppressCountsBelow = suppressCountsBelow
        self.words = words
        self.calendar = calendar
        self.line = line
        self.lines = lines
        self.contacts = contacts
        self.roles = roles
        self.phases = phases
        self.zones = zones
        self.zoneTeam = zoneTeam
        self.offers = offers
        self.frameworks = frameworks
        self.services = services
        self.pathways = pathways
        self.meetingKinds = meetingKinds
        self.lawfulBases = lawfulBases
        self.epss = epss
        self.planning = planning
        self.lineRules = lineRules
    }
}

// Looking things up by code: the latest entry, or the one in force on a day.
extension Authority {
    package func zone(_ code: String) -> Zone? { zones.latest(code) }
    package func service(_ code: String) -> SupportService? { services.latest(code) }
    package func contact(_ code: String) -> ContactPoint? { contacts.latest(code) }
    package func line(_ code: String) -> TelephoneLine? { lines.latest(code) }
    package func role(_ code: String) -> RoleKind? { roles.latest(code) }
    package func offer(_ code: String) -> Offer? { offers.latest(code) }
    package func pathway(_ code: String) -> PathwayKind? { pathways.latest(code) }
    package func framework(_ code: String) -> NeedFramework? { frameworks.latest(code) }
    package func lawfulBasis(_ code: String) -> LawfulBasisKind? { lawfulBases.latest(code) }
    package func meetingKind(_ code: MeetingKind.Code) -> MeetingKind? {
        meetingKinds.latest(code)
    }

    package func service(_ code: String, on day: Day) -> SupportService? {
        services.entry(code, on: day)
    }
    package func contact(_ code: String, on day: Day) -> ContactPoint? {
        contacts.entry(code, on: day)
    }
    package func framework(_ code: String, on day: Day) -> NeedFramework? {
        frameworks.entry(code, on: day)
    }
    package func meetingKind(_ code: MeetingKind.Code, on day: Day) -> MeetingKind? {
        meetingKinds.entry(code, on: day)
    }

    /// The zone team's roles on a day, with how each is reached.
    package func zoneTeam(on day: Day) -> [ZoneTeamRole] {
        zoneTeam.filter { $0.period.contains(day) }
    }

    /// The authority's word for a thing of the model.
    package func word(_ word: AuthorityWord) -> String { words[word] ?? word.rawValue }
    package func word(_ focus: Focus) -> String { word(AuthorityWord(focus)) }
}

// Asking the calendar.
extension Authority {
    package func term(on day: Day) -> Term? { calendar.term(on: day) }
    package func nextTerm(after day: Day) -> Term? { calendar.nextTerm(after: day) }
    package func isWorkingDay(_ day: Day) -> Bool { calendar.isWorkingDay(day) }
    package func isSchoolDay(_ day: Day) -> Bool { calendar.isSchoolDay(day) }

    /// The last day on which a school may add to the pack of a meeting held on a day.
    package func packCloses(for kind: MeetingKind, heldOn day: Day) -> Day {
        calendar.workingDay(kind.packClosesWorkingDaysBefore, before: day)
    }
}
