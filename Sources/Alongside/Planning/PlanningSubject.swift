import Reckoning
import Storage

/// One meeting that is to be planned, as the house knows it.
struct PlanningSubject: Sendable {
    /// The same in every plan of the term: `team-around-school 900001 1`.
    let code: String
    let rule: PlanningRules.Kind
    let zone: String
    let school: URN?
    let trust: Int?
    /// Where it is held; nil online.
    let place: URN?
    let minutes: Int
    let importance: Int
    let seats: [PlanningRules.Seat]
    /// The other one for the same school that comes before it.
    let after: String?
    /// The meeting it is already, published by an earlier plan.
    let standing: PlanningData.Kept?
    /// Where meetings of the same school stand that are not planned: the days far enough from them.
    let apart: ClosedRange<Day>?
}

/// Counts what is owed: every meeting of a kind that a school, zone or trust should have in the
/// term, less what stands already.
struct Owed {
    let question: PlanningQuestion
    let data: PlanningData
    let authority: Authority
    private(set) var subjects: [PlanningSubject] = []
    /// Meetings that stand and are not planned anew.
    private(set) var kept: [PlanningData.Kept] = []

    init(_ question: PlanningQuestion, _ data: PlanningData, _ authority: Authority) {
        (self.question, self.data, self.authority) = (question, data, authority)
        let movable = Set(data.kept.filter(isMovable).map(\.id))
        kept = data.kept.filter { !movable.contains($0.id) }
        let standing = Dictionary(grouping: data.kept) { Key($0) }
        let homes = data.homes
        for rule in question.kinds {
            guard let kind = authority.meetingKind(rule.meeting, on: question.asAt) else { continue }
            switch kind.subject {
            case .school:
                for school in data.schools
                where isHeld(rule.meeting, in: school.zone) && rule.isOwed(to: school.kind) {
                    let need = data.highNeed.contains(school.urn)
                    owe(
                        rule, kind, zone: school.zone, school: school.urn, highNeed: need,
                        count: need ? rule.eachTermForHighNeed : rule.eachTerm, standing, movable)
                }
            case .zone:
                for zone in question.zones {
                    owe(rule, kind, zone: zone, count: rule.eachTerm, standing, movable)
                }
            case .trust:
                for (trust, home) in homes.sorted(by: { $0.key < $1.key })
                where home.schools >= rule.trustsOfAtLeast && question.zones.contains(home.zone) {
                    owe(rule, kind, zone: home.zone, trust: trust, count: rule.eachTerm, standing, movable)
                }
            case .child: break
            }
        }
    }

    private struct Key: Hashable {
        let kind: MeetingKind.Code, zone: String?, school: URN?, trust: Int?

        init(_ kind: MeetingKind.Code, zone: String?, school: URN?, trust: Int?) {
            (self.kind, self.school, self.trust) = (kind, school, trust)
            self.zone = school == nil && trust == nil ? zone : nil
        }
        init(_ kept: PlanningData.Kept) {
            self.init(kept.kind, zone: kept.zone, school: kept.school, trust: kept.trust)
        }
    }

    /// Whether a meeting may be moved by a new plan: an earlier one published it, it is still to
    /// come, and its kind and zone are planned now.
    private func isMovable(_ meeting: PlanningData.Kept) -> Bool {
        // Today's stands, but for a school that is closed today after all.
        let isTooLate =
            meeting.day < question.today
            || meeting.day == question.today
                && !(meeting.school.flatMap { data.closed[$0] } ?? []).contains(meeting.day)
        guard !meeting.seats.isEmpty, meeting.state.isAhead, !isTooLate,
            question.kinds.contains(where: { $0.meeting == meeting.kind })
        else { return false }
        if let trust = meeting.trust {
            return data.homes[trust].map { question.zones.contains($0.zone) } ?? false
        }
        return meeting.zone.map(question.zones.contains) ?? false
    }

    /// Teams Around the School take the place of Core Consultations zone by zone.
    private func isHeld(_ kind: MeetingKind.Code, in zone: String) -> Bool {
        guard kind == .teamAroundSchool || kind == .coreConsultation else { return true }
        return authority.zone(zone)?.meeting(on: question.asAt) == kind
    }

    private mutating func owe(
        _ rule: PlanningRules.Kind, _ kind: MeetingKind, zone: String, school: URN? = nil,
        trust: Int? = nil, highNeed: Bool = false, count: Int,
        _ standing: [Key: [PlanningData.Kept]], _ movable: Set<ID<Meeting>>
    ) {
        let mine = standing[Key(rule.meeting, zone: zone, school: school, trust: trust)] ?? []
        let fixed = mine.count { !movable.contains($0.id) }
        let toPlan = mine.filter { movable.contains($0.id) }
        let name = school?.description ?? trust.map { "\($0)" } ?? zone
        let seats = rule.seats.filter { highNeed || !$0.isOnlyForHighNeed }
        let numbers = fixed + 1..<max(fixed + 1, max(count, fixed + toPlan.count) + 1)
        for (index, number) in numbers.enumerated() {
            subjects.append(
                PlanningSubject(
                    code: "\(rule.meeting.rawValue) \(name) \(number)", rule: rule, zone: zone,
                    school: school, trust: trust, place: place(rule, zone, school, trust),
                    minutes: kind.minutes,
                    importance: highNeed ? rule.importanceForHighNeed : rule.importance,
                    seats: seats,
                    after: number == 1 || index == 0
                        ? nil : "\(rule.meeting.rawValue) \(name) \(number - 1)",
                    standing: index < toPlan.count ? toPlan[index] : nil,
                    apart: apart(from: mine.filter { !movable.contains($0.id) }.map(\.day), rule)))
        }
    }

    /// After the last of some days or before the first, as far as the authority says: whichever
    /// leaves more of the term.
    private func apart(from days: [Day], _ rule: PlanningRules.Kind) -> ClosedRange<Day>? {
        guard let first = days.min(), let last = days.max() else { return nil }
        let term = question.term.days
        let after = last.adding(days: rule.daysBetween)
        let before = first.adding(days: -rule.daysBetween)
        let start = max(term.lowerBound, question.first)
        let isLater = term.upperBound.number - after.number >= before.number - start.number
        return isLater
            ? after...max(after, term.upperBound) : min(before, term.lowerBound)...before
    }

    private func place(
        _ rule: PlanningRules.Kind, _ zone: String, _ school: URN?, _ trust: Int?
    ) -> URN? {
        switch rule.held {
        case .online: nil
        case .atTheSchool: school ?? largest(zone, trust)
        case .atTheLargestSchool: largest(zone, trust)
        }
    }

    private func largest(_ zone: String, _ trust: Int?) -> URN? {
        let mine = trust.map { uid in Set(data.trusts.filter { $0.uid == uid }.map(\.school)) }
        return data.schools.filter { school in
            mine.map { $0.contains(school.urn) } ?? (school.zone == zone)
        }.max { ($0.pupils, $1.urn.number) < ($1.pupils, $0.urn.number) }?.urn
    }
}

extension PlanningData {
    /// The zone in which most of a trust's schools are, and how many schools it has.
    var homes: [Int: (zone: String, schools: Int)] {
        Dictionary(grouping: trusts, by: \.uid).mapValues { schools in
            let zones = Dictionary(grouping: schools.filter { !$0.zone.isEmpty }, by: \.zone)
            let home = zones.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }?.key
            return (home ?? "", Set(schools.map(\.school)).count)
        }
    }
}
