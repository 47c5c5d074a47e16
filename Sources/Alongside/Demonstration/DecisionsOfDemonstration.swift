import Reckoning
import Storage

extension LifeOfSchool {
    /// What is said and decided at an item.
    func discuss(_ item: inout ItemOfDemonstration, at meeting: MeetingOfDemonstration) {
        item.notes = "\(chance.one(of: WordsOfConcerns.notes)) \(chance.one(of: WordsOfConcerns.noted))"
        if item.review != nil {
            item.outcome = [.achieved, .partly, .not][chance.place([38, 47, 15])]
            item.going = item.outcome != .achieved && chance.happens(20) ? "continue" : "close"
            item.next =
                item.going == "close"
                ? chance.one(of: WordsOfConcerns.recommendations)
                : chance.one(of: WordsOfConcerns.asks)
            return
        }
        guard let concern = item.concern else { return }
        let open = meeting.kind.decisions(for: concern.focus, on: meeting.day)
            .filter { isPossible($0, for: concern, on: meeting.day) }
        guard !open.isEmpty else { return }
        let decision = open[chance.place(open.map { weight($0, concern) })]
        item.decision = decision
        switch decision.follows {
        case .requestForSupport: item.question = chance.one(of: WordsOfConcerns.asks)
        case .pathway(let codes): item.pathway = codes.isEmpty ? nil : chance.one(of: codes)
        case .nothing, .meeting, .carryForward: break
        }
    }

    private func isPossible(
        _ decision: DecisionKind, for concern: ConcernOfDemonstration, on day: Day
    ) -> Bool {
        switch decision.follows {
        case .requestForSupport(let code):
            guard let service = authority.service(code, on: day) else { return false }
            return service.accepts(concern.focus, offer: concern.offer)
                && service.settings.contains(school.kind) && school.kind != .special
                && !county.practitioners(of: code, in: school.zone.code).isEmpty
        case .meeting(let code): return authority.meetingKind(code, on: day) != nil
        case .nothing, .carryForward, .pathway: return true
        }
    }

    private func weight(_ decision: DecisionKind, _ concern: ConcernOfDemonstration) -> Int {
        switch decision.follows {
        case .requestForSupport(let service): service == authority.epss.service ? 24 : 10
        case .meeting: 3
        case .carryForward: 6
        case .pathway: 5
        case .nothing:
            decision.code == "advice" ? 24 : decision.code == "no-further-action" ? 4 : 11
        }
    }

    /// What follows from a published decision or review.
    func follow(_ item: ItemOfDemonstration, of meeting: MeetingOfDemonstration) {
        if let request = item.review, let outcome = item.outcome {
            review(request, outcome, item, of: meeting)
        }
        guard let concern = item.concern, let decision = item.decision else { return }
        let (staff, time) = (chair, meeting.publishedAt)
        switch decision.follows {
        case .requestForSupport(let service):
            ask(service, about: concern, item, at: time)
        case .carryForward:
            concern.move(to: .carried, by: staff, at: time, reason: decision.words)
        case .meeting(let code):
            let name = authority.meetingKind(code)?.name ?? code.rawValue
            concern.move(to: .carried, by: staff, at: time, reason: "To a \(name)")
            county.write(
                "Arrange a \(name)", by: chair, item.id, of: meeting,
                school: school.urn(on: meeting.day), zone: school.zone.code, chance)
            holdMeeting(code, about: concern, after: meeting.day)
        case .nothing, .pathway:
            concern.move(to: .closed, by: staff, at: time, reason: decision.words)
        }
    }

    /// A meeting about one child with the family.
    private func holdMeeting(
        _ code: MeetingKind.Code, about concern: ConcernOfDemonstration, after day: Day
    ) {
        let day = county.calendar.schoolDay(from: day.adding(days: chance.from(16...30)))
        guard let child = concern.child, let kind = authority.meetingKind(code, on: day),
            kind.subject == .child
        else { return }
        let meeting = county.meeting(kind, on: day, chance, mayBeCancelled: false)
        if meeting.isPackClosed, let section = kind.section(for: .child), concern.state.isWaiting {
            recordBasis(for: child, on: meeting.packCloses, by: sendco)
            let closed = county.packClosedAt(meeting)
            concern.move(
                to: .onAgenda, by: team.coordinator, at: closed,
                reason: "On the agenda of the \(kind.shortName) on \(day.short)")
            share(child.id, "zone", school.zone.code, why: kind.name, from: meeting.packCloses.adding(days: 1))
            var item = ItemOfDemonstration(
                id: chance.id(at: closed), section: section.code, concern: concern,
                title: concern.title)
            if meeting.isHeld {
                item.notes = "The family said what matters most to them."
                item.decision = kind.decisions.first { $0.follows == .nothing }
            }
            write(item, at: 1, of: meeting)
        }
        if meeting.state == .published {
            concern.move(
                to: .closed, by: chair, at: meeting.publishedAt, reason: "A plan agreed with the family")
        }
        county.write(
            meeting, zone: school.zone.code, school: school.urn(on: day), trust: nil, child: child.id,
            place: "At the school", summary: meeting.state == .published ? "A plan was agreed." : "",
            planner: team.coordinator, chair: chair, chance)
        county.write(
            attendance: [
                (nil, "Parent", "parent-carer"), (sendco, sendco.name, "sendco"),
                (chair, chair.name, "send-adviser"),
            ], of: meeting, chance)
    }

    /// Actions agreed at an item: who, what, by when, and what has come of them by today.
    func agree(_ item: ItemOfDemonstration, at meeting: MeetingOfDemonstration) {
        for _ in 0..<chance.place([35, 50, 15]) {
            let owners = [
                sendco, sendco, headteacher, chair, team.inclusionAdviser, team.communityWorkers[0],
            ]
            county.write(
                chance.one(of: WordsOfConcerns.actions), by: chance.one(of: owners), item.id,
                of: meeting, school: school.urn(on: meeting.day), zone: school.zone.code, chance)
        }
    }
}

extension CountyOfDemonstration {
    func write(
        _ what: String, by owner: StaffOfDemonstration, _ item: ID<AgendaItem>?,
        of meeting: MeetingOfDemonstration, school: Int?, zone: String?, _ chance: Chance
    ) {
        let due = calendar.schoolDay(from: meeting.day.adding(days: chance.from(10...56)))
        let id: ID<AgreedAction> = chance.id(at: clock.at(meeting.day, minute: meeting.minute + 60))
        let isPast = due < today
        let isRecent = due > today.adding(days: -120)
        let isDone = isPast ? chance.happens(isRecent ? 78 : 99) : chance.happens(20)
        let latest = min(due.adding(days: 6).number, today.number - 1)
        let earliest = min(meeting.day.number + 1, latest)
        let isClosed = isDone && latest > meeting.day.number
        let closed = isClosed ? clock.at(Day(number: chance.from(earliest...latest)), minute: 945) : nil
        let isDropped = isClosed && chance.happens(4)
        let outcome =
            !isClosed ? "" : isDropped ? "No longer needed." : chance.one(of: WordsOfConcerns.done)
        rows.actions.add(
            id, meeting.id, item, school, zone, what, owner.id, owner.name, due,
            !isClosed ? "open" : isDropped ? "dropped" : "done", outcome, isClosed ? owner.id : nil,
            closed, isClosed ? 2 : 1)
    }
}
