import Reckoning
import Storage

extension CountyOfDemonstration {
    /// The zone's partnership of each term, with the schools that came.
    func holdPartnerships(of zone: ZoneOfDemonstration, _ here: [SchoolOfDemonstration]) {
        guard let team = teams[zone.code] else { return }
        for term in calendar.terms where term.days.upperBound >= lifeStarts {
            let days = calendar.schoolDays(of: term)
            guard !days.isEmpty else { continue }
            let day = days[days.count * 7 / 10 + chance.below(days.count / 6)]
            guard let kind = authority.meetingKind(.zoneInclusionPartnership, on: day) else { continue }
            let meeting = meeting(kind, on: day, chance)
            var people: [(staff: StaffOfDemonstration?, name: String, role: String)] = [
                (team.coordinator, team.coordinator.name, "zone-coordinator"),
                (team.inclusionAdviser, team.inclusionAdviser.name, "inclusion-adviser"),
                (team.sendAdvisers[0], team.sendAdvisers[0].name, "send-adviser"),
                (team.communityWorkers[0], team.communityWorkers[0].name, "community-worker"),
            ]
            for school in chance.shuffled(here).prefix(7) {
                if let head = school.headteacher { people.append((head, head.name, "headteacher")) }
            }
            hold(
                meeting, zone: zone.code, trust: nil, people, chair: team.inclusionAdviser,
                planner: team.coordinator)
        }
    }

    /// Strategic Meetings: once a year with each of the larger trusts.
    func meetTrusts() {
        for trust in trusts where trust.schools.count >= 6 {
            guard let lead = trust.lead, let team = teams[trust.home] else { continue }
            for term in calendar.terms where term.season == .spring && term.days.upperBound >= lifeStarts {
                let day = chance.one(of: calendar.schoolDays(of: term))
                guard let kind = authority.meetingKind(.strategic, on: day) else { continue }
                var people: [(staff: StaffOfDemonstration?, name: String, role: String)] = [
                    (lead, lead.name, "trust-lead"),
                    (team.inclusionAdviser, team.inclusionAdviser.name, "inclusion-adviser"),
                ]
                if let county = signIns[.countyLead] { people.append((county, county.name, "county-lead")) }
                hold(
                    meeting(kind, on: day, chance), zone: nil, trust: trust.uid, people,
                    chair: team.inclusionAdviser, planner: team.coordinator)
            }
        }
    }

    private func hold(
        _ meeting: MeetingOfDemonstration, zone: String?, trust: Int?,
        _ people: [(staff: StaffOfDemonstration?, name: String, role: String)],
        chair: StaffOfDemonstration, planner: StaffOfDemonstration
    ) {
        let section = meeting.kind.section(for: .wholeSchool)?.code ?? ""
        let decisions = meeting.kind.decisions(for: .wholeSchool, on: meeting.day)
            .filter { $0.follows == .nothing }
        if meeting.isPackClosed {
            for (place, theme) in chance.shuffled(WordsOfConcerns.themes).prefix(3).enumerated() {
                let id: ID<AgendaItem> = chance.id(at: packClosedAt(meeting))
                let decided = clock.at(meeting.day, minute: meeting.minute + 20 * (place + 1))
                let isDecided = meeting.isHeld && !decisions.isEmpty
                rows.items.add(
                    id, meeting.id, place + 1, section, theme, nil as String?, nil as String?,
                    nil as String?, isDecided ? chance.one(of: WordsOfConcerns.came) : "",
                    isDecided ? chance.one(of: decisions).code : nil, "", nil as String?,
                    nil as String?, nil as String?, "", isDecided ? decided : nil,
                    isDecided ? chair.id : nil, isDecided ? decided : nil, isDecided ? 2 : 1)
                if isDecided, chance.happens(60) {
                    let owner = people.isEmpty ? chair : chance.one(of: people).staff ?? chair
                    write(
                        chance.one(of: WordsOfConcerns.actions), by: owner, id, of: meeting,
                        school: nil, zone: zone, chance)
                }
            }
        }
        write(
            meeting, zone: zone, school: nil, trust: trust, place: "County Hall, and online",
            summary: meeting.state == .published ? chance.one(of: WordsOfConcerns.came) : "",
            planner: planner, chair: chair, chance)
        write(attendance: people, of: meeting, chance)
    }
}
