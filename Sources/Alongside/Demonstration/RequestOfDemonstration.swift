import Reckoning
import Storage

/// A request for support while it is lived: every state, who gives it, what was given.
final class RequestOfDemonstration {
    struct Session {
        let day: Day
        let halfHours: Int
        let what: String
        let at: Instant
    }

    struct Allocation {
        let practitioner: PractitionerOfDemonstration
        let suggested: StaffOfDemonstration
        let halfDays: Int
        let first: (day: Day, half: String)?
        let reason: String
        let by: StaffOfDemonstration
        let at: Instant
    }

    let id: ID<SupportRequest>
    let concern: ConcernOfDemonstration
    let item: ID<AgendaItem>
    let service: String
    let basis: ID<LawfulBasis>?
    let question: String
    private(set) var steps: [(state: SupportRequest.State, reason: String, by: StaffOfDemonstration, at: Instant)] = []
    var allocation: Allocation?
    var sessions: [Session] = []
    var reportedOn: Day?
    /// The day for which a first visit is to be booked.
    var firstDay: Day?

    init(
        id: ID<SupportRequest>, concern: ConcernOfDemonstration, item: ID<AgendaItem>,
        service: String, basis: ID<LawfulBasis>?, question: String
    ) {
        (self.id, self.concern, self.item, self.service) = (id, concern, item, service)
        (self.basis, self.question) = (basis, question)
    }

    var state: SupportRequest.State { steps.last?.state ?? .requested }

    func move(
        to state: SupportRequest.State, by staff: StaffOfDemonstration, at time: Instant,
        reason: String = ""
    ) {
        steps.append((state, reason, staff, time))
    }

    func waitsForReview(on day: Day) -> Bool {
        state == .reported && (reportedOn.map { $0 <= day } ?? false)
    }

}
