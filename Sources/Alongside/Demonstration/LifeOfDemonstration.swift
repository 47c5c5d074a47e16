import Reckoning
import Storage

extension CountyOfDemonstration {
    /// A zone's children, and what happened at its schools up to today. Returns how many children.
    func live(in zone: ZoneOfDemonstration) -> Int {
        let here = schools.filter { $0.zone.code == zone.code }
        let meeting = here.filter(\.hasMeetings)
        let order = chance.shuffled(Array(meeting.indices))
        var places: [Int: Int] = [:]
        for (place, index) in order.enumerated() { places[meeting[index].urn] = place }
        var count = 0
        for school in here {
            let children = inventChildren(of: school)
            count += children.count
            guard let place = places[school.urn],
                let life = LifeOfSchool(self, school, children)
            else { continue }
            life.live(meetingsOn: meetingDays(place: place, of: meeting.count))
            remember(life)
        }
        holdPartnerships(of: zone, here)
        return count
    }

    /// The days of a school's meetings: one a term, each school of a zone on a day of its own, so
    /// that the zone team can be at all of them.
    private func meetingDays(place: Int, of count: Int) -> [Day] {
        let begun = calendar.terms.count { $0.days.lowerBound <= today }
        let isQuiet = place % 11 == 7
        var days: [Day] = []
        for (index, term) in calendar.terms.enumerated() where term.days.upperBound >= lifeStarts {
            let slots = calendar.schoolDays(of: term).dropFirst(5).dropLast(4)
            guard !slots.isEmpty else { continue }
            let day = slots[slots.startIndex + place * slots.count / max(1, count)]
            let isNextTerm = index >= begun
            if isQuiet, index >= begun - 2 { continue }
            if isNextTerm, place % 5 > 2 { continue }
            if day >= today, place % 9 == 4 { continue }  // nobody has planned it yet
            days.append(day)
        }
        return days
    }

    /// Keeps the school and the people with most to see for whoever tries the demonstration.
    private func remember(_ life: LifeOfSchool) {
        guard life.school.zone.code == zones[0].code, life.school.kind.isMainstream else { return }
        let concerns = life.concerns.count { $0.state.isOpen }
        let requests = life.requests.count { $0.state.isOpen } * 2
        let score = concerns + requests
        guard score > richest.score else { return }
        richest = (life.school, score)
    }

    /// One account for each role, chosen where there is most to see.
    func chosenSignIns() -> [Demonstration.SignIn] {
        if let school = richest.school {
            if let sendco = school.sendco { note(sendco, as: .sendco) }
            if let head = school.headteacher { note(head, as: .headteacher) }
            if let team = teams[school.zone.code] {
                note(team.sendAdvisers[school.urn % 2], as: .sendAdviser)
                note(team.inclusionAdviser, as: .inclusionAdviser)
                note(team.communityWorkers[0], as: .communityWorker)
                note(team.coordinator, as: .zoneCoordinator)
            }
        }
        let epss = authority.epss.service
        if let lead = leads[epss] { note(lead, as: .serviceLead) }
        let busiest = practitioners(of: epss, in: zones[0].code).max { $0.left < $1.left }
        if let busiest { note(busiest.staff, as: .practitioner) }
        if let lead = trusts.first?.lead { note(lead, as: .trustLead) }
        return Role.allCases.compactMap { role in
            signIns[role].map {
                Demonstration.SignIn(role: role, account: $0.account, name: $0.name)
            }
        }
    }
}
