import Reckoning

extension EPSSAccess {
    /// How a school gets EPSS on a day, by the authority's rules
    /// ("SEND and Inclusion Support Model page, January 2025", changes to EPSS).
    ///
    /// - Critical incidents go to their own line, and special schools buy, as before.
    /// - Before the transition, EPSS is sold: contract days, or a purchase.
    /// - While contracts run out, a maintained school uses its days directly and an academy agrees
    ///   the use of its days at its meeting. Which meeting is for its zone: Core Consultation until
    ///   Teams Around the School start there.
    /// - After that it is free at the meeting: for maintained schools from the end of their
    ///   contracts, for every mainstream school from September 2025.
    /// - Where the source is silent, it is undecided at that meeting.
    /// - Without a meeting, and outside one, there is the support line.
    package static func answer(
        _ question: Question, on day: Day, in authority: Authority
    ) -> EPSSAccess {
        let rule = EPSSAccessRule(question: question, authority: authority)
        let today = rule.answer(on: day, until: nil)
        let change = rule.boundaries.sorted().first {
            $0 > day && !rule.answer(on: $0, until: nil).tellsTheSame(as: today)
        }
        return rule.answer(on: day, until: change)
    }
}

/// The rule applied to one school. An answer changes on no other days than `boundaries`.
struct EPSSAccessRule {
    /// Where a school stands on a day.
    enum Standing: Hashable {
        case criticalIncident
        /// The school is no more.
        case closed
        /// Nursery schools, colleges and others, of which the source does not speak.
        case unaddressed
        /// EPSS is sold to this school.
        case sold
        /// Bought days are used by asking EPSS.
        case contractRuns
        /// Bought days are used as agreed at the meeting.
        case daysAtMeeting
        case free
        /// A mainstream school without bought days before it is free.
        case silent
    }

    let question: EPSSAccess.Question
    let authority: Authority
    var rules: EPSSRules { authority.epss }
    var contractEnd: EPSSRules.ContractEnd? { rules.contractEnd(for: question.kind) }

    var boundaries: [Day] {
        var days = [rules.transitionStarts, rules.freeForMainstreamFrom]
        if let end = contractEnd {
            days += [end.topUpUntil.adding(days: 1), end.end.adding(days: 1)]
        }
        if let zone = question.zone { days.append(zone.teamsAroundSchoolsStart) }
        if let last = question.closing?.lastDay { days.append(last.adding(days: 1)) }
        for contract in question.contracts {
            days.append(contract.period.from)
            if let to = contract.period.to { days.append(to.adding(days: 1)) }
        }
        return days
    }

    func answer(on day: Day, until: Day?) -> EPSSAccess {
        let standing = standing(on: day)
        let mayTopUp = mayTopUp(on: day)
        return EPSSAccess(
            route: route(standing, on: day), charge: charge(standing, on: day),
            topUpAllowed: mayTopUp, fallback: .line, until: until,
            reason: reason(standing, mayTopUp: mayTopUp, on: day), source: source(standing, on: day)
        )
    }

    private func standing(on day: Day) -> Standing {
        if question.isClosed(on: day) { return .closed }
        if question.isCriticalIncident { return .criticalIncident }
        if question.kind == .special { return .sold }
        if !question.kind.isMainstream { return .unaddressed }
        if day < rules.transitionStarts { return .sold }
        if day >= rules.freeForMainstreamFrom { return .free }
        guard let contractEnd else { return .silent }
        if day > contractEnd.end { return contractEnd.freeAfterwards ? .free : .silent }
        if question.halfDaysLeft(on: day) == 0 { return .silent }
        return contractEnd.agreedAtMeeting ? .daysAtMeeting : .contractRuns
    }

    private func route(_ standing: Standing, on day: Day) -> EPSSAccess.Route {
        switch standing {
        case .criticalIncident: .criticalIncident
        case .closed, .unaddressed: .line
        case .sold: question.halfDaysLeft(on: day) > 0 ? .contract : .purchase
        case .contractRuns: .contract
        case .daysAtMeeting, .free, .silent: meetingRoute(on: day)
        }
    }

    private func meetingRoute(on day: Day) -> EPSSAccess.Route {
        guard let meeting = question.zone?.meeting(on: day) else { return .line }
        return meeting == .teamAroundSchool ? .teamAroundSchool : .coreConsultation
    }

    private func charge(_ standing: Standing, on day: Day) -> EPSSAccess.Charge {
        switch standing {
        case .criticalIncident: rules.criticalIncidentCharge
        case .closed, .unaddressed, .silent: .undecided
        case .sold: question.halfDaysLeft(on: day) > 0 ? .contractDays : .purchase
        case .contractRuns, .daysAtMeeting: .contractDays
        case .free: .free
        }
    }

    /// Only a contract held on the day can be topped up, days left or not. A critical incident
    /// draws on no contract.
    private func mayTopUp(on day: Day) -> Bool {
        if question.isCriticalIncident || question.isClosed(on: day) { return false }
        if question.contracts(on: day).isEmpty { return false }
        if question.kind == .special { return true }
        guard let contractEnd else { return false }
        return day <= contractEnd.topUpUntil
    }

    private func source(_ standing: Standing, on day: Day) -> String {
        switch standing {
        case .criticalIncident: rules.criticalIncidentSource
        case .closed, .unaddressed: rules.source
        case .sold: question.kind == .special ? rules.specialSchoolsSource : rules.source
        case .free where day >= rules.freeForMainstreamFrom: rules.freeSource
        case .contractRuns, .daysAtMeeting, .free, .silent: contractEnd?.source ?? rules.source
        }
    }
}
