import Storage

/// What a post lets a person be. The words on the page come from the authority package.
package enum Role: String, CaseIterable, Sendable, Codable, StorableText {
    case sendco
    case headteacher
    case trustLead = "trust-lead"
    case sendAdviser = "send-adviser"
    case inclusionAdviser = "inclusion-adviser"
    case communityWorker = "community-worker"
    case zoneCoordinator = "zone-coordinator"
    case serviceLead = "service-lead"
    case practitioner
    case lineAdviser = "line-adviser"
    case lineLead = "line-lead"
    case countyLead = "county-lead"
    case dataProtectionOfficer = "data-protection-officer"
    case administrator

    /// The kinds of scope a post in this role can have.
    package var scopes: [PostScope.Kind] {
        switch self {
        case .sendco, .headteacher: [.setting]
        case .trustLead: [.trust]
        case .sendAdviser, .inclusionAdviser, .communityWorker, .zoneCoordinator: [.zone]
        case .serviceLead, .practitioner: [.service]
        case .lineAdviser, .lineLead, .countyLead, .dataProtectionOfficer, .administrator: [.county]
        }
    }

    /// The role's everyday name, where the authority package gives none.
    package var words: String {
        switch self {
        case .sendco: "SENDCo"
        case .headteacher: "Headteacher"
        case .trustLead: "Trust lead"
        case .sendAdviser: "SEND adviser"
        case .inclusionAdviser: "Inclusion adviser"
        case .communityWorker: "School & Community worker"
        case .zoneCoordinator: "Zone coordinator"
        case .serviceLead: "Service lead"
        case .practitioner: "Practitioner"
        case .lineAdviser: "Line adviser"
        case .lineLead: "Line lead"
        case .countyLead: "County lead"
        case .dataProtectionOfficer: "Data protection officer"
        case .administrator: "Administrator"
        }
    }
}
