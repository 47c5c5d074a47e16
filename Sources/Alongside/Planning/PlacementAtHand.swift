import Pages
import Reckoning
import Storage

extension Occasion {
    /// Whether the plan of a meeting is in the person's scope.
    func mayPlan(_ placement: ID<PlannedMeeting>) throws -> Bool {
        let mine = person.scope(.planTerm).plans("pm.plan")
        return try database.exists(
            "SELECT 1 FROM planned_meeting pm WHERE pm.id = \(placement) AND \(mine)")
    }

    func isPlaced(_ placement: ID<PlannedMeeting>) throws -> Bool {
        try database.exists(
            "SELECT 1 FROM planned_meeting WHERE id = \(placement) AND day IS NOT NULL")
    }

    /// Why the plan of a meeting can no longer be changed.
    func draftRefusals(_ placement: ID<PlannedMeeting>) throws -> [Refusal] {
        let isDraft = try database.exists(
            """
            SELECT 1 FROM planned_meeting pm JOIN term_plan tp ON tp.id = pm.plan
            WHERE pm.id = \(placement) AND tp.state = 'draft'
            """)
        return isDraft
            ? [] : [Refusal("", "This plan has been published: move the meeting itself, or plan again.")]
    }
}
