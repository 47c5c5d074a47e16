import Pages
import Reckoning
import Storage

/// What a draft would change about meetings that are published already, and who must be told.
struct PlanDifference: Sendable {
    struct Before: Sendable {
        let day: Day, starts: Int
        /// Everybody invited; those with an account by their id.
        var people: [(person: ID<Person>?, name: String, role: String)] = []
    }

    struct Change: Sendable {
        let one: PlannedRecord
        let before: Before
        let isMoved: Bool
        let leave: [String]
        let come: [String]
        var isCancelled: Bool { one.day == nil }

        /// All of a meeting that is moved or cancelled; else those who change.
        var told: [String] {
            isMoved || isCancelled ? Set(before.people.map(\.name) + come).sorted() : (leave + come).sorted()
        }
    }

    let changes: [Change]
    var moved: [Change] { changes.filter { $0.isMoved && !$0.isCancelled } }
    var cancelled: [Change] { changes.filter(\.isCancelled) }
    var reseated: [Change] { changes.filter { !$0.isMoved && !$0.isCancelled } }
    var told: [String] { Set(changes.flatMap(\.told)).sorted() }

    static func find(
        _ plan: ID<TermPlan>, _ planned: [PlannedRecord], in database: any Connection
    ) throws -> PlanDifference {
        guard planned.contains(where: { $0.meeting != nil }) else { return PlanDifference(changes: []) }
        var standing: [ID<Meeting>: Before] = [:]
        try database.each(
            """
            SELECT m.id, m.day, m.starts_minute, a.person, a.name, a.role FROM planned_meeting pm
            JOIN meeting m ON m.id = pm.meeting LEFT JOIN attendance a ON a.meeting = m.id
            WHERE pm.plan = \(plan) AND m.state IN ('planned', 'pack-closed') ORDER BY a.name
            """
        ) { row in
            let id: ID<Meeting> = try row[0]
            var before = try standing[id] ?? Before(day: row[1], starts: row[2])
            if let name: String = try row[4], let role: String = try row[5] {
                before.people.append((try row[3], name, role))
            }
            standing[id] = before
        }
        return PlanDifference(
            changes: planned.compactMap { one in
                one.meeting.flatMap { standing[$0] }.flatMap { change(one, $0) }
            })
    }

    private static func change(_ one: PlannedRecord, _ before: Before) -> Change? {
        let roles = Set(one.seats.map(\.role))
        let seated = before.people.filter { $0.person != nil && roles.contains($0.role) }
        let (was, now) = (Set(seated.map(\.person)), Set(one.seats.map(\.person)))
        let isMoved = one.day != before.day || one.starts != before.starts
        let leave = one.day == nil ? [] : seated.filter { !now.contains($0.person) }.map(\.name)
        let come = one.seats.filter { $0.person != nil && !was.contains($0.person) }.compactMap(\.name)
        guard isMoved || !leave.isEmpty || !come.isEmpty else { return nil }
        return Change(one: one, before: before, isMoved: isMoved, leave: leave, come: come)
    }
}

extension PlanDifference {
    /// What moves and who must be told; nothing where nothing published is changed.
    func html(_ authority: Authority) -> HTML {
        guard !changes.isEmpty else { return "" }
        let rows = changes.map { change -> [HTML] in
            let before = "\(change.before.day.long), \(clockWords(change.before.starts))"
            let after: HTML =
                change.isCancelled
                ? Part.tag("Without a place: cancelled", .red)
                : change.isMoved ? HTML(change.one.when ?? "") : "At the same time"
            let people = [
                change.leave.isEmpty ? "" : "without \(change.leave.joined(separator: ", "))",
                change.come.isEmpty ? "" : "with \(change.come.joined(separator: ", "))",
            ].filter { !$0.isEmpty }.joined(separator: ", ")
            return [
                Link(
                    "\(change.one.shortKind(authority)), \(change.one.subject(authority))",
                    Address.placement(change.one.id)
                ).html,
                HTML(before), "\(after)\(if: !people.isEmpty, "<br>\(people)")",
                HTML(change.told.joined(separator: ", ")),
            ]
        }
        return """
            <h2>What changes</h2>
            \(Part.facts([
                ("\(moved.count)", "published meetings move", nil),
                ("\(reseated.count)", "get other people at the same time", nil),
                ("\(cancelled.count)", "are cancelled", nil), ("\(told.count)", "people must be told", nil),
            ]))
            \(Part.table("Published meetings that change", ["Meeting", "Was", "Would be", "Who must be told"], rows))
            """
    }
}
