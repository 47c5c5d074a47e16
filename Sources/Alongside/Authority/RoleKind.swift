import Reckoning

/// A role that people have in the model, in the authority's words: in a post, or at a meeting.
package struct RoleKind: DatedEntry, Hashable {
    /// The part of the model that a role belongs to.
    package enum Side: String, Sendable, CaseIterable {
        case school, trust, zone, service, line, county, family, partner
    }

    package let code: String
    /// "SENDCo", "SEND adviser".
    package let name: String
    package let side: Side
    package let period: Period

    init(_ entry: PackageEntry, file: Period) {
        period = entry.period(within: file)
        code = entry.code(in: .role, during: period)
        name = entry.text("name")
        side = entry.choice("side")
    }
}
