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
    /// Log sessions, report and see the support one has been allocated.
    case giveSupport = "give support"
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

    package static func permissions(of role: Role) -> Set<Permission> {
        everyone.union(rights(of: role))
    }

    private static func rights(of role: Role) -> Set<Permission> {
        switch role {
        case .sendco: [.seeSchool, .seeChild, .bringConcern]
        case .headteacher: [.seeSchool, .seeChild, .bringConcern]
        case .trustLead: [.seeSchool]
        case .sendAdviser, .inclusionAdviser, .communityWorker:
            [.seeSchool, .seeChild, .seeZone, .holdMeeting]
        case .zoneCoordinator: [.seeSchool, .seeZone, .holdMeeting]
        case .serviceLead: [.seeSchool, .seeChild, .allocateSupport]
        case .practitioner: [.seeSchool, .seeChild, .giveSupport]
        case .lineAdviser: [.seeSchool, .seeZone, .logCall]
        case .lineLead: [.seeSchool, .seeZone, .logCall, .leadLine]
        case .countyLead: [.seeSchool, .seeZone, .seeCounty]
        case .dataProtectionOfficer: [.seeAudit]
        case .administrator: [.manageAccounts]
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
