import Reckoning
import Storage

/// What happened at one school: concerns, meetings, support and its review, from the start of the
/// model up to today, by the rules of the acts.
final class LifeOfSchool {
    let county: CountyOfDemonstration
    let school: SchoolOfDemonstration
    let children: [ChildOfDemonstration]
    let team: TeamOfDemonstration
    let sendco: StaffOfDemonstration
    let headteacher: StaffOfDemonstration
    let chance: Chance

    var concerns: [ConcernOfDemonstration] = []
    var requests: [RequestOfDemonstration] = []
    var cohorts: [String: ID<Cohort>] = [:]
    var bases: [ID<Child>: [BasisOfDemonstration]] = [:]
    var shares: [ShareOfDemonstration] = []
    /// The day up to which concerns have been brought.
    var broughtUntil: Day

    var authority: Authority { county.authority }
    var clock: ClockOfDemonstration { county.clock }
    var today: Day { county.today }

    init?(_ county: CountyOfDemonstration, _ school: SchoolOfDemonstration, _ children: [ChildOfDemonstration]) {
        guard let team = county.teams[school.zone.code], let sendco = school.sendco,
            let headteacher = school.headteacher
        else { return nil }
        (self.county, self.school, self.children, self.team) = (county, school, children, team)
        (self.sendco, self.headteacher, chance) = (sendco, headteacher, county.chance.fork())
        broughtUntil = county.lifeStarts
    }

    /// Lives through the school's meetings, in order of their days.
    func live(meetingsOn days: [Day]) {
        for day in days { meet(on: day) }
        bringConcerns(until: today.adding(days: -1))
        for concern in concerns { concern.write(to: &county.rows, chance) }
        for request in requests { write(request) }
        for share in shares {
            county.rows.shares.add(
                share.child, share.kind, share.value, share.basis, share.why, share.from, share.until)
        }
    }

    /// Concerns that wait for a meeting and may be discussed on a day.
    func waiting(on day: Day) -> [ConcernOfDemonstration] {
        concerns.filter { concern in
            concern.state.isWaiting
                && (concern.child.map { basis(of: $0.id, on: day) != nil } ?? true)
        }
    }

    func basis(of child: ID<Child>, on day: Day) -> ID<LawfulBasis>? {
        bases[child]?.last { $0.isInForce(on: day) }?.id
    }
}
