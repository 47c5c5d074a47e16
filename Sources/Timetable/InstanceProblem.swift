/// Something wrong with an instance, and what to do about it.
package struct InstanceProblem: Hashable, Sendable, CustomStringConvertible {
    package enum Fault: String, Sendable {
        case unreadable, tooLarge, unknownId, duplicateId, badDate, badTime, badNumber, badPlace
        case noOpenDays, pinnedClash
        case impossibleWindow, noHours, noOneQualified, noPossibleTime, samePlace, publishedUnknown
    }

    package let fault: Fault
    /// The id of the meeting, person, school, zone … at fault, or a key of the file.
    package let subject: String
    package let problem: String
    package let remedy: String

    /// Whether no plan can be made at all; otherwise what it concerns stays out of the plan,
    /// is listed as unplaced, and the rest is planned.
    package var stopsPlanning: Bool {
        switch fault {
        case .unreadable, .tooLarge, .unknownId, .duplicateId, .badDate, .badTime, .badNumber,
            .badPlace, .noOpenDays, .pinnedClash:
            true
        case .impossibleWindow, .noHours, .noOneQualified, .noPossibleTime, .samePlace,
            .publishedUnknown:
            false
        }
    }

    package var description: String {
        "\(subject): \(problem). \(remedy)."
    }
}

/// Thrown when an instance cannot be planned; every problem found is named, not only the first.
package struct InstanceError: Error, Sendable, CustomStringConvertible {
    package let problems: [InstanceProblem]

    package var description: String {
        problems.map(\.description).joined(separator: "\n")
    }
}
