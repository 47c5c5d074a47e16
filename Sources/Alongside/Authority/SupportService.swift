import Reckoning

/// A service that supports schools, children and families: what it accepts, how it is asked for,
/// and whether its work is allocated and logged here ("Guidance and Resources for SENDCos and
/// Inclusion Leads, June 2025").
package struct SupportService: DatedEntry, Hashable {
    /// How a school asks for it.
    package enum Door: String, Sendable, CaseIterable {
        /// By a decision at a meeting, which creates a request for support.
        case meetingDecision = "meeting-decision"
        /// At its own front door: its form, telephone or web page.
        case ownFrontDoor = "own-front-door"
    }

    /// A profession whose practitioners deliver the service: "Educational psychologist".
    package struct Profession: Sendable, Hashable {
        package let code: String
        package let name: String
    }

    /// Levels of a framework that the service mainly works with: a guide, not a gate.
    package struct UsualLevels: Sendable, Hashable {
        package let framework: String
        package let levels: ClosedRange<Int>
    }

    package struct Needs: Sendable, Hashable {
        package let framework: String
        package let sections: [String]
    }

    package let code: String
    package let name: String
    package let shortName: String
    package let about: String
    /// What it accepts: focuses, offers, kinds of setting, and (where stated) levels and sections.
    package let focuses: [Focus]
    package let offers: [String]
    package let settings: [SchoolKind]
    package let usualLevels: UsualLevels?
    /// The needs it serves, as sections of a framework; nil where it serves every need.
    package let needs: Needs?
    package let doors: [Door]
    /// The professions that deliver it in this system, in half-days; empty where it keeps its own
    /// records elsewhere.
    package let professions: [Profession]
    /// The service should accept or return a request within so many working days.
    package let answersWithinWorkingDays: Int?
    package let contact: String?
    package let period: Period

    init(_ entry: PackageEntry, file: Period, frameworks: [NeedFramework]) {
        period = entry.period(within: file)
        let period = period
        let code = entry.code(in: .service, during: period)
        self.code = code
        name = entry.text("name")
        shortName = entry.textIfGiven("short-name") ?? name
        about = entry.text("about")
        focuses = entry.choices("focus")
        offers = entry.namedList("offers", in: .offer)
        settings = entry.choicesOrAll("settings")
        usualLevels = entry.entryIfGiven("usual-levels", "range of levels") {
            UsualLevels($0, frameworks: frameworks)
        }
        needs = entry.entryIfGiven("needs", "list of needs") {
            let framework = $0.named("framework", in: .framework)
            return Needs(
                framework: framework,
                sections: $0.namedList("sections", in: .section(of: framework)))
        }
        doors = entry.choices("asked-for-by")
        professions = entry.entriesIfGiven("delivered-here-by", "profession") {
            Profession(
                code: $0.code(in: .profession(of: code), during: period), name: $0.text("name"))
        }
        answersWithinWorkingDays = entry.numberIfGiven("answers-within-working-days", in: 1...120)
        contact = entry.namedIfGiven("contact", in: .contact)
    }

    /// Whether its practitioners are allocated and log their half-days in this system.
    package var isDeliveredHere: Bool { !professions.isEmpty }

    /// Whether it takes a request of this focus and offer.
    package func accepts(_ focus: Focus, offer: String) -> Bool {
        focuses.contains(focus) && offers.contains(offer)
    }
}

extension SupportService.UsualLevels {
    init(_ entry: PackageEntry, frameworks: [NeedFramework]) {
        framework = entry.named("framework", in: .framework)
        let (lowest, highest) = (
            entry.number("lowest", in: 0...99), entry.number("highest", in: 0...99)
        )
        levels = min(lowest, highest)...max(lowest, highest)
        if lowest > highest {
            entry.report(at: "highest", "the highest level is below the lowest", "swap the two")
        }
        guard let known = frameworks.latest(framework), known.levels.clamped(to: levels) != levels
        else { return }
        entry.report(
            at: "highest", "\(known.name) has no levels \(lowest) to \(highest)",
            "name levels from \(known.levels.lowerBound) to \(known.levels.upperBound)")
    }
}
