import Reckoning

// What the school is told, in the authority's words.
extension EPSSAccessRule {
    func reason(_ standing: Standing, mayTopUp: Bool, on day: Day) -> String {
        let answer =
            switch standing {
            case .criticalIncident: criticalIncidentReason
            case .closed: closedReason
            case .unaddressed: unaddressedReason
            case .sold: soldReason(on: day)
            case .contractRuns:
                "Your contract runs on: you have \(daysLeft(on: day)) left. Ask \(service) "
                    + "directly, and use them by \(lastDay(on: day).short)."
            case .daysAtMeeting:
                "You have \(daysLeft(on: day)) left under your contract, to be used by "
                    + "\(lastDay(on: day).short). \(ask("Agree how to use them", on: day))"
            case .free:
                "\(service) support is free for your school. "
                    + ask("Discuss and agree it", on: day)
            case .silent: silentReason(on: day)
            }
        return mayTopUp ? "\(answer) \(topUp)" : answer
    }

    private var service: String { authority.service(rules.service)?.shortName ?? rules.service }

    private var line: String { words(of: authority.line(rules.line) ?? authority.line) }

    private func words(of line: TelephoneLine) -> String { "the \(line.name) on \(line.number)" }

    /// "… at your Team Around the School (TAS) meeting. Outside a meeting, ring …", or only the
    /// line where the school has no zone or its zone no such meeting yet.
    private func ask(_ what: String, on day: Day) -> String {
        guard let zone = question.zone else {
            return "Your school's zone is not recorded here, so ring \(line)."
        }
        guard let code = zone.meeting(on: day), let kind = authority.meetingKind(code) else {
            return "Your zone does not hold meetings for this yet, so ring \(line)."
        }
        let name = kind.shortName == kind.name ? kind.name : "\(kind.name) (\(kind.shortName))"
        return "\(what) at your \(name) meeting. Outside a meeting, ring \(line)."
    }

    private var criticalIncidentReason: String {
        let incident = authority.line(rules.criticalIncidentLine) ?? authority.line
        let cost =
            switch rules.criticalIncidentCharge {
            case .free: "It is free."
            case .contractDays: "It is taken from bought days."
            case .purchase: "It is charged."
            case .undecided: "The published guidance does not say whether there is a charge."
            }
        return "Ring \(words(of: incident)): support in a critical incident is reached as "
            + "before. \(cost)"
    }

    private var closedReason: String {
        let day = question.closing?.lastDay.map { " on \($0.short)" } ?? ""
        return "This school closed\(day). Ask for the school that took its place, or ring \(line)."
    }

    private var unaddressedReason: String {
        "The published guidance speaks of mainstream and special schools only and does not say "
            + "how \(kindWords) gets \(service) support. Ring \(line)."
    }

    private func soldReason(on day: Day) -> String {
        let who =
            question.kind == .special
            ? "Special schools buy \(service) support, as before."
            : "Until \(rules.transitionStarts.short) \(service) is sold to schools."
        return question.halfDaysLeft(on: day) > 0
            ? "\(who) You have \(daysLeft(on: day)) left under your contract: ask \(service) "
                + "directly."
            : "\(who) To buy some, ring \(line)."
    }

    private func silentReason(on day: Day) -> String {
        let free =
            contractEnd.flatMap { $0.freeAfterwards ? $0.end.adding(days: 1) : nil }
            ?? rules.freeForMainstreamFrom
        return
            "You have no bought days to use, and the published guidance does not say what \(service) "
            + "support costs \(kindWords) before it is free on \(free.short). "
            + ask("Raise it", on: day)
    }

    private var topUp: String {
        guard question.kind != .special, let contractEnd else {
            return "You may add days to your contract."
        }
        return "You may add days to your contract until \(contractEnd.topUpUntil.short)."
    }

    private var kindWords: String {
        switch question.kind {
        case .maintained: "a maintained school"
        case .academy: "an academy"
        case .special: "a special school"
        case .alternative: "an alternative provision setting"
        case .nursery: "a nursery school"
        case .independent: "an independent school"
        case .college: "a college"
        case .other: "a setting of this kind"
        }
    }

    private func daysLeft(on day: Day) -> String {
        let halves = question.halfDaysLeft(on: day)
        let days = halves / 2
        if halves == 1 { return "half a day" }
        if halves % 2 == 1 { return "\(days)½ days" }
        return days == 1 ? "1 day" : "\(days) days"
    }

    /// The last day on which the days left may be used: the contract's, or the end of all
    /// contracts of its kind where that comes first.
    private func lastDay(on day: Day) -> Day {
        let ends = question.contracts(on: day).filter { $0.halfDaysLeft > 0 }
            .compactMap(\.period.to)
        let last = ends.max() ?? day
        return contractEnd.map { min($0.end, last) } ?? last
    }
}
