import Reckoning
import Storage

/// The team of an invented zone.
struct TeamOfDemonstration {
    let sendAdvisers: [StaffOfDemonstration]
    let inclusionAdviser: StaffOfDemonstration
    let communityWorkers: [StaffOfDemonstration]
    let coordinator: StaffOfDemonstration

    var all: [StaffOfDemonstration] {
        sendAdvisers + [inclusionAdviser] + communityWorkers + [coordinator]
    }
}

extension CountyOfDemonstration {
    /// Invents everybody who works for the council, the schools and the trusts.
    func inventStaff() {
        for zone in zones { teams[zone.code] = inventTeam(zone) }
        for service in authority.services.inForce(on: today) where service.isDeliveredHere {
            staff(service)
        }
        for role in [Role.lineAdviser, .lineAdviser, .countyLead, .dataProtectionOfficer, .administrator]
        where isFirst {
            note(hire(role, .county, ""), as: role)
        }
        for trust in trusts where trust.schools.count > 1 {
            trust.lead = hire(.trustLead, .trust, String(trust.uid))
        }
        for zone in zones { staffSchools(of: zone) }
        if isFirst { inventWorkingTime() }
    }

    private func inventTeam(_ zone: ZoneOfDemonstration) -> TeamOfDemonstration {
        TeamOfDemonstration(
            sendAdvisers: (0..<2).map { _ in hire(.sendAdviser, .zone, zone.code) },
            inclusionAdviser: hire(.inclusionAdviser, .zone, zone.code),
            communityWorkers: (0..<2).map { _ in hire(.communityWorker, .zone, zone.code) },
            coordinator: hire(.zoneCoordinator, .zone, zone.code))
    }

    /// Headteachers, and SENDCos: two or three small schools near each other share one.
    private func staffSchools(of zone: ZoneOfDemonstration) {
        var shared: (staff: StaffOfDemonstration, schools: Int)?
        for school in schools where school.zone.code == zone.code {
            school.headteacher = hire(.headteacher, .setting, String(school.urn))
            let isSmall = school.phase == "Primary" && school.pupils < 110
            if isSmall, let known = shared, known.schools < 3, chance.happens(55) {
                school.sendco = known.staff
                post(known.staff, .sendco, .setting, String(school.urn))
                shared = (known.staff, known.schools + 1)
            } else {
                let sendco = hire(.sendco, .setting, String(school.urn))
                school.sendco = sendco
                if isSmall { shared = (sendco, 1) }
            }
            guard let before = school.before else { continue }
            for (staff, role) in [(school.sendco, Role.sendco), (school.headteacher, .headteacher)] {
                guard let staff else { continue }
                post(staff, role, .setting, String(before.urn), until: before.lastDay)
            }
        }
    }

    func hire(_ role: Role, _ kind: PostScope.Kind, _ value: String) -> StaffOfDemonstration {
        let staff = newPerson()
        post(staff, role, kind, value)
        return staff
    }

    private func newPerson() -> StaffOfDemonstration {
        let (given, family) = (
            chance.one(of: NamesOfPeople.given), chance.one(of: NamesOfPeople.family)
        )
        let time = clock.at(modelStarts, minute: 9 * 60)
        let account = names.account(given, family)
        let staff = StaffOfDemonstration(
            id: chance.id(at: time), name: "\(given) \(family)", account: account)
        rows.people.add(staff.id, staff.name, "\(account)@example.org")
        rows.accounts.add(staff.id, account, password, "open", time)
        return staff
    }

    private func post(
        _ staff: StaffOfDemonstration, _ role: Role, _ kind: PostScope.Kind, _ value: String,
        until: Day? = nil
    ) {
        // Numbered in order, so that the first post somebody was given stays their main one.
        postsGiven += 1
        let id: ID<Post> = chance.id(at: clock.at(modelStarts, minute: 0).adding(seconds: postsGiven))
        rows.posts.add(id, staff.id, role, kind, value, modelStarts, until)
    }

    /// The first of each role is named to whoever tries the demonstration.
    func note(_ staff: StaffOfDemonstration, as role: Role) {
        if signIns[role] == nil { signIns[role] = staff }
    }
}

/// Somebody who gives a service's support, in half-days.
final class PractitionerOfDemonstration {
    let staff: StaffOfDemonstration
    let profession: String
    let halfDaysAWeek: Int
    let zones: [String]
    /// Half-days given away, by the first day of the term.
    var agreed: [Day: Int] = [:]
    /// Half-days of support under way that are still to come, today.
    var left = 0
    /// First visits that are taken, as day and half.
    var visits: Set<String> = []

    init(
        _ staff: StaffOfDemonstration, profession: String, halfDaysAWeek: Int, zones: [String]
    ) {
        (self.staff, self.profession) = (staff, profession)
        (self.halfDaysAWeek, self.zones) = (halfDaysAWeek, zones)
    }

    /// How full a term is, in hundredths of a week.
    func load(in term: Term) -> Int {
        (agreed[term.days.lowerBound] ?? 0) * 100 / max(1, halfDaysAWeek)
    }
}

extension CountyOfDemonstration {
    func practitioners(of service: String, in zone: String) -> [PractitionerOfDemonstration] {
        (practitioners[service] ?? []).filter { $0.zones.contains(zone) }
    }

    /// Whether somebody can take on more: no more than two thirds of a term is given away, and what
    /// is still to come today fits into the school days ahead.
    func hasRoom(
        _ one: PractitionerOfDemonstration, for halfDays: Int, left: Int, in term: Term
    ) -> Bool {
        let inTerm = one.halfDaysAWeek * calendar.schoolDays(of: term).count / 5 * 2 / 3
        return (one.agreed[term.days.lowerBound] ?? 0) + halfDays <= inTerm
            && one.left + left <= ahead.halfDays(aWeek: one.halfDaysAWeek)
    }

    /// A service's lead and its practitioners. Those of the zone teams' own service are the zones'
    /// School & Community workers; the others serve one zone or two.
    private func staff(_ service: SupportService) {
        leads[service.code] = hire(.serviceLead, .service, service.code)
        if service.professions.contains(where: { $0.code == "family-worker" }) {
            for zone in zones {
                for (index, worker) in (teams[zone.code]?.communityWorkers ?? []).enumerated() {
                    post(worker, .practitioner, .service, service.code)
                    let profession = service.professions[index % service.professions.count]
                    add(worker, service, profession.code, halfDays: index == 0 ? 10 : 7, [zone.code])
                }
            }
            return
        }
        let inCounty = service.code == authority.epss.service ? 40 : 10
        let count = max(3, inCounty * zones.count / 15)
        for index in 0..<count {
            let home = zones[index % zones.count].code
            let next = zones[(index + 1) % zones.count].code
            let reach = next != home && (index + zones.count < count || chance.happens(40)) ? [home, next] : [home]
            let profession = service.professions[index % 5 % service.professions.count]
            add(
                hire(.practitioner, .service, service.code), service, profession.code,
                halfDays: chance.one(of: [10, 10, 10, 8, 8, 6, 6, 5, 4]),
                service.code == authority.epss.service ? reach : [home, next].removingRepeats)
        }
    }

    private func add(
        _ staff: StaffOfDemonstration, _ service: SupportService, _ profession: String,
        halfDays: Int, _ zones: [String]
    ) {
        practitioners[service.code, default: []].append(
            PractitionerOfDemonstration(
                staff, profession: profession, halfDaysAWeek: halfDays, zones: zones))
        rows.practitioners.add(
            staff.id, service.code, profession, halfDays, modelStarts, nil as Day?)
        for zone in zones { rows.practitionerZones.add(staff.id, service.code, zone) }
    }
}

extension Array where Element: Equatable {
    fileprivate var removingRepeats: [Element] {
        reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}
