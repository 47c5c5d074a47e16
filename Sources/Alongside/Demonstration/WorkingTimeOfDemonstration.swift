import Reckoning
import Storage

extension CountyOfDemonstration {
    /// Invents when people work and are away, on which half-days schools can meet, and who knows
    /// which school: what a term is planned from. Drawn from a stream of its own.
    func inventWorkingTime() {
        let chance = Chance(UInt64(schools.first?.urn ?? 1))
        for zone in zones {
            guard let team = teams[zone.code] else { continue }
            for (index, staff) in team.all.enumerated() {
                let isPartTime = index == 1 || chance.happens(25)
                work(staff, from: zone, days: isPartTime ? chance.from(3...4) : 5, week: isPartTime ? 4 : 6, chance)
                if chance.happens(60) { takeLeave(staff, recordedBy: team.coordinator, chance) }
            }
        }
        workAsPractitioners(chance)
        for school in schools where school.hasMeetings { offerHalfDays(school, chance) }
    }

    private func workAsPractitioners(_ chance: Chance) {
        var done = Set(teams.values.flatMap(\.all).map(\.id))
        for service in practitioners.keys.sorted() {
            for one in practitioners[service] ?? [] where done.insert(one.staff.id).inserted {
                guard let home = zones.first(where: { $0.code == one.zones.first }) else { continue }
                work(
                    one.staff, from: home, days: max(2, (one.halfDaysAWeek + 1) / 2),
                    week: max(2, one.halfDaysAWeek / 2), chance)
                if chance.happens(50) { takeLeave(one.staff, recordedBy: one.staff, chance) }
            }
        }
    }

    private func work(
        _ staff: StaffOfDemonstration, from zone: ZoneOfDemonstration, days: Int, week: Int,
        _ chance: Chance
    ) {
        let time = clock.at(modelStarts, minute: 9 * 60)
        rows.workingWeeks.add(
            staff.id, modelStarts, nil as String?, zone.easting, zone.northing, 2, week, staff.id, time)
        let off = Set(chance.shuffled(Array(1...5)).prefix(5 - min(5, days)))
        for weekday in 1...5 where !off.contains(weekday) {
            rows.workingDays.add(staff.id, modelStarts, weekday, 9 * 60, 17 * 60)
        }
    }

    /// Some days in this term or the next.
    private func takeLeave(
        _ staff: StaffOfDemonstration, recordedBy: StaffOfDemonstration, _ chance: Chance
    ) {
        let first = calendar.schoolDay(from: today.adding(days: chance.from(3...170)))
        let time = clock.at(today.adding(days: -3), minute: 10 * 60)
        let id: ID<LeavePeriod> = chance.id(at: time)
        rows.leave.add(
            id, staff.id, first, first.adding(days: chance.from(1...5)), recordedBy.id, time)
    }

    /// Most schools have said when they can meet.
    private func offerHalfDays(_ school: SchoolOfDemonstration, _ chance: Chance) {
        if let team = teams[school.zone.code] {
            let number = school.urn
            name(school, "send-adviser", team.sendAdvisers[number % team.sendAdvisers.count])
            name(school, "community-worker", team.communityWorkers[number / 2 % team.communityWorkers.count])
            let here = practitioners(of: authority.epss.service, in: school.zone.code)
                .filter { $0.profession == "educational-psychologist" }
            if !here.isEmpty { name(school, "epss-practitioner", here[number % here.count].staff) }
        }
        guard chance.happens(85) else { return }
        let open = chance.shuffled(WeekHalf.all).prefix(chance.from(6...9))
        for (index, half) in open.enumerated() {
            rows.halfDays.add(school.urn, half.key, index < 3, modelStarts)
        }
        for term in calendar.terms where term.days.lowerBound > today {
            let days = calendar.schoolDays(of: term)
            guard let first = days.first else { continue }
            rows.closedDays.add(school.urn, first)
            if chance.happens(50) { rows.closedDays.add(school.urn, days[days.count - 1]) }
        }
    }

    private func name(_ school: SchoolOfDemonstration, _ role: String, _ staff: StaffOfDemonstration) {
        rows.namedPeople.add(school.urn, role, staff.id, modelStarts)
    }
}
