import Pages
import Reckoning
import Storage

/// The kinds of Today page: posts that do the same work share one.
enum Desk: CaseIterable, Sendable {
    case school, zoneTeam, zoneCoordinator, serviceLead, practitioner, trust, line, county, audit
    case accounts

    init(_ role: Role) {
        switch role {
        case .sendco, .headteacher: self = .school
        case .sendAdviser, .inclusionAdviser, .communityWorker: self = .zoneTeam
        case .zoneCoordinator: self = .zoneCoordinator
        case .serviceLead: self = .serviceLead
        case .practitioner: self = .practitioner
        case .trustLead: self = .trust
        case .lineAdviser, .lineLead: self = .line
        case .countyLead: self = .county
        case .dataProtectionOfficer: self = .audit
        case .administrator: self = .accounts
        }
    }

    func load(_ look: TodayLook) throws -> any TodaySection {
        switch self {
        case .school: try TodaySchool.load(look)
        case .zoneTeam: try TodayZoneTeam.load(look)
        case .zoneCoordinator: try TodayZoneCoordinator.load(look)
        case .serviceLead: try TodayServiceLead.load(look)
        case .practitioner: try TodayPractitioner.load(look)
        case .trust: try TodayTrust.load(look)
        case .line: try TodayLine.load(look)
        case .county: try TodayCounty.load(look)
        case .audit: try TodayAudit.load(look)
        case .accounts: try TodayAccounts.load(look)
        }
    }
}

/// What one kind of post sees on its Today page.
protocol TodaySection: Sendable {
    func html(_ visit: Visit) -> HTML
}

/// Who looks, with which of their posts, on what day.
struct TodayLook {
    let person: Person
    /// The posts that share this desk.
    let posts: [Post]
    let authority: Authority
    let today: Day
    let now: Instant
    let database: any Connection

    func values(_ kind: PostScope.Kind) -> [String] {
        posts.filter { $0.scope.kind == kind }.map(\.scope.value)
    }

    /// The open schools of some zones with their measures.
    func schools(inZones zones: [String]) throws -> [SchoolMeasure] {
        try SchoolMeasures(authority: authority, today: today, database: database).of(
            person,
            where: """
                s.urn IN \(School.numbers(inZones: zones, on: today)) AND s.status = 'open'
                ORDER BY s.name, s.urn
                """)
    }
}
