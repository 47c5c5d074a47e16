import Reckoning
import Storage

/// Plans as JSON.
enum TermPlanAPI {
    static let routes: [Route] = [
        .data("/api/plans", needs: .right(.planTerm), "The plans of terms, newest first.") { visit in
            let person = try visit.signedIn
            return try await visit.store.read { try TermPlanRecord.list(for: person, in: $0) }
        },
        .data("/api/plans/{plan}", needs: .right(.planTerm), "A plan with its meetings.") { visit in
            let (plan, planned) = try await TermPlanPages.read(visit)
            return Whole(plan: plan, meetings: planned)
        },
    ]

    package struct Whole: Codable, Sendable {
        package let plan: TermPlanRecord
        package let meetings: [PlannedRecord]
    }
}

extension Address {
    package static let makePlan = "/plans/new"
    package static func plan(_ id: ID<TermPlan>) -> String { "/plans/\(id)" }
    package static func publishPlan(_ id: ID<TermPlan>) -> String { "/plans/\(id)/publish" }
    package static func placement(_ id: ID<PlannedMeeting>) -> String { "/placements/\(id)" }
}
