import Foundation
import Reckoning
import Storage
import Timetable

/// A plan as it is kept, as the planner knows it: the problem it was made from and its placements.
struct KeptPlan: Sendable {
    var instance: Instance
    var plan: Plan
    let names: NamesOfPlan

    static func find(_ id: ID<TermPlan>, in database: any Connection) throws -> KeptPlan? {
        let source: String? = try database.value(
            "SELECT instance FROM term_plan_source WHERE plan = \(id)")
        guard let source else { return nil }
        guard let instance = try? JSONDecoder().decode(Instance.self, from: Data(source.utf8)) else {
            return nil
        }
        var placements = instance.meetings.compactMap { meeting in
            meeting.kind == PlanningPeople.blockKind
                ? meeting.pinned.map {
                    Timetable.Placement(meeting: meeting.id, date: $0.date, start: $0.start, people: $0.people)
                } : nil
        }
        for one in try PlannedRecord.of(id, in: database) {
            guard let day = one.day, let starts = one.starts else { continue }
            placements.append(
                Timetable.Placement(
                    meeting: one.code, date: day.iso, start: starts,
                    people: one.seats.map { $0.person?.text ?? PlanningInstance.nobody }))
        }
        return KeptPlan(
            instance: instance, plan: Plan(instance: instance.name, placements: placements),
            names: try names(instance, database))
    }

    private static func names(_ instance: Instance, _ database: any Connection) throws -> NamesOfPlan {
        let people = try database.all(
            "SELECT id, name FROM person WHERE id IN \(list: instance.people.map(\.id))"
        ) { (try $0[0] as String, try $0[1] as String) }
        return NamesOfPlan(
            people: Dictionary(people, uniquingKeysWith: { first, _ in first }),
            schools: Dictionary(
                instance.schools.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first }))
    }
}

/// The names of whom and what a plan is about, by the planner's ids.
struct NamesOfPlan: Sendable {
    let people: [String: String]
    let schools: [String: String]

    func words(_ authority: Authority) -> PlanWords {
        PlanWords(people: people, schools: schools, authority)
    }
}
