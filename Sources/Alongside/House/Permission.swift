/// The short list of rights. Every act and every page names the one it needs.
package enum Permission: String, CaseIterable, Sendable {
    /// See a school's page, its meetings and its agreed support, without any child.
    case seeSchool = "see a school"
    /// See children that are in the person's scope or were shared with it, and why.
    case seeChild = "see a child's record"
    /// Bring a concern to a meeting, add papers to its pack, rate it.
    case bringConcern = "bring a concern"
    /// See a zone's page and its schools.
    case seeZone = "see a zone"
    /// Plan, hold, record and publish meetings.
    case holdMeeting = "hold a meeting"
    /// Accept, return and allocate requests for a service's support.
    case allocateSupport = "allocate support"
    /// Put a practitioner's profession, zones and half days a week on record.
    case recordPractitioner = "record a practitioner's time"
    /// Log sessions, report and see the support one has been allocated.
    case giveSupport = "give support"
    /// Say when one works and is away, and see the same of those one plans or leads.
    case keepWorkingTime = "keep working weeks and leave"
    /// Say on which half-days a school can meet.
    case offerHalfDays = "say when a school can meet"
    /// Say who of the council knows a school.
    case namePeople = "say who knows a school"
    /// Plan a term's meetings and publish the plan.
    case planTerm = "plan a term's meetings"
    /// Log calls to the support line, read them, and keep what was promised in them.
    case logCall = "log a call to the line"
    /// Pass on other people's call-backs, and take all calls out as a file.
    case leadLine = "lead the line"
    /// See the county as a whole.
    case seeCounty = "see the county"
    /// See who did and saw what.
    case seeAudit = "see the audit log"
    /// Make and close accounts and posts.
    case manageAccounts = "manage accounts"
    /// See one's own account, change its password, end its sessions, make its tokens.
    case ownAccount = "manage your own account"
}

/// The one access policy: what each role may do within the scope of its post. What is not written
/// here is refused.
package enum Access {
    /// What everybody with an open account may do, whatever posts they hold.
    package static let everyone: Set<Permission> = [.ownAccount]

    package static func permissions(of role: Role) -> Set<Permission> { byRole[role] ?? everyone }

    /// Asked several times a page, so put together once.
    private static let byRole = Dictionary(
        uniqueKeysWithValues: Role.allCases.map { ($0, everyone.union(rights(of: $0))) })

    private static func rights(of role: Role) -> Set<Permission> {
        switch role {
        case .sendco, .headteacher:
            [.seeSchool, .seeChild, .bringConcern, .keepWorkingTime, .offerHalfDays]
        case .trustLead: [.seeSchool, .keepWorkingTime]
        case .sendAdviser, .inclusionAdviser, .communityWorker:
            [.seeSchool, .seeChild, .seeZone, .holdMeeting, .keepWorkingTime]
        case .zoneCoordinator:
            [
                .seeSchool, .seeZone, .holdMeeting, .keepWorkingTime, .offerHalfDays, .namePeople, .planTerm,
            ]
        case .serviceLead:
            [.seeSchool, .seeChild, .allocateSupport, .recordPractitioner, .keepWorkingTime, .namePeople]
        case .practitioner: [.seeSchool, .seeChild, .giveSupport, .keepWorkingTime]
        case .lineAdviser: [.seeSchool, .seeZone, .logCall]
        case .lineLead: [.seeSchool, .seeZone, .logCall, .leadLine]
        case .countyLead:
            [.seeSchool, .seeZone, .seeCounty, .keepWorkingTime, .offerHalfDays, .namePeople, .planTerm]
        case .dataProtectionOfficer: [.seeAudit]
        case .administrator: [.manageAccounts, .recordPractitioner]
        }
    }
}

extension Person {
    package func may(_ permission: Permission) -> Bool {
        Access.everyone.contains(permission)
            || posts.contains { Access.permissions(of: $0.role).contains(permission) }
    }

    /// How far this person's posts reach for one permission.
    package func scope(_ permission: Permission) -> Scope {
        Scope(
            posts.filter { Access.permissions(of: $0.role).contains(permission) }.map(\.scope))
    }
}
