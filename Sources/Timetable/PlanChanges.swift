/// What a plan changes of the published one, and who must be told.
package struct PlanChanges: Sendable {
    package struct Change: Sendable {
        package let meeting: String
        /// Nil when it was not published.
        package let before: Placement?
        /// Nil when it is no longer placed.
        package let after: Placement?

        package var isMoved: Bool {
            guard let before, let after else { return false }
            return before.date != after.date || before.start != after.start
        }

        /// Seats, counted from 0, in which somebody else sits.
        package var changedSeats: [Int] {
            guard let before, let after else { return [] }
            return zip(before.people, after.people).enumerated()
                .filter { $0.element.0 != $0.element.1 }.map(\.offset)
        }
    }

    /// Meetings moved, given to other people, newly placed or no longer placed, in the
    /// instance's order.
    package let changes: [Change]
    /// For each person with anything new, the meetings concerned: theirs before, or theirs now.
    package let tell: [String: [String]]

    package init(_ plan: Plan, of term: Term) {
        let before = Self.byMeeting(term.instance.published ?? [])
        let after = Self.byMeeting(plan.placements)
        var changes: [Change] = []
        var tell: [String: [String]] = [:]
        for meeting in term.instance.meetings where before[meeting.id] != after[meeting.id] {
            let change = Change(
                meeting: meeting.id, before: before[meeting.id], after: after[meeting.id])
            changes.append(change)
            for person in Self.concerned(by: change, meeting) {
                tell[person, default: []].append(meeting.id)
            }
        }
        self.changes = changes
        self.tell = tell
    }

    private static func byMeeting(_ placements: [Placement]) -> [String: Placement] {
        Dictionary(placements.map { ($0.meeting, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Everybody when the time changes; otherwise those who come in or go out and those fixed,
    /// who will meet somebody else.
    private static func concerned(by change: Change, _ meeting: Instance.Meeting) -> [String] {
        let before = change.before?.people ?? []
        let after = change.after?.people ?? []
        let isRetimed = change.isMoved || change.before == nil || change.after == nil
        let seated = isRetimed ? Set(before).union(after) : Set(before).symmetricDifference(after)
        return seated.union(meeting.fixed).sorted()
    }
}
