import Reckoning
import Storage

/// A promise to a caller while it is lived: whose turn it is, and everything that happened to it.
struct PromiseOfDemonstration {
    let id: ID<Promise>
    let made: Instant
    let due: Instant
    var owner: StaffOfDemonstration?
    var state = Promise.State.open
    var closed: Instant?
    private(set) var steps: [(event: Promise.Event, words: String, by: StaffOfDemonstration, at: Instant)] = []

    init(id: ID<Promise>, made: Instant, due: Instant) {
        (self.id, self.made, self.due) = (id, made, due)
    }

    mutating func happen(
        _ event: Promise.Event, _ words: String = "", by staff: StaffOfDemonstration, at time: Instant
    ) {
        steps.append((event, words, staff, time))
    }

    func write(to rows: inout RowsOfDemonstration, _ chance: Chance) {
        for step in steps {
            let id: ID<Promise.Event> = chance.id(at: step.at)
            rows.promiseSteps.add(id, self.id, step.event, step.words, step.by.id, step.at)
        }
    }

    /// What was asked for on the website was made by nobody: its steps begin later.
    var version: Int { steps.first?.event == .made ? steps.count : steps.count + 1 }
}

extension CallsOfDemonstration {
    /// A call back, as its adviser promised it.
    func promise(_ call: CallOfDemonstration, _ urgency: LineUrgency?) {
        let minutes = (urgency?.workingHours ?? 8) * 60
        guard var promise = begun(at: call.ended, afterMinutes: minutes) else { return }
        promise.happen(.made, by: call.adviser, at: call.ended)
        promise.owner = chance.happens(60) ? call.adviser : nil
        live(&promise, minutes)
        county.rows.promises.add(
            promise.id, Promise.reference(promise.id), call.id, Promise.Kind.callBack, call.name,
            call.phone, "", call.reason, chance.one(of: WordsOfCalls.promises), promise.due,
            promise.owner?.id, promise.state, call.adviser.id, promise.made, promise.closed,
            promise.version)
        promise.write(to: &county.rows, chance)
    }

    /// Somebody asks on the website to be rung back, at any hour.
    func askOnWebsite(on day: Day) {
        let asked = county.clock.at(day, minute: day == today ? chance.from(60...540) : chance.from(60...1_380))
        let reason = chance.one(of: rules.reasons).code
        let urgency = rules.urgency(said: nil, reasons: [reason], on: day)
        let minutes = (urgency?.workingHours ?? 8) * 60
        guard var promise = begun(at: asked, afterMinutes: minutes) else { return }
        live(&promise, minutes)
        let (name, phone) = caller()
        let postcode = county.inventPostcode(chance.one(of: county.zones))
        county.rows.promises.add(
            promise.id, Promise.reference(promise.id), nil as ID<LineCall>?, Promise.Kind.callBack,
            chance.happens(20) ? "" : name, phone, postcode, reason, chance.one(of: WordsOfCalls.asked),
            promise.due, promise.owner?.id, promise.state, nil as ID<Person>?, promise.made,
            promise.closed, promise.version)
        promise.write(to: &county.rows, chance)
    }

    private func begun(at made: Instant, afterMinutes minutes: Int) -> PromiseOfDemonstration? {
        let (zone, hours) = (county.authority.timeZone, county.authority.line.hours)
        guard let due = hours?.due(from: made, afterMinutes: minutes, in: zone) else { return nil }
        return PromiseOfDemonstration(id: chance.id(at: made), made: made, due: due)
    }

    /// Taken, passed on at the end of a shift, tried, kept or not: each while the line was open, and
    /// before today's morning. What is due later waits, and so does a little that should not.
    private func live(_ promise: inout PromiseOfDemonstration, _ minutes: Int) {
        let morning = county.clock.at(today, minute: 540)
        let week = county.clock.at(today.adding(days: -7), minute: 0)
        let isOpen = promise.due > morning || promise.due > week && chance.happens(15)
        let (zone, hours) = (county.authority.timeZone, county.authority.line.hours)
        let (made, all) = (promise.made, minutes)
        func time(_ percent: Int) -> Instant {
            hours?.due(from: made, afterMinutes: max(1, all * percent / 100), in: zone) ?? made
        }
        let end = chance.from(50...95)
        var now = made
        func mayHappen(_ percent: Int) -> Bool {
            let next = time(percent)
            guard next > now, !isOpen || next < morning else { return false }
            now = next
            return true
        }
        if promise.owner == nil, !isOpen || chance.happens(55), mayHappen(chance.from(5...20)) {
            let taker = chance.one(of: advisers)
            promise.happen(.taken, by: taker, at: now)
            promise.owner = taker
        }
        if let owner = promise.owner, chance.happens(14), mayHappen(chance.from(21...35)) {
            let next = chance.one(of: advisers.filter { $0.id != owner.id })
            promise.happen(.passed, "To \(next.name). \(chance.one(of: WordsOfCalls.handovers))", by: owner, at: now)
            promise.owner = next
        }
        if let owner = promise.owner, chance.happens(30), mayHappen(chance.from(36...48)) {
            promise.happen(.attempted, LogAttempt.Result.noAnswer.words, by: owner, at: now)
        }
        guard !isOpen else { return }
        let owner = promise.owner ?? chance.one(of: advisers)
        let isKept = !chance.happens(5)
        now = max(now, time(end))
        promise.happen(
            isKept ? .kept : .broken, isKept ? "Told them what we found." : "Could not be reached.", by: owner,
            at: now)
        (promise.owner, promise.state, promise.closed) = (owner, isKept ? .kept : .broken, now)
    }
}
