import Reckoning
import Storage

/// An item of an agenda while it is lived.
struct ItemOfDemonstration {
    let id: ID<AgendaItem>
    let section: String
    var concern: ConcernOfDemonstration?
    var review: RequestOfDemonstration?
    let title: String
    var notes = ""
    var decision: DecisionKind?
    var outcome: SupportRequest.Outcome?
    var going: String?
    var next = ""
    var question = ""
    var pathway: String?

    /// Whether it is more than a section of the template.
    var isDrawn: Bool { concern != nil || review != nil }
}

extension LifeOfSchool {
    /// The school's meeting of a term: what was brought for it, its agenda, what was decided and
    /// what followed.
    func meet(on day: Day) {
        guard let code = school.zone.zone.meeting(on: day),
            let kind = authority.meetingKind(code, on: day)
        else { return }
        let meeting = county.meeting(kind, on: day, chance)
        bringConcerns(until: meeting.packCloses)
        var items: [ItemOfDemonstration] = []
        if meeting.isPackClosed {
            settleBases(before: meeting.packCloses)
            items = agenda(of: meeting)
        }
        if meeting.isHeld {
            for index in items.indices { discuss(&items[index], at: meeting) }
        }
        write(items, of: meeting)
        if meeting.state == .published {
            for item in items { follow(item, of: meeting) }
            rate(meeting)
        }
        county.write(
            meeting, zone: school.zone.code, school: school.urn(on: day), trust: nil,
            place: chance.happens(85) ? "At the school" : "Online", summary: summary(items, meeting),
            planner: team.coordinator, chair: chair, chance)
        county.write(attendance: whoComes(to: kind), of: meeting, chance)
        addPaper(meeting)
    }

    var chair: StaffOfDemonstration { team.sendAdvisers[school.urn % 2] }

    /// What the pack held as it closed: every section of the template, with the support that had
    /// come back and the concerns that waited and may be discussed.
    private func agenda(of meeting: MeetingOfDemonstration) -> [ItemOfDemonstration] {
        meeting.kind.agenda.flatMap { section -> [ItemOfDemonstration] in
            switch section.draws {
            case .nothing, .facts, .actions:
                [ItemOfDemonstration(id: newItem(meeting), section: section.code, title: section.title)]
            case .support: reviews(section, of: meeting)
            case .concerns: concerns(section, of: meeting)
            }
        }
    }

    private func newItem(_ meeting: MeetingOfDemonstration) -> ID<AgendaItem> {
        chance.id(at: county.packClosedAt(meeting))
    }

    private func reviews(
        _ section: AgendaSection, of meeting: MeetingOfDemonstration
    ) -> [ItemOfDemonstration] {
        let back = requests.filter { $0.waitsForReview(on: meeting.packCloses) }
        return back.map { request in
            if let child = request.concern.child {
                recordBasis(for: child, on: meeting.packCloses, by: sendco)
                share(child.id, with: meeting)
            }
            return ItemOfDemonstration(
                id: newItem(meeting), section: section.code, review: request,
                title: request.concern.title)
        }
    }

    private func concerns(
        _ section: AgendaSection, of meeting: MeetingOfDemonstration
    ) -> [ItemOfDemonstration] {
        let mine = waiting(on: meeting.packCloses).filter {
            meeting.kind.section(for: $0.focus) == section
        }
        return mine.map { concern in
            concern.move(
                to: .onAgenda, by: team.coordinator, at: county.packClosedAt(meeting),
                reason: "On the agenda of the \(meeting.kind.shortName) on \(meeting.day.short)")
            if let child = concern.child { share(child.id, with: meeting) }
            return ItemOfDemonstration(
                id: newItem(meeting), section: section.code, concern: concern, title: concern.title)
        }
    }

    private func share(_ child: ID<Child>, with meeting: MeetingOfDemonstration) {
        share(
            child, "zone", school.zone.code, why: meeting.kind.name,
            from: meeting.packCloses.adding(days: 1))
    }

    private func write(_ items: [ItemOfDemonstration], of meeting: MeetingOfDemonstration) {
        for (place, item) in items.enumerated() {
            write(item, at: place + 1, of: meeting)
            if meeting.isHeld, item.isDrawn { agree(item, at: meeting) }
        }
    }

    func write(_ item: ItemOfDemonstration, at position: Int, of meeting: MeetingOfDemonstration) {
        let isRecorded = meeting.isHeld && item.isDrawn
        let time = clock.at(meeting.day, minute: meeting.minute + position * 5)
        let isDecided = isRecorded && (item.decision != nil || item.outcome != nil)
        county.rows.items.add(
            item.id, meeting.id, position, item.section, item.title, item.concern?.id,
            item.review?.id, item.concern?.lastItem, item.notes, item.decision?.code, item.question,
            item.pathway, item.outcome, item.going, item.next, isDecided ? time : nil,
            isRecorded ? chair.id : nil, isRecorded ? time : nil, isRecorded ? 2 : 1)
        item.concern?.lastItem = item.id
    }

    private func summary(_ items: [ItemOfDemonstration], _ meeting: MeetingOfDemonstration) -> String {
        guard meeting.state == .published else { return "" }
        let count = items.count(where: \.isDrawn)
        let support = items.count { item in
            if case .requestForSupport = item.decision?.follows { true } else { false }
        }
        return """
            \(count) \(count == 1 ? "item was" : "items were") discussed\
            \(support > 0 ? ", and support was agreed for \(support)" : ""). \
            \(chance.one(of: WordsOfConcerns.came))
            """
    }

    private func whoComes(
        to kind: MeetingKind
    ) -> [(staff: StaffOfDemonstration?, name: String, role: String)] {
        var people: [(staff: StaffOfDemonstration?, name: String, role: String)] = []
        func add(_ staff: StaffOfDemonstration, _ role: String) { people.append((staff, staff.name, role)) }
        for role in kind.attendees {
            switch role {
            case "sendco": add(sendco, role)
            case "headteacher": add(headteacher, role)
            case "send-adviser": add(chair, role)
            case "inclusion-adviser": add(team.inclusionAdviser, role)
            case "community-worker": add(team.communityWorkers[school.urn / 2 % 2], role)
            default: if let one = specialist() { add(one, role) }
            }
        }
        if chance.happens(25), kind.calledIn.contains("epss-practitioner"), let one = specialist() {
            add(one, "epss-practitioner")
        }
        if chance.happens(10), kind.calledIn.contains("health-partner") {
            people.append((nil, "Speech and language therapist", "health-partner"))
        }
        return people
    }

    private func specialist() -> StaffOfDemonstration? {
        let here = county.practitioners(of: authority.epss.service, in: school.zone.code)
        return here.isEmpty ? nil : chance.one(of: here).staff
    }

    private func addPaper(_ meeting: MeetingOfDemonstration) {
        guard chance.happens(20), meeting.packCloses < today else { return }
        let time = clock.at(meeting.packCloses.adding(days: -2), minute: 990)
        let id: ID<Meeting> = chance.id(at: time)
        county.rows.papers.add(
            id, meeting.id, chance.one(of: ["Provision this term", "What we have changed since last time"]),
            "\(chance.one(of: WordsOfConcerns.tried)) \(chance.one(of: WordsOfConcerns.came))",
            sendco.id, time)
    }

    private func rate(_ meeting: MeetingOfDemonstration) {
        let time = meeting.publishedAt.adding(seconds: chance.from(1...12) * 86_400)
        guard meeting.kind.isRated, chance.happens(72), time < clock.at(today, minute: 0) else { return }
        let stars = chance.place([1, 2, 12, 40, 45]) + 1
        let comment = chance.happens(60) ? chance.one(of: WordsOfConcerns.comments) : ""
        county.rows.ratings.add(
            meeting.id, school.urn(on: meeting.day), stars, comment, sendco.id, time)
    }
}
