import Reckoning

/// How a school gets EPSS support on a day: where it asks, what it costs and why.
///
/// ```swift
/// let question = EPSSAccess.Question(kind: .academy, zone: zone, contracts: [contract])
/// let access = EPSSAccess.answer(question, on: day, in: norfolk)
/// access.route   // .teamAroundSchool
/// access.charge  // .contractDays
/// access.until   // the first day on which this is no longer the answer
/// ```
package struct EPSSAccess: Sendable, Hashable {
    /// Where a school asks.
    package enum Route: String, Sendable, Codable, CaseIterable {
        case teamAroundSchool = "tas"
        case coreConsultation = "core-consultation"
        /// Directly, under a contract that has days left.
        case contract
        /// By buying it.
        case purchase
        case criticalIncident = "critical-incident"
        /// The support line.
        case line
    }

    package typealias Charge = EPSSRules.Charge

    package let route: Route
    package let charge: Charge
    /// Whether the school may add days to a contract it holds on the day.
    package let topUpAllowed: Bool
    /// Where to ask outside a meeting.
    package let fallback: Route
    /// The first later day on which the school is told something else; nil if it never is.
    package let until: Day?
    /// A sentence or two for the school.
    package let reason: String
    /// The title and part of the document that says so, or that is silent.
    package let source: String

    /// Whether a school is told the same. The source may move on to a later part of the document
    /// that says so too.
    func tellsTheSame(as other: EPSSAccess) -> Bool {
        (route, charge, topUpAllowed) == (other.route, other.charge, other.topUpAllowed)
            && (fallback, reason) == (other.fallback, other.reason)
    }
}

extension EPSSAccess {
    /// The answer as JSON and the command line give it, with every key always present.
    package struct Report: Sendable, Codable {
        package let urn: String
        package let on: Day
        package let access: EPSSAccess

        private enum Key: String, CodingKey {
            case urn, on, route, charge, topUpAllowed, fallback, until, reason, source
        }

        init(urn: String, on: Day, access: EPSSAccess) {
            (self.urn, self.on, self.access) = (urn, on, access)
        }

        package init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            urn = try container.decode(String.self, forKey: .urn)
            on = try container.decode(Day.self, forKey: .on)
            access = EPSSAccess(
                route: try container.decode(Route.self, forKey: .route),
                charge: try container.decode(Charge.self, forKey: .charge),
                topUpAllowed: try container.decode(Bool.self, forKey: .topUpAllowed),
                fallback: try container.decode(Route.self, forKey: .fallback),
                until: try container.decode(Day?.self, forKey: .until),
                reason: try container.decode(String.self, forKey: .reason),
                source: try container.decode(String.self, forKey: .source))
        }

        package func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(urn, forKey: .urn)
            try container.encode(on, forKey: .on)
            try container.encode(access.route, forKey: .route)
            try container.encode(access.charge, forKey: .charge)
            try container.encode(access.topUpAllowed, forKey: .topUpAllowed)
            try container.encode(access.fallback, forKey: .fallback)
            try container.encode(access.until, forKey: .until)
            try container.encode(access.reason, forKey: .reason)
            try container.encode(access.source, forKey: .source)
        }
    }

    package func report(urn: String, on day: Day) -> Report {
        Report(urn: urn, on: day, access: self)
    }
}
