import Pages
import Reckoning
import Storage

/// WHEN a coordinator publishes a term's plan
///
/// Every meeting that has a place becomes a meeting, with its pack open and everybody invited: those
/// who take its seats, and those who usually attend. A meeting that an earlier plan published is
/// moved, or given to somebody else, or cancelled where the new plan found no place for it. All of
/// it happens at once or not at all. Where mail is sent, everybody concerned is told once.
///
/// A plan says what was possible when it was made. Where a meeting has been moved by hand since, or
/// one of the same kind has been planned for a school, it is not published: plan again.
///
/// PAGE    /plans/{plan}/publish
/// API     POST /api/plans/{plan}/publish
/// COMMAND alongside do publish-term-plan
package struct PublishTermPlan: Act {
    package let plan: ID<TermPlan>

    package static let name = "PublishTermPlan"
    package static let needs = Permission.planTerm
    package static let api = "/api/plans/{plan}/publish"
    package static let summary = "Make a term's plan into meetings, and invite everybody."

    package init(_ form: inout FieldReader) throws(Refusals) {
        guard let plan = form.required(PlanField.plan, as: ID<TermPlan>.self), form.refusals.isEmpty
        else { throw form.refused }
        self.plan = plan
    }

    // Who may.

    package func isInScope(_ occasion: Occasion) throws -> Bool { try occasion.mayPlan(plan) }

    // Whether it may.

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        guard
            let state: TermPlan.State = try occasion.database.value(
                "SELECT state FROM term_plan WHERE id = \(plan)")
        else { throw NotThere() }
        switch state {
        case .asked, .running: return [Refusal("", "This plan is still being made. Wait until it is done.")]
        case .failed: return [Refusal("", "This plan could not be made, so there is nothing to publish.")]
        case .published: return [Refusal("", "This plan has been published already.")]
        case .draft: break
        }
        if try !occasion.database.exists(
            "SELECT 1 FROM planned_meeting WHERE plan = \(plan) AND day IS NOT NULL")
        {
            return [Refusal("", "No meeting of this plan has a place, so there is nothing to publish.")]
        }
        return try staleRefusals(occasion)
    }

    private func staleRefusals(_ occasion: Occasion) throws -> [Refusal] {
        let changed = try occasion.database.count(
            """
            SELECT count(*) FROM planned_meeting pm JOIN meeting m ON m.id = pm.meeting
            WHERE pm.plan = \(plan) AND (m.version <> pm.meeting_version
                OR m.state NOT IN ('planned', 'pack-closed'))
            """)
        let added = try occasion.database.count(
            """
            SELECT count(DISTINCT pm.id) FROM planned_meeting pm JOIN term_plan tp ON tp.id = pm.plan
            JOIN meeting m ON m.kind = pm.kind AND m.state <> 'cancelled' AND (m.school = pm.school
                OR m.trust = pm.trust
                OR pm.school IS NULL AND pm.trust IS NULL AND m.school IS NULL AND m.zone = pm.zone)
            JOIN meeting_step st ON st.meeting = m.id AND st.state = 'planned' AND st.at > tp.made_at
            WHERE pm.plan = \(plan) AND pm.day IS NOT NULL AND pm.meeting IS NULL
            """)
        let past = try occasion.database.count(
            """
            SELECT count(*) FROM planned_meeting WHERE plan = \(plan) AND day < \(occasion.today)
            """)
        var refusals: [Refusal] = []
        if changed > 0 {
            refusals.append(
                Refusal(
                    "",
                    """
                    \(changed == 1 ? "A meeting has" : "\(changed) meetings have") been changed by \
                    hand since this plan was made. Plan again, so that the change is kept.
                    """))
        }
        if added > 0 {
            refusals.append(
                Refusal(
                    "",
                    """
                    \(added == 1 ? "A meeting of this plan has" : "\(added) meetings of this plan have") been \
                    planned since, by hand or by another plan. Plan again, so that none is held twice.
                    """))
        }
        if past > 0 {
            refusals.append(Refusal("", "Some days of this plan are past. Plan again."))
        }
        return refusals
    }

    // What happens.

    package struct Done: Codable, Sendable {
        package let plan: ID<TermPlan>
        package let made: Int
        package let moved: Int
        package let reseated: Int
        package let cancelled: Int
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        let planned = try PlannedRecord.of(plan, in: occasion.database)
        let standing = try standingMeetings(occasion)
        var counts = (made: 0, moved: 0, reseated: 0, cancelled: 0)
        for one in planned {
            do {
                if let meeting = one.meeting {
                    guard let before = standing[meeting] else { continue }
                    try change(one, meeting, before, &counts, occasion)
                } else if one.day != nil {
                    try make(one, occasion)
                    counts.made += 1
                }
            } catch let refused as Refusals {
                let whom = one.subject(occasion.authority)
                throw Refusals(refused.list.map { Refusal("", "\(whom): \($0.words)") })
            }
        }
        try occasion.writing.run(
            """
            UPDATE term_plan SET state = \(TermPlan.State.published), version = version + 1,
                published_by = \(occasion.person.id), published_at = \(occasion.now)
            WHERE id = \(plan)
            """)
        occasion.note(
            Self.self, plan.subject,
            detail: "made \(counts.made) moved \(counts.moved) cancelled \(counts.cancelled)")
        return Done(
            plan: plan, made: counts.made, moved: counts.moved, reseated: counts.reseated,
            cancelled: counts.cancelled)
    }

    private struct Before {
        let day: Day, starts: Int
        var people: [String: [ID<Person>]] = [:]
    }

    private func standingMeetings(_ occasion: Occasion) throws -> [ID<Meeting>: Before] {
        var found: [ID<Meeting>: Before] = [:]
        try occasion.database.each(
            """
            SELECT m.id, m.day, m.starts_minute, a.role, a.person FROM planned_meeting pm
            JOIN meeting m ON m.id = pm.meeting
            LEFT JOIN attendance a ON a.meeting = m.id AND a.person IS NOT NULL
            WHERE pm.plan = \(plan)
            """
        ) { row in
            let id: ID<Meeting> = try row[0]
            var before = try found[id] ?? Before(day: row[1], starts: row[2])
            if let role: String = try row[3], let person: ID<Person> = try row[4] {
                before.people[role, default: []].append(person)
            }
            found[id] = before
        }
        return found
    }

    private func seated(_ one: PlannedRecord) -> [PlanMeeting.Seated] {
        one.seats.compactMap { seat in
            seat.person.map { .init(role: seat.role, person: $0, name: seat.name ?? "") }
        }
    }

    private func make(_ one: PlannedRecord, _ occasion: Occasion) throws {
        guard let day = one.day, let starts = one.starts else { return }
        let done = try occasion.follow(
            PlanMeeting(
                one.kind, zone: one.school == nil && one.trust == nil ? one.zone : nil,
                school: one.school, trust: one.trust, day: day, starts: starts,
                minutes: one.minutes, place: one.place, seated: seated(one)))
        try occasion.writing.run(
            "UPDATE planned_meeting SET meeting = \(done.meeting) WHERE id = \(one.id)")
    }

    private func change(
        _ one: PlannedRecord, _ meeting: ID<Meeting>, _ before: Before,
        _ counts: inout (made: Int, moved: Int, reseated: Int, cancelled: Int), _ occasion: Occasion
    ) throws {
        guard let day = one.day, let starts = one.starts else {
            _ = try occasion.follow(
                CancelMeeting(meeting, reason: "No place was found for it when the term was planned again"))
            counts.cancelled += 1
            return
        }
        if day != before.day || starts != before.starts {
            _ = try occasion.follow(
                MoveMeeting(
                    meeting, to: day, at: starts, place: one.place,
                    reason: "The term was planned again."))
            counts.moved += 1
        }
        var isReseated = false
        for role in Set(one.seats.map(\.role)).sorted() {
            let now = seated(one).filter { $0.role == role }
            var leaving = (before.people[role] ?? []).filter { old in !now.contains { $0.person == old } }
            for new in now where !(before.people[role] ?? []).contains(new.person) {
                try occasion.reseat(meeting, role, from: leaving.popLast(), to: new)
                isReseated = true
            }
        }
        if isReseated { counts.reseated += 1 }
    }
}

extension PublishTermPlan {
    package static func fields(_ authority: Authority) -> [Field] { [PlanField.plan] }
}
