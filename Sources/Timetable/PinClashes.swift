extension Term {
    /// Pinned meetings that break a rule, alone or with each other: nothing can be planned around
    /// them, as pinning overrides no other rule.
    func pinClashes() -> [InstanceProblem] {
        let pinned = instance.meetings.compactMap { meeting in
            meeting.pinned.map {
                Placement(
                    meeting: meeting.id, date: $0.date, start: $0.start, people: $0.people)
            }
        }
        let check = PlanCheck(Plan(instance: instance.name, placements: pinned), of: self)
        return check.violations.map { violation in
            InstanceProblem(
                fault: .pinnedClash, subject: violation.meeting,
                problem: "as pinned, \(violation.detail) (\(violation.rule.rawValue))",
                remedy: "Unpin it" + (violation.other.map { " or \($0)" } ?? "")
                    + ", or pin it to another time or other people")
        }
    }
}
