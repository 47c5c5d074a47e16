import Reckoning

/// How the authority plans a term's meetings: what is owed to whom, who sits at it, what matters
/// how much (`planning.yaml`). The planning room turns it into a planner's problem.
package struct PlanningRules: Sendable {
    /// Stages of support that count towards high need, and their share of the pupils.
    package let highNeedStages: [String]
    package let highNeedPercent: Int
    package let noticeWorkingDays: Int
    package let usualWeekAtCouncil: UsualWeek
    package let usualWeekAtSchool: UsualWeek
    package let kinds: [Kind]
    package let weights: Weights

    init(_ entry: PackageEntry) {
        let need = entry.entry("high-need", "high need rule") {
            (stages: $0.texts("stages"), percent: $0.number("percent-of-pupils", in: 1...100))
        }
        (highNeedStages, highNeedPercent) = (need?.stages ?? [], need?.percent ?? 100)
        noticeWorkingDays = entry.number("notice-working-days", in: 0...60)
        usualWeekAtCouncil =
            entry.entry("usual-week-at-council", "usual week", UsualWeek.init) ?? .unread
        usualWeekAtSchool =
            entry.entry("usual-week-at-school", "usual week", UsualWeek.init) ?? .unread
        kinds = entry.entries("kinds", "planned kind", Kind.init)
        weights = entry.entry("weights", "weights", Weights.init) ?? .unread
        for (index, kind) in kinds.enumerated()
        where kinds[..<index].contains(where: { $0.meeting == kind.meeting }) {
            entry.report(
                at: "kinds", "“\(kind.meeting.rawValue)” is planned twice", "keep one of them")
        }
        for stage in highNeedStages where !["N", "K", "E"].contains(stage) {
            entry.report(
                at: "high-need", "“\(stage)” is not a stage of support", "write N, K or E")
        }
    }

    package func kind(_ code: MeetingKind.Code) -> Kind? { kinds.first { $0.meeting == code } }

    /// When somebody works who has not said so.
    package struct UsualWeek: Sendable, Hashable {
        /// Minutes after midnight, by weekday, 1 for Monday.
        package let hours: [Int: Range<Int>]
        package let mostADay: Int
        package let mostAWeek: Int

        fileprivate init(_ entry: PackageEntry) {
            hours = entry.week()
            mostADay = entry.number("most-a-day", in: 0...20)
            mostAWeek = entry.number("most-a-week", in: 0...100)
        }

        private init() { (hours, mostADay, mostAWeek) = ([:], 0, 0) }
        fileprivate static let unread = UsualWeek()
    }

    /// Where a planned meeting is held.
    package enum Held: String, Sendable, CaseIterable {
        case atTheSchool = "at-the-school"
        case atTheLargestSchool = "at-the-largest-school"
        case online
    }
}

extension PlanningRules {
    /// How meetings of one kind are planned.
    package struct Kind: Sendable {
        package let meeting: MeetingKind.Code
        package let eachTerm: Int
        package let eachTermForHighNeed: Int
        package let daysBetween: Int
        package let trustsOfAtLeast: Int
        /// Kinds of school that are owed it.
        package let settings: [SchoolKind]
        /// Minutes after midnight.
        package let starts: [Int]
        package let held: Held
        package let importance: Int
        package let importanceForHighNeed: Int
        package let seats: [Seat]
        package let mustCome: [String]

        fileprivate init(_ entry: PackageEntry) {
            meeting = MeetingKind.Code(rawValue: entry.named("meeting", in: .meeting))
            eachTerm = entry.number("each-term", in: 0...6)
            eachTermForHighNeed =
                entry.numberIfGiven("each-term-for-high-need", in: 0...6) ?? eachTerm
            daysBetween = entry.numberIfGiven("days-between", in: 1...120) ?? 1
            trustsOfAtLeast = entry.numberIfGiven("trusts-of-at-least", in: 1...500) ?? 1
            settings = entry.choicesOrAll("settings")
            starts = entry.clocks("starts")
            held = entry.choice("held")
            importance = entry.number("importance", in: 1...3)
            importanceForHighNeed =
                entry.numberIfGiven("importance-for-high-need", in: 1...3) ?? importance
            seats = entry.entries("seats", "seat", Seat.init)
            mustCome = entry.namedListIfGiven("must-come", in: .role)
        }

        package func isOwed(to kind: String) -> Bool { settings.contains { $0.rawValue == kind } }
    }

    /// Somebody who must sit at a meeting, by role.
    package struct Seat: Sendable, Hashable {
        package let role: String
        /// The service and the professions of its practitioners; nil for the zone team.
        package let service: String?
        package let professions: [String]
        package let knowsTheSchool: Bool
        package let isOnlyForHighNeed: Bool

        fileprivate init(_ entry: PackageEntry) {
            role = entry.named("role", in: .role)
            service = entry.namedIfGiven("service", in: .service)
            professions =
                service.map { entry.namedListIfGiven("professions", in: .profession(of: $0)) } ?? []
            knowsTheSchool = entry.truthIfGiven("knows-the-school", otherwise: false)
            isOnlyForHighNeed = entry.truthIfGiven("only-for-high-need", otherwise: false)
        }
    }

    /// What each thing costs a plan.
    package struct Weights: Sendable, Hashable {
        package let leftOut: Int
        package let notNamed: Int
        package let notPreferred: Int
        package let travelBetween: Int
        package let travelFromBase: Int
        package let missesPartnership: Int
        package let highNeedLater: Int
        package let moved: Int
        package let personChanged: Int
        package let personTold: Int
        package let disturbance: Int

        fileprivate init(_ entry: PackageEntry) {
            leftOut = entry.number("meeting-left-out", in: 1...1_000_000)
            notNamed = entry.number("somebody-else-than-named", in: 0...10_000)
            notPreferred = entry.number("half-day-not-preferred", in: 0...10_000)
            travelBetween = entry.number("travel-between-meetings-each-5-minutes", in: 0...1_000)
            travelFromBase = entry.number("travel-from-base-each-10-minutes", in: 0...1_000)
            missesPartnership = entry.number("sendco-misses-partnership", in: 0...10_000)
            highNeedLater = entry.number("high-need-each-week-later", in: 0...10_000)
            moved = entry.number("published-meeting-moved", in: 0...10_000)
            personChanged = entry.number("published-person-changed", in: 0...10_000)
            personTold = entry.number("person-told-of-a-change", in: 0...10_000)
            disturbance = entry.number("place-found-for-a-meeting", in: 0...1_000_000)
        }

        private init() {
            (leftOut, notNamed, notPreferred, travelBetween, travelFromBase) = (1, 0, 0, 0, 0)
            (missesPartnership, highNeedLater, moved, personChanged) = (0, 0, 0, 0)
            (personTold, disturbance) = (0, 0)
        }
        fileprivate static let unread = Weights()
    }
}

extension PackageEntry {
    /// Times of day, as minutes after midnight.
    fileprivate func clocks(_ key: String) -> [Int] {
        texts(key).compactMap { text in
            guard let minute = minutes(clock: text) else {
                report(at: key, "“\(text)” is not a time of day", "write it in quotes, like \"09:30\"")
                return nil
            }
            return minute
        }
    }
}
