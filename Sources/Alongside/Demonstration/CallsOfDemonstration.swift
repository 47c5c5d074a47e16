import Reckoning
import Storage

/// A year of calls to the support line: some 400 a zone, the way a line is rung (most in the
/// morning, most by parents), with promises that were kept, a few that were not, and some that wait
/// now. Telephone numbers are those that Ofcom keeps for drama.
final class CallsOfDemonstration {
    let county: CountyOfDemonstration
    let chance: Chance
    let lead: StaffOfDemonstration
    let advisers: [StaffOfDemonstration]
    /// Callers who may call again.
    private var callers: [(name: String, phone: String)] = []

    private var rules: LineRules { county.authority.lineRules }
    private var today: Day { county.today }

    init(_ county: CountyOfDemonstration, lead: StaffOfDemonstration, advisers: [StaffOfDemonstration]) {
        (self.county, self.lead, self.advisers) = (county, lead, advisers)
        chance = county.chance.fork()
    }

    func live() {
        let first = max(county.modelStarts, today.adding(days: -365))
        let days = (first.number...today.number).map { Day(number: $0) }.filter(county.calendar.isWorkingDay)
        let total = 400 * county.zones.count * days.count / 253
        guard !days.isEmpty else { return }
        for number in 0..<total { call(on: days[number * days.count / total]) }
    }

    private func call(on day: Day) {
        let minute =
            day == today
            ? 540 + chance.below(50) : 540 + min(chance.below(470), chance.below(470))
        let began = county.clock.at(day, minute: minute)
        let ended = began.adding(seconds: 60 * chance.from(3...9) + chance.below(400))
        let school = chance.happens(84) ? chance.one(of: county.schools) : nil
        let reason = pick(rules.reasons, [22, 14, 2, 6, 7, 8, 7, 10, 4, 8, 4, 7])
        let urgency = rules.urgency(said: nil, reasons: [reason.code], on: day)
        let isSafeguarding = chance.happens(1)
        let safe = rules.outcomes.first { $0.code == "safeguarding" }
        let outcome = isSafeguarding ? safe ?? rules.outcomes[0] : outcome()
        let kind = pick(rules.callers, [57, 3, 25, 6, 3, 4, 2])
        let isParent = kind.code == rules.callers[0].code
        let (name, phone) = caller()
        let id: ID<LineCall> = chance.id(at: began)
        let words = WordsOfCalls.of(reason.code, chance)
        let hasPromise = outcome.follows == .promise
        county.rows.calls.add(
            id, id.text, "telephone", began, ended, day,
            kind.code,
            isParent && chance.happens(18) ? "" : name, phone, school?.urn(on: day), school?.zone.code,
            school?.name ?? "", "", chance.one(of: rules.stages).code, chance.from(-1...13), reason.code,
            urgency?.code ?? "", words.notes, words.advice,
            chance.happens(2) ? chance.one(of: WordsOfCalls.notFound) : "", outcome.code,
            outcome.resolves && !hasPromise, isSafeguarding ? rules.safeguardingActions[0].code : nil as String?,
            "", adviser.id, ended)
        for number in TelephoneNumber.all(in: phone) { county.rows.callPhones.add(number.text, id) }
        if outcome.code == "signposted" {
            county.rows.callSignposts.add(id, "service:\(chance.one(of: county.authority.services).code)")
        }
        if hasPromise { promise(id, reason.code, name, phone, urgency, at: ended) }
        if urgency?.tellsZoneTeam == true || outcome.follows == .zoneTeam {
            let kind: LineNotice.Kind = urgency?.tellsZoneTeam == true ? .urgent : .zoneTeam
            tell(id, kind, school, at: ended)
        }
    }

    private var adviser: StaffOfDemonstration { chance.one(of: advisers) }

    /// One of a list, each as often as its weight says; what has no weight is as rare as the rarest.
    private func pick<Value>(_ list: [Value], _ weights: [Int]) -> Value {
        list[chance.place(list.indices.map { weights.indices.contains($0) ? weights[$0] : 1 })]
    }

    /// How it ended. Concerns from calls are raised by people, not here.
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

    private func caller() -> (name: String, phone: String) {
        if chance.happens(22), !callers.isEmpty { return chance.one(of: callers) }
        let number = chance.below(1_000)
        let digits = String(String(1_000 + number).dropFirst())
        let one = (
            name: "\(chance.one(of: NamesOfPeople.given)) \(chance.one(of: NamesOfPeople.family))",
            phone: chance.happens(60) ? "07700 900\(digits)" : "01632 960\(digits)"
        )
        if callers.count < 300 { callers.append(one) } else { callers[chance.below(300)] = one }
        return one
    }

    private func promise(
        _ call: ID<LineCall>, _ reason: String, _ name: String, _ phone: String,
        _ urgency: LineUrgency?, at made: Instant
    ) {
        let (zone, hours) = (county.authority.timeZone, county.authority.line.hours)
        let minutes = (urgency?.workingHours ?? 8) * 60
        guard let due = hours?.due(from: made, afterMinutes: minutes, in: zone) else { return }
        let id: ID<Promise> = chance.id(at: made)
        let (maker, owner) = (adviser, adviser)
        let isOpen = due > county.clock.at(today, minute: 540) || chance.happens(1) && isRecent(due)
        let isFree = isOpen && chance.happens(40)
        let kept = !chance.happens(5)
        // Kept within the time, as far as the line was open.
        let closed = hours?.due(from: made, afterMinutes: minutes * chance.from(20...95) / 100, in: zone) ?? due
        county.rows.promises.add(
            id, Promise.reference(id), call, Promise.Kind.callBack, name, phone, "", reason,
            chance.one(of: WordsOfCalls.promises), due, isFree ? nil : owner.id,
            isOpen ? Promise.State.open : kept ? .kept : .broken, maker.id, made,
            isOpen ? nil as Instant? : closed)
        step(id, .made, "", maker, made)
        guard !isOpen else { return }
        if chance.happens(30) {
            step(id, .attempted, LogAttempt.Result.noAnswer.words, owner, closed.adding(seconds: -300))
        }
        step(id, kept ? .kept : .broken, kept ? "Told them what we found." : "Could not be reached.", owner, closed)
    }

    private func isRecent(_ due: Instant) -> Bool { due > county.clock.at(today.adding(days: -7), minute: 0) }

    private func step(
        _ promise: ID<Promise>, _ event: Promise.Event, _ words: String, _ staff: StaffOfDemonstration,
        _ time: Instant
    ) {
        let id: ID<Promise.Event> = chance.id(at: time)
        county.rows.promiseSteps.add(id, promise, event, words, staff.id, time)
    }

    private func tell(
        _ call: ID<LineCall>, _ kind: LineNotice.Kind, _ school: SchoolOfDemonstration?, at time: Instant
    ) {
        let id: ID<LineNotice> = chance.id(at: time)
        let team = school.flatMap { county.teams[$0.zone.code] }?.all ?? [lead]
        let isTaken = time < county.clock.at(today, minute: 0)
        let day = county.authority.timeZone.localTime(of: time).day
        county.rows.lineNotices.add(
            id, call, kind, school?.urn(on: day), school?.zone.code, adviser.id, time,
            isTaken ? chance.one(of: team).id : nil as ID<Person>?,
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
