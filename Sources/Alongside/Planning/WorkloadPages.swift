import Pages
import Reckoning
import Storage

/// The page of a plan's workload: each zone and each person by week, against what they can take.
enum WorkloadPages {
    static let routes: [Route] = [
        .page(
            "/plans/{plan}/workload", needs: .right(.planTerm),
            "Meetings and travel of a plan by zone, person and week, against what they can take.", show),
        .data(
            "/api/plans/{plan}/workload", needs: .right(.planTerm),
            "Meetings and travel of a plan's people by week, against what they can take."
        ) { visit in try await read(visit).people },
    ]

    static func read(_ visit: Visit) async throws -> Workload {
        let (plan, planned) = try await TermPlanPages.read(visit)
        let person = try visit.signedIn
        let found = try await visit.store.read { database -> (KeptPlan, [WhatIfRecord])? in
            guard let kept = try KeptPlan.find(plan.id, in: database) else { return nil }
            return (kept, try WhatIfRecord.list(for: person, where: "wi.plan = \(plan.id)", in: database))
        }
        return Workload(
            plan: plan, planned: planned, load: (found?.0).map { PlanLoad($0.instance, $0.plan) },
            names: found?.0.names.people ?? [:], questions: found?.1 ?? [])
    }

    static func show(_ visit: Visit) async throws -> Page { try await read(visit).page(visit) }
}

/// A plan's workload, as pages and the API show it.
struct Workload: Sendable {
    let plan: TermPlanRecord
    let planned: [PlannedRecord]
    /// Nil where the plan's data is no longer whole.
    let load: PlanLoad?
    let names: [String: String]
    let questions: [WhatIfRecord]

    struct Week: Codable, Sendable {
        let monday: Day
        /// In the plan, and standing besides.
        let meetings: Int
        let travelMinutes: Int
        let mostMeetings: Int
    }

    struct One: Codable, Sendable {
        let person: ID<Person>?
        let name: String
        let roles: [String]
        let zones: [String]
        /// Seats in the plan by the zone of the meeting.
        let seats: [String: Int]
        let weeks: [Week]
    }

    /// Everybody who takes seats, by name.
    var people: [One] {
        guard let load else { return [] }
        return load.people.values.map { one in
            One(
                person: ID(one.id), name: names[one.id] ?? "Somebody", roles: one.roles, zones: one.zones,
                seats: one.seats,
                weeks: load.mondays.map { monday in
                    let week = one.weeks[monday] ?? PlanLoad.Week()
                    return Week(
                        monday: monday, meetings: week.meetings + week.standing, travelMinutes: week.travel,
                        mostMeetings: week.room)
                })
        }.sorted { ($0.name, $0.person?.text ?? "") < ($1.name, $1.person?.text ?? "") }
    }
}

extension Address {
    package static func workload(_ plan: ID<TermPlan>) -> String { "/plans/\(plan)/workload" }
    package static func askWhatIf(_ plan: ID<TermPlan>) -> String { "/plans/\(plan)/what-if" }
    package static func whatIf(_ id: ID<WhatIf>) -> String { "/what-ifs/\(id)" }
}
