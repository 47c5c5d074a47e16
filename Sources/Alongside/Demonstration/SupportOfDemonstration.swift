import Reckoning
import Storage

extension LifeOfSchool {
    /// A service is asked: what it answered, who gave the support, when, and what they reported, as
    /// far as today.
    func ask(
        _ service: String, about concern: ConcernOfDemonstration, _ item: ItemOfDemonstration,
        at time: Instant
    ) {
        let day = authority.timeZone.localTime(of: time).day
        if let child = concern.child { recordBasis(for: child, on: day, by: sendco) }
        let request = RequestOfDemonstration(
            id: chance.id(at: time), concern: concern, item: item.id, service: service,
            basis: concern.child.flatMap { basis(of: $0.id, on: day) },
            question: item.question.isEmpty ? (item.next.isEmpty ? concern.asked : item.next) : item.question)
        requests.append(request)
        request.move(to: .requested, by: chair, at: time)
        concern.move(to: .supported, by: chair, at: time)
        if let child = concern.child {
            share(child.id, "service", service, why: "Request for support", from: day)
        }
        guard let lead = county.leads[service] else { return }
        guard let accepted = answer(request, lead, after: day) else { return }
        allocate(request, lead, after: accepted)
    }

    /// The day on which the lead accepted it, if they have.
    private func answer(
        _ request: RequestOfDemonstration, _ lead: StaffOfDemonstration, after day: Day
    ) -> Day? {
        var day = county.calendar.workingDay(chance.from(2...9), after: day)
        guard day < today else { return nil }
        if chance.happens(7) {
            request.move(
                to: .returned, by: lead, at: clock.at(day, minute: 700),
                reason: "Please say what the last assessment found, and what has changed since.")
            day = county.calendar.workingDay(chance.from(3...8), after: day)
            guard day < today else { return nil }
            if chance.happens(25) {
                close(request, on: day)
                return nil
            }
            request.move(
                to: .requested, by: chair, at: clock.at(day, minute: 610),
                reason: "The school has added the report and its own notes.")
            day = county.calendar.workingDay(chance.from(1...5), after: day)
            guard day < today else { return nil }
        }
        request.move(to: .accepted, by: lead, at: clock.at(day, minute: 720))
        return day
    }

    private func close(_ request: RequestOfDemonstration, on day: Day) {
        let time = clock.at(day, minute: 610)
        request.move(
            to: .closed, by: chair, at: time, reason: "The school would rather talk it over again first.")
        request.concern.move(
            to: .carried, by: chair, at: time, reason: "Support ended without a review")
        if let child = request.concern.child { endShare(child.id, request.service, on: day) }
    }

    private func allocate(
        _ request: RequestOfDemonstration, _ lead: StaffOfDemonstration, after accepted: Day
    ) {
        let day = county.calendar.workingDay(chance.from(1...8), after: accepted)
        guard day < today, let term = county.calendar.term(of: day) else { return }
        let halfDays =
            switch request.concern.focus {
            case .child: chance.from(2...4)
            case .cohort: chance.from(3...6)
            case .wholeSchool: chance.from(4...8)
            }
        plan(request, halfDays, after: day)
        let left = request.reportedOn == nil ? halfDays - used(request) : 0
        let ranked = county.practitioners(of: request.service, in: school.zone.code)
            .filter { county.hasRoom($0, for: halfDays, left: left, in: term) }
            .sorted { ($0.load(in: term), $0.staff.account) < ($1.load(in: term), $1.staff.account) }
        guard let suggested = ranked.first else {
            (request.sessions, request.reportedOn) = ([], nil)  // it waits for somebody with time
            return
        }
        let isOther = ranked.count > 1 && chance.happens(12)
        let chosen = isOther ? ranked[1] : suggested
        chosen.agreed[term.days.lowerBound, default: 0] += halfDays
        chosen.left += left
        let reason = isOther ? "Knows the school from last year." : ""
        let time = clock.at(day, minute: 730)
        request.allocation = RequestOfDemonstration.Allocation(
            practitioner: chosen, suggested: suggested.staff, halfDays: halfDays,
            first: firstVisit(request, chosen), reason: reason, by: lead, at: time)
        request.move(to: .allocated, by: lead, at: time, reason: reason)
        deliver(request, by: chosen.staff)
    }

    /// The half day that was booked first: free for whoever was chosen.
    private func firstVisit(
        _ request: RequestOfDemonstration, _ chosen: PractitionerOfDemonstration
    ) -> (day: Day, half: String)? {
        guard let day = request.firstDay else { return nil }
        for half in ["am", "pm"] where chosen.visits.insert("\(day.iso) \(half)").inserted {
            return (day, half)
        }
        return nil
    }

    /// When the sessions were, whoever gives them: until the days are used or today is reached.
    private func plan(_ request: RequestOfDemonstration, _ halfDays: Int, after day: Day) {
        var day = county.calendar.schoolDay(from: day.adding(days: chance.from(3...16)))
        request.firstDay = chance.happens(85) ? day : nil
        var left = halfDays * HalfDays.halfHours
        while left > 0, day < today {
            let halfHours = min(left, chance.from(3...8))
            request.sessions.append(
                RequestOfDemonstration.Session(
                    day: day, halfHours: halfHours, what: chance.one(of: WordsOfConcerns.sessions),
                    at: clock.at(day, minute: 990)))
            left -= halfHours
            day = county.calendar.schoolDay(from: day.adding(days: chance.from(3...9)))
            // Not every half hour that was agreed is needed.
            if left < 5, chance.happens(50) { left = 0 }
        }
        let reported = county.calendar.workingDay(chance.from(2...8), after: day)
        if left <= 0, reported < today { request.reportedOn = reported }
    }

    private func used(_ request: RequestOfDemonstration) -> Int {
        request.sessions.reduce(0) { $0 + $1.halfHours } / HalfDays.halfHours
    }

    private func deliver(_ request: RequestOfDemonstration, by staff: StaffOfDemonstration) {
        guard let first = request.sessions.first else { return }
        request.move(to: .delivering, by: staff, at: first.at)
        // A basis that ends while support goes on is asked for again.
        if let child = request.concern.child {
            for session in request.sessions { recordBasis(for: child, on: session.day, by: sendco) }
            recordBasis(for: child, on: request.reportedOn ?? today.adding(days: -1), by: sendco)
        }
        guard let day = request.reportedOn else { return }
        request.move(to: .reported, by: staff, at: clock.at(day, minute: 1_000))
    }

    /// A meeting says what came of it; support ends or goes on with a new request.
    func review(
        _ request: RequestOfDemonstration, _ outcome: SupportRequest.Outcome,
        _ item: ItemOfDemonstration, of meeting: MeetingOfDemonstration
    ) {
        let time = meeting.publishedAt
        let goesOn = item.going == "continue"
        county.rows.reviews.add(request.id, item.id, outcome, item.next, chair.id, time)
        request.move(to: .reviewed, by: chair, at: time, reason: outcome.words)
        request.move(
            to: .closed, by: chair, at: time.adding(seconds: 1),
            reason: goesOn ? "Support goes on with a new request" : "")
        if goesOn { return ask(request.service, about: request.concern, item, at: time) }
        if let child = request.concern.child {
            endShare(child.id, request.service, on: authority.timeZone.localTime(of: time).day)
        }
        request.concern.move(
            to: .closed, by: chair, at: time, reason: "Support reviewed: \(outcome.words)")
    }

    func write(_ request: RequestOfDemonstration) {
        guard let asked = request.steps.first else { return }
        let concern = request.concern
        county.rows.requests.add(
            request.id, concern.id, request.item, concern.school, request.service, concern.focus,
            concern.child?.id, request.basis, concern.offer, request.question, request.state,
            asked.at, request.steps.count)
        for step in request.steps {
            let id: ID<SupportRequest> = chance.id(at: step.at)
            county.rows.requestSteps.add(id, request.id, step.state, step.reason, step.by.id, step.at)
        }
        guard let allocation = request.allocation else { return }
        let giver = allocation.practitioner.staff
        county.rows.allocations.add(
            request.id, giver.id, allocation.halfDays, allocation.first?.day, allocation.first?.half,
            allocation.suggested.id, allocation.reason, allocation.by.id, allocation.at)
        for session in request.sessions {
            let id: ID<SupportRequest> = chance.id(at: session.at)
            county.rows.sessions.add(
                id, request.id, giver.id, session.day, session.halfHours, session.what, session.at)
        }
        guard let reported = request.steps.first(where: { $0.state == .reported }) else { return }
        county.rows.reports.add(
            request.id, chance.one(of: WordsOfConcerns.findings),
            chance.shuffled(WordsOfConcerns.recommendations).prefix(2).joined(separator: " "),
            giver.id, reported.at)
    }
}
