import Reckoning
import Storage

/// A school's page: what is next and what is open, what the council holds and what is missing.
///
/// A board carries no text about a child and no child's name, so it can be open on a screen in a
/// staff room; it links to the records, where a reading is written down.
package struct SchoolBoard: Codable, Sendable {
    package let facts: School
    /// The schools it took the place of, and those that took its place.
    package let before: [School]
    package let after: [School]
    package let zoneName: String?
    package let team: ZoneTeam?
    package let nextMeeting: BoardMeeting?
    package let lastMeeting: BoardMeeting?
    package let unrated: [BoardMeeting]
    package let actions: [BoardAction]
    package let concerns: [BoardConcern]
    package let support: [BoardRequest]
    package let needs: NeedSummary?
    package let epss: EPSSToday?
    package let gaps: [SchoolGap]
    /// Whether this reader may raise a concern here.
    package let mayBringConcern: Bool

    package struct EPSSToday: Codable, Sendable {
        package let route: EPSSAccess.Route
        package let charge: EPSSAccess.Charge
        package let reason: String
        package let until: Day?
        package let source: String
    }

    /// A fixed number of queries, whatever the school holds.
    static func load(
        _ school: URN, for person: Person, _ house: House, in database: any Connection
    ) throws -> SchoolBoard? {
        let (authority, today) = (house.authority, house.today)
        let schools = try house.schools(database)
        guard let facts = schools.school(school),
            try person.scope(.seeSchool).isCounty || person.maySee(school, on: today, in: database)
        else { return nil }
        let meetings = try BoardMeeting.of([school.number], authority, on: today, in: database)
        let actions = try BoardAction.open(
            for: person, on: today, where: "a.school = \(school)", in: database)
        let concerns = try BoardConcern.open(
            where: "c.school = \(school)", on: today, in: database)
        let counts = try NeedCounts.of([school.number], authority, on: today, in: database)
        let mayCount = person.mayCountChildren(of: school)
        let unrated = meetings.filter { $0.mayBeRated(authority) }
        return SchoolBoard(
            facts: facts,
            before: schools.linked(to: school, .predecessors),
            after: schools.linked(to: school, .successors),
            zoneName: facts.zone.map { authority.zone($0)?.name ?? $0 },
            team: try facts.zone.flatMap { try house.kept(ZoneTeams.self, database)[$0] },
            nextMeeting: meetings.next, lastMeeting: meetings.last, unrated: unrated,
            actions: actions, concerns: concerns,
            support: try BoardRequest.open(
                for: person, on: today, where: "r.school = \(school)", in: database),
            needs: counts?.summary(
                mayCountChildren: mayCount, threshold: authority.suppressCountsBelow),
            epss: try epss(facts, authority, on: today, in: database),
            gaps: SchoolGap.find(
                facts, meetings: meetings, actions: actions, concerns: concerns,
                records: try ChildRecords.of(school, counts?.framework, in: database),
                for: person, authority, on: today),
            mayBringConcern: person.scope(.bringConcern).settings.contains(school.number)
                && !facts.isClosed)
    }

    private static func epss(
        _ facts: School, _ authority: Authority, on today: Day, in database: any Connection
    ) throws -> EPSSToday? {
        guard !facts.isClosed else { return nil }
        let access = try EPSSAccess.of(facts, on: today, authority: authority, in: database).access
        return EPSSToday(
            route: access.route, charge: access.charge, reason: access.reason,
            until: access.until, source: access.source)
    }
}
