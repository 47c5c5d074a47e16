import Reckoning

/// How and when the educational psychology service went from being sold to being free
/// ("SEND and Inclusion Support Model page, January 2025", changes to EPSS). `EPSSAccess` applies
/// these to a school on a day.
package struct EPSSRules: Sendable, Hashable {
    /// What a critical incident costs the school, where the authority has said.
    package enum Charge: String, Sendable, Codable, CaseIterable {
        case free
        case contractDays = "contract-days"
        case purchase
        case undecided
    }

    /// How contracts of one kind of school run out.
    package struct ContractEnd: Sendable, Hashable {
        /// The last day on which bought days may be used, whatever the contract says.
        package let end: Day
        /// The last day on which days may be added.
        package let topUpUntil: Day
        /// Whether the days are used at the school's meeting rather than asked for directly.
        package let agreedAtMeeting: Bool
        /// Whether support is free from the day after the end, before it is so for all.
        package let freeAfterwards: Bool
        package let source: String
    }

    /// The service's code in `services.yaml`.
    package let service: String
    /// The line of `lines.yaml` to ring outside a meeting, and the one for critical incidents.
    package let line: String
    package let criticalIncidentLine: String
    package let criticalIncidentCharge: Charge
    package let criticalIncidentSource: String
    /// Before this day the service was sold, as any traded service.
    package let transitionStarts: Day
    package let freeForMainstreamFrom: Day
    package let freeSource: String
    package let specialSchoolsSource: String
    package let maintained: ContractEnd?
    package let academy: ContractEnd?
    /// The source as a whole, where it is silent about a school.
    package let source: String

    init(_ entry: PackageEntry) {
        service = entry.named("service", in: .service)
        line = entry.named("line", in: .line)
        source = entry.text("source")
        transitionStarts = entry.day("transition-starts")
        freeForMainstreamFrom = entry.day("free-for-mainstream-from")
        freeSource = entry.text("free-source")
        specialSchoolsSource = entry.text("special-schools-source")
        criticalIncidentLine = entry.named("critical-incident-line", in: .line)
        criticalIncidentCharge = entry.choice("critical-incident-charge")
        criticalIncidentSource = entry.text("critical-incident-source")
        let free = freeForMainstreamFrom
        maintained = entry.entryIfGiven("maintained-contracts", "contract rule") {
            ContractEnd($0, free: free)
        }
        academy = entry.entryIfGiven("academy-contracts", "contract rule") {
            ContractEnd($0, free: free)
        }
        entry.checkOrder("transition-starts", "free-for-mainstream-from")
    }

    /// How contracts of this kind of school run out; nil for kinds the source does not speak of.
    package func contractEnd(for kind: SchoolKind) -> ContractEnd? {
        switch kind {
        case .maintained: maintained
        case .academy: academy
        case .special, .alternative, .nursery, .independent, .college, .other: nil
        }
    }
}

extension EPSSRules.ContractEnd {
    init(_ entry: PackageEntry, free: Day) {
        topUpUntil = entry.day("top-up-until")
        end = entry.day("end")
        agreedAtMeeting = entry.truth("agreed-at-meeting")
        freeAfterwards = entry.truth("free-afterwards")
        source = entry.text("source")
        entry.checkOrder("top-up-until", "end")
        if free != .unread, end != .unread, end >= free {
            entry.report(
                at: "end", "contracts end on \(end), when the service is already free",
                "give a day before `free-for-mainstream-from` (\(free))")
        }
    }
}
