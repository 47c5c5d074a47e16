import Reckoning
import Storage

extension LifeOfSchool {
    /// Records a lawful basis where the child has none in force, as the package wants it said.
    func recordBasis(for child: ChildOfDemonstration, on day: Day, by staff: StaffOfDemonstration) {
        guard basis(of: child.id, on: day) == nil else { return }
        let often = ["consent-parent": 80, "consent-young-person": 8, "legal-duty": 7, "public-task": 4]
        let kinds = authority.lawfulBases.inForce(on: day)
        guard !kinds.isEmpty else { return }
        var kind = kinds[chance.place(kinds.map { often[$0.code] ?? 1 })]
        if kind.code == "consent-young-person", child.yearGroup < 9 { kind = kinds[0] }
        let time = clock.at(day, minute: chance.from(1_021...1_060))
        let until = kind.reviewAfterMonths.map { day.adding(days: $0 * 30) }
        let id: ID<LawfulBasis> = chance.id(at: time)
        county.rows.bases.add(
            id, child.id, kind.code, details(kind, on: day), day, until, staff.id, time,
            nil as String?, nil as String?)
        bases[child.id, default: []].append(BasisOfDemonstration(id: id, from: day, until: until))
    }

    /// Most families say yes before the next meeting; what waits for more than a year is taken back.
    func settleBases(before day: Day) {
        for concern in concerns where concern.state.isWaiting {
            guard let child = concern.child, basis(of: child.id, on: day) == nil,
                let brought = concern.steps.first?.at
            else { continue }
            if brought < clock.at(day.adding(days: -330), minute: 0) {
                concern.move(
                    to: .withdrawn, by: sendco, at: clock.at(day, minute: 1_000),
                    reason: "The family would rather not have it discussed.")
            } else if brought < clock.at(day.adding(days: -40), minute: 0), chance.happens(65) {
                recordBasis(for: child, on: day, by: sendco)
            }
        }
    }

    /// The details as the act keeps them: JSON, by name.
    private func details(_ kind: LawfulBasisKind, on day: Day) -> String {
        let words = kind.mustRecord.map { detail -> (String, String) in
            let text =
                switch detail {
                case .givenBy:
                    kind.code == "consent-young-person"
                        ? "The young person"
                        : chance.one(of: ["Mother", "Father", "Grandmother, carer", "Foster carer", "Both parents"])
                case .givenOn, .decidedOn: day.iso
                case .how: chance.one(of: ["In writing", "By telephone, noted the same day", "In person, at a review"])
                case .covers: "Needs, progress and attendance, with the zone team and EPSS"
                case .duty: "Section 42 of the Children and Families Act 2014"
                case .decidedBy: "The headteacher"
                case .reason: "Provision in the plan cannot be secured without it"
                case .familyTold: chance.one(of: ["At the annual review", "By letter", "In a call with the SENDCo"])
                }
            return (detail.rawValue, text)
        }
        let pairs = words.sorted { $0.0 < $1.0 }.map { "\"\($0.0)\":\"\($0.1)\"" }
        return "{\(pairs.joined(separator: ","))}"
    }

    /// Shares a child under the basis in force; a share that is still open is left as it is.
    func share(_ child: ID<Child>, _ kind: String, _ value: String, why: String, from day: Day) {
        guard let basis = basis(of: child, on: day) else { return }
        let place = shares.firstIndex {
            $0.child == child && $0.kind == kind && $0.value == value && $0.basis == basis
        }
        if let place {
            shares[place].until = nil
        } else {
            shares.append(
                ShareOfDemonstration(
                    child: child, kind: kind, value: value, basis: basis, why: why, from: day))
        }
    }

    func endShare(_ child: ID<Child>, _ value: String, on day: Day) {
        for place in shares.indices
        where shares[place].child == child && shares[place].value == value && shares[place].until == nil {
            shares[place].until = day
        }
    }
}
