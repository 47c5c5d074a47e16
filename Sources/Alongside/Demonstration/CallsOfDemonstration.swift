import Reckoning
import Storage

/// A year of calls to the support line: some 400 a zone, the way a line is rung (most in the
/// morning, most by parents), with promises that were kept, a few that were not, and some that wait
/// now. Some lead onwards: to the zone team, to a concern for the school's next meeting. Telephone
/// numbers are those that Ofcom keeps for drama.
final class CallsOfDemonstration {
    let county: CountyOfDemonstration
    let chance: Chance
    let lead: StaffOfDemonstration
    let advisers: [StaffOfDemonstration]
    /// Callers who may call again.
    private var callers: [(name: String, phone: String)] = []
    /// Callers who call again and again.
    private lazy var regulars = (0..<8).map { _ in newCaller() }
    private var tally = LineCounts.Tally()

    var rules: LineRules { county.authority.lineRules }
    var today: Day { county.today }

    init(_ county: CountyOfDemonstration, lead: StaffOfDemonstration, advisers: [StaffOfDemonstration]) {
        (self.county, self.lead, self.advisers) = (county, lead, advisers)
        chance = county.chance.fork()
    }

    func live() {
        let first = max(county.modelStarts, today.adding(days: -365))
        let days = (first.number...today.number).map { Day(number: $0) }.filter(county.calendar.isWorkingDay)
        let total = (county.callsAYear ?? 400 * county.zones.count) * days.count / 253
        guard !days.isEmpty else { return }
        for number in 0..<total { usual(on: days[number * days.count / total]) }
        for raised in county.raised { call(that: raised) }
        for number in 0..<total / 90 { askOnWebsite(on: days[number * days.count / max(1, total / 90)]) }
        askOnWebsite(on: days[days.count - 1])
        tally.write(to: &county.rows.callCounts)
    }

    /// A call as most are.
    private func usual(on day: Day) {
        let minute =
            day == today
            ? 540 + chance.below(50) : 540 + min(chance.below(470), chance.below(470))
        let began = county.clock.at(day, minute: minute)
        var call = CallOfDemonstration(
            id: chance.id(at: began), day: day, began: began,
            ended: began.adding(seconds: 60 * chance.from(3...9) + chance.below(400)),
            adviser: chance.one(of: advisers),
            reason: pick(rules.reasons, [22, 14, 2, 6, 7, 8, 7, 10, 4, 8, 4, 7]).code, outcome: outcome(),
            caller: pick(rules.callers, [57, 3, 25, 6, 3, 4, 2]).code)
        call.school = chance.happens(84) ? chance.one(of: county.schools) : nil
        if chance.happens(1) {
            call.outcome = rules.outcomes.first { $0.code == "safeguarding" } ?? call.outcome
            call.safeguarding = rules.safeguardingActions[0].code
        }
        (call.name, call.phone) = caller()
        if call.caller == rules.callers[0].code, chance.happens(18) { call.name = "" }
        write(call)
    }

    /// The call from which a concern was raised: about the child, where the concern is.
    private func call(that raised: RaisedOfDemonstration) {
        guard let outcome = rules.outcomes.first(where: { $0.follows == raised.way }) else { return }
        let ended = raised.at.adding(seconds: -chance.from(40...200))
        let began = ended.adding(seconds: -60 * chance.from(4...11))
        let reasons = WordsOfCalls.reasons(raised.way).filter { rules.reasons.latest($0) != nil }
        let isSchool = raised.child == nil || chance.happens(40)
        var call = CallOfDemonstration(
            id: chance.id(at: began), day: county.authority.timeZone.localTime(of: began).day, began: began,
            ended: ended, adviser: raised.adviser,
            reason: reasons.isEmpty ? rules.reasons[0].code : chance.one(of: reasons), outcome: outcome,
            caller: rules.callers.first { $0.code == (isSchool ? "school" : "parent-carer") }?.code
                ?? rules.callers[0].code)
        (call.school, call.child) = (raised.school, raised.child)
        (call.name, call.phone) = caller()
        write(call)
        county.rows.callConcerns.add(call.id, raised.concern, raised.way.rawValue)
        if let kind = LineNotice.Kind(rawValue: raised.way.rawValue) {
            tell(call, kind, concern: raised.concern, at: raised.at)
        }
    }

    private func write(_ call: CallOfDemonstration) {
        let hasPromise = call.outcome.follows == .promise
        let isSettled = call.outcome.resolves && !hasPromise
        let urgency = rules.urgency(said: nil, reasons: [call.reason], on: call.day)
        call.write(
            to: &county.rows, chance, rules, urgency: urgency?.code ?? "", isSettled: isSettled,
            version: 1 + (hasPromise ? 1 : 0) + (call.child == nil ? 0 : 1))
        tally.add(
            CountedCall(
                day: call.day, reason: call.reason, zone: call.school?.zone.code ?? "", caller: call.caller,
                outcome: call.outcome.code, isSettled: isSettled))
        if call.outcome.code == "signposted" {
            county.rows.callSignposts.add(call.id, "service:\(chance.one(of: county.authority.services).code)")
        }
        if hasPromise { promise(call, urgency) }
        if urgency?.tellsZoneTeam == true {
            tell(call, .urgent, at: call.ended)
        } else if call.outcome.follows == .zoneTeam {
            tell(call, .zoneTeam, at: call.ended)
        }
    }

    /// One of a list, each as often as its weight says; what has no weight is as rare as the rarest.
    private func pick<Value>(_ list: [Value], _ weights: [Int]) -> Value {
        list[chance.place(list.indices.map { weights.indices.contains($0) ? weights[$0] : 1 })]
    }

    /// How it ended. Concerns are raised where the life of a school has them.
    private func outcome() -> LineOutcome {
        let weights = rules.outcomes.map { outcome in
            switch outcome.follows {
            case .nothing: outcome.code == "advice" ? 42 : outcome.code == "safeguarding" ? 0 : 11
            case .promise: 14
            case .zoneTeam: 7
            case .concern, .wayForward, .request: 0
            }
        }
        return rules.outcomes[chance.place(weights)]
    }

    func caller() -> (name: String, phone: String) {
        if chance.happens(3) { return chance.one(of: regulars) }
        if chance.happens(22), !callers.isEmpty { return chance.one(of: callers) }
        let one = newCaller()
        if callers.count < 300 { callers.append(one) } else { callers[chance.below(300)] = one }
        return one
    }

    private func newCaller() -> (name: String, phone: String) {
        let digits = String(String(1_000 + chance.below(1_000)).dropFirst())
        return (
            name: "\(chance.one(of: NamesOfPeople.given)) \(chance.one(of: NamesOfPeople.family))",
            phone: chance.happens(60) ? "07700 900\(digits)" : "01632 960\(digits)"
        )
    }

    /// What the zone team is told, and who of them took it up; today's waits.
    private func tell(
        _ call: CallOfDemonstration, _ kind: LineNotice.Kind, concern: ID<Concern>? = nil, at time: Instant
    ) {
        let id: ID<LineNotice> = chance.id(at: time)
        let team = call.school.flatMap { county.teams[$0.zone.code] }?.all ?? [lead]
        let isTaken = time < county.clock.at(today, minute: 0)
        county.rows.lineNotices.add(
            id, call.id, kind, call.school?.urn(on: call.day), call.school?.zone.code, concern,
            call.adviser.id, time, isTaken ? chance.one(of: team).id : nil as ID<Person>?,
            isTaken ? time.adding(seconds: 60 * chance.from(4...55)) : nil as Instant?)
    }
}

extension CountyOfDemonstration {
    /// The line's lead and advisers, and a year of their calls: in the authority's own county.
    func inventCalls() {
        guard isFirst, let first = signIns[.lineAdviser] else { return }
        let lead = hire(.lineLead, .county, "")
        note(lead, as: .lineLead)
        let others = (0..<2).map { _ in hire(.lineAdviser, .county, "") }
        CallsOfDemonstration(self, lead: lead, advisers: [first] + others).live()
    }
}
