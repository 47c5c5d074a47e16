import Reckoning
import Storage

/// An invented school, as far as the rest of the demonstration has to know it.
final class SchoolOfDemonstration {
    let urn: Int
    let name: String
    let kind: SchoolKind
    let phase: String
    let zone: ZoneOfDemonstration
    /// The DfE's establishment number: the middle of its pupils' UPNs.
    let establishment: Int
    let pupils: Int
    let years: ClosedRange<Int>
    let opened: Day?
    /// The maintained school that became this academy, and its last day.
    let before: (urn: Int, lastDay: Day)?
    var trust: TrustOfDemonstration?
    var sendco: StaffOfDemonstration?
    var headteacher: StaffOfDemonstration?

    init(
        urn: Int, name: String, kind: SchoolKind, phase: String, zone: ZoneOfDemonstration,
        establishment: Int, pupils: Int, years: ClosedRange<Int>, opened: Day?,
        before: (urn: Int, lastDay: Day)?
    ) {
        (self.urn, self.name, self.kind, self.phase, self.zone) = (urn, name, kind, phase, zone)
        (self.establishment, self.pupils, self.years) = (establishment, pupils, years)
        (self.opened, self.before) = (opened, before)
    }

    /// The school's number on a day: its own, or that of the school it was before.
    func urn(on day: Day) -> Int {
        if let before, day <= before.lastDay { return before.urn }
        return urn
    }

    var hasMeetings: Bool {
        switch kind {
        case .maintained, .academy, .special, .alternative, .nursery: true
        case .independent, .college, .other: false
        }
    }
}

/// An invented trust.
final class TrustOfDemonstration {
    let uid: Int
    let name: String
    let home: String
    var schools: [SchoolOfDemonstration] = []
    var lead: StaffOfDemonstration?

    init(uid: Int, name: String, home: String) {
        (self.uid, self.name, self.home) = (uid, name, home)
    }
}

/// Somebody who works in the invented county.
struct StaffOfDemonstration {
    let id: ID<Person>
    let name: String
    let account: String
}
