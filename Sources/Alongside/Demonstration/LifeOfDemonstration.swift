import Reckoning
import Storage

extension CountyOfDemonstration {
    /// A zone's children, and what happened at its schools up to today. Returns how many children.
    func live(in zone: ZoneOfDemonstration) -> Int {
        var count = 0
        for school in schools where school.zone.code == zone.code {
            count += inventChildren(of: school).count
        }
        return count
    }

    /// One account for each role, chosen where there is most to see.
    func chosenSignIns() -> [Demonstration.SignIn] {
        let zone = zones[0].code
        if let team = teams[zone] {
            note(team.sendAdvisers[0], as: .sendAdviser)
            note(team.inclusionAdviser, as: .inclusionAdviser)
            note(team.communityWorkers[0], as: .communityWorker)
            note(team.coordinator, as: .zoneCoordinator)
        }
        if let lead = leads[authority.epss.service] { note(lead, as: .serviceLead) }
        if let one = practitioners[authority.epss.service]?.first { note(one.staff, as: .practitioner) }
        if let lead = trusts.first?.lead { note(lead, as: .trustLead) }
        if let school = schools.first(where: { $0.zone.code == zone && $0.kind == .maintained }) {
            if let sendco = school.sendco { note(sendco, as: .sendco) }
            if let head = school.headteacher { note(head, as: .headteacher) }
        }
        return Role.allCases.compactMap { role in
            signIns[role].map {
                Demonstration.SignIn(role: role, account: $0.account, name: $0.name)
            }
        }
    }
}
