import Reckoning
import Storage

/// A concern while it is lived: what it says, and every state it came into.
final class ConcernOfDemonstration {
    let id: ID<Concern>
    let school: Int
    let focus: Focus
    let cohort: ID<Cohort>?
    let child: ChildOfDemonstration?
    let offer: String
    let sections: [String]
    let title: String
    let asked: String
    let texts: (tried: String, outcome: String)
    private(set) var steps: [(state: Concern.State, reason: String, by: StaffOfDemonstration, at: Instant)] = []
    /// The agenda item at which it was last discussed.
    var lastItem: ID<AgendaItem>?

    init(
        id: ID<Concern>, school: Int, focus: Focus, cohort: ID<Cohort>?,
        child: ChildOfDemonstration?, offer: String, sections: [String], title: String,
        asked: String, texts: (tried: String, outcome: String)
    ) {
        (self.id, self.school, self.focus, self.cohort, self.child) = (id, school, focus, cohort, child)
        (self.offer, self.sections, self.title) = (offer, sections, title)
        (self.asked, self.texts) = (asked, texts)
    }

    var state: Concern.State { steps.last?.state ?? .brought }

    func move(
        to state: Concern.State, by staff: StaffOfDemonstration, at time: Instant,
        reason: String = ""
    ) {
        steps.append((state, reason, staff, time))
    }

    func write(to rows: inout RowsOfDemonstration, _ chance: Chance) {
        guard let brought = steps.first else { return }
        rows.concerns.add(
            id, school, focus, cohort, child?.id, offer, title, texts.tried, texts.outcome, asked,
            state, brought.by.id, brought.at, steps.count)
        for section in sections { rows.concernSections.add(id, section) }
        for step in steps {
            let stepID: ID<Concern.State> = chance.id(at: step.at)
            rows.concernSteps.add(stepID, id, step.state, step.reason, step.by.id, step.at)
        }
    }
}

/// A lawful basis while it is lived.
struct BasisOfDemonstration {
    let id: ID<LawfulBasis>
    let from: Day
    let until: Day?

    func isInForce(on day: Day) -> Bool { from <= day && until.map { day < $0 } ?? true }
}

/// With whom a child was shared, until when.
struct ShareOfDemonstration {
    let child: ID<Child>
    let kind: String
    let value: String
    let basis: ID<LawfulBasis>
    let why: String
    let from: Day
    var until: Day?
}
