import Foundation
import Reckoning
import Storage
import Timetable

extension PlanWorker.Draft {
    /// Writes the plan that was found: its meetings with their seats, and what it was made from.
    func write(to plan: ID<TermPlan>, _ writing: Writing) throws {
        let placements = Dictionary(
            self.plan.placements.map { ($0.meeting, $0) }, uniquingKeysWith: { first, _ in first })
        var seats: [[SQLValue]] = []
        var refused: [[SQLValue]] = []
        var meetings: [[SQLValue]] = []
        for subject in problem.subjects {
            let id: ID<PlannedMeeting> = writing.newID()
            let placement = placements[subject.code]
            meetings.append(row(subject, id, plan, placement))
            for (seat, rule) in subject.seats.enumerated() {
                let person = placement.flatMap { ID<Person>($0.people[seat]) }
                seats.append([id.sqlValue, seat.sqlValue, rule.role.sqlValue, person.sqlValue])
            }
            for half in Set(wishes[subject.code]?.forbidden ?? []).sorted() {
                refused.append([id.sqlValue, half.sqlValue])
            }
        }
        try writing.insert(
            into: "planned_meeting",
            """
            id, plan, code, kind, zone, school, trust, minutes, place, importance,
                    day, starts_minute, is_pinned, meeting, meeting_version, reason
            """, meetings)
        try writing.insert(into: "planned_seat", "placement, seat, role, person", seats)
        try writing.insert(into: "planned_refusal", "placement, half", refused)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let source = String(decoding: try encoder.encode(problem.instance), as: UTF8.self)
        try writing.run("INSERT INTO term_plan_source (plan, instance) VALUES (\(plan), \(source))")
        let placed = problem.subjects.count { placements[$0.code] != nil }
        try writing.run(
            """
            UPDATE term_plan SET state = \(TermPlan.State.draft), placed = \(placed),
                wanted = \(problem.subjects.count), cost = \(cost), version = version + 1
            WHERE id = \(plan)
            """)
    }

    private func row(
        _ subject: PlanningSubject, _ id: ID<PlannedMeeting>, _ plan: ID<TermPlan>,
        _ placement: Timetable.Placement?
    ) -> [SQLValue] {
        let place =
            subject.place.map { $0 == subject.school ? "At the school" : schoolName($0) } ?? "Online"
        return [
            id.sqlValue, plan.sqlValue, subject.code.sqlValue, subject.rule.meeting.rawValue.sqlValue,
            subject.zone.sqlValue, subject.school.sqlValue, subject.trust.sqlValue,
            subject.minutes.sqlValue, place.sqlValue, subject.importance.sqlValue,
            (placement?.date).sqlValue, (placement?.start).sqlValue,
            (wishes[subject.code]?.isPinned ?? false).sqlValue, (subject.standing?.id).sqlValue,
            (subject.standing?.version).sqlValue, (reasons[subject.code] ?? "").sqlValue,
        ]
    }

    private func schoolName(_ urn: URN) -> String {
        problem.instance.schools.first { $0.id == urn.description }.map { "At \($0.name)" } ?? "At a school"
    }
}
