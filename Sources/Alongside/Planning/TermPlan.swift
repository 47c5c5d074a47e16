import Pages
import Reckoning
import Storage

/// A term's meetings as the planner placed them: made from the house's own data, changed by hand,
/// published as meetings.
package enum TermPlan {
    package enum State: String, Sendable, Codable, CaseIterable, StorableText {
        /// It waits for a server to take it up.
        case asked
        case running
        case draft
        /// The data allowed no plan; `trouble` says why.
        case failed
        case published

        package var isUnderWay: Bool { self == .asked || self == .running }

        package var tag: HTML {
            switch self {
            case .asked, .running: Part.tag("Being planned", .purple)
            case .draft: Part.tag("Draft", .grey)
            case .failed: Part.tag("Could not be planned", .red)
            case .published: Part.tag("Published", .green)
            }
        }
    }
}

extension TermPlan {
    /// What a plan seeks where meetings are published already.
    package enum Aim: String, Sendable, Codable, CaseIterable, StorableText, FieldValue {
        /// To tell few people of a change: a meeting that has no place yet gets one where that
        /// disturbs little (planning.yaml).
        case sparing
        /// To give every meeting a place that can have one, whoever must be told.
        case placing

        var words: String {
            switch self {
            case .sparing: "Change little, and tell few people"
            case .placing: "Find a place for as many meetings as can have one"
            }
        }

        fileprivate var hint: String {
            switch self {
            case .sparing: "A meeting without a place gets one where few others must give way"
            case .placing: "However many people must be told of a change"
            }
        }

        static let choices = allCases.map { Field.Choice($0.rawValue, $0.words, hint: $0.hint) }
    }
}

/// One meeting of a plan, placed or not.
package enum PlannedMeeting {}

/// An address under which a calendar program fetches meetings.
package enum CalendarFeed {}

extension ID<TermPlan> {
    package var subject: String { "plan:\(text)" }
}

/// A plan as lists show it.
package struct TermPlanRecord: Codable, Sendable, RowReadable {
    package let id: ID<TermPlan>
    package let termFirst: Day
    package let kinds: String
    package let state: TermPlan.State
    package let trouble: String
    package let placed: Int
    package let wanted: Int
    package let cost: Int
    package let seconds: Int
    package let seed: Int
    package let aim: TermPlan.Aim
    package let after: ID<TermPlan>?
    package let madeBy: String
    package let madeAt: Instant
    package let publishedAt: Instant?
    package let version: Int
    package var zones: [String] = []

    package init(row: Row) throws {
        id = try row[0]
        termFirst = try row[1]
        kinds = try row[2]
        state = try row[3]
        trouble = try row[4]
        placed = try row[5]
        wanted = try row[6]
        cost = try row[7]
        seconds = try row[8]
        seed = try row[9]
        after = try row[10]
        madeBy = try row[11]
        madeAt = try row[12]
        publishedAt = try row[13]
        version = try row[14]
        aim = try row[15]
    }

    static let columns: SQL = """
        tp.id, tp.term_first_day, tp.kinds, tp.state, tp.trouble, tp.placed, tp.wanted, tp.cost,
        tp.seconds, tp.seed, tp.after_plan, p.name, tp.made_at, tp.published_at, tp.version,
        tp.aim
        """

    /// "Spring term 2026".
    package func term(_ authority: Authority) -> Term? { authority.term(on: termFirst) }
    package func termName(_ authority: Authority) -> String {
        term(authority)?.name ?? "Term from \(termFirst.short)"
    }

    package func zoneNames(_ authority: Authority) -> String {
        zones.count == authority.zones.count
            ? "the whole county"
            : zones.map { authority.zone($0)?.name ?? $0 }.joined(separator: ", ")
    }

    /// Plans in the scope of a reader, newest first.
    package static func list(
        for person: Person, where condition: SQL = "TRUE", in database: any Connection
    ) throws -> [TermPlanRecord] {
        var plans: [TermPlanRecord] = try database.all(
            """
            SELECT \(columns) FROM term_plan tp JOIN person p ON p.id = tp.made_by
            WHERE \(person.scope(.planTerm).plans("tp.id")) AND \(condition)
            ORDER BY tp.made_at DESC, tp.id DESC LIMIT 50
            """)
        let zones = try database.all(
            """
            SELECT plan, zone FROM term_plan_zone WHERE plan IN \(list: plans.map(\.id))
            ORDER BY zone
            """
        ) { (plan: try $0[0] as ID<TermPlan>, zone: try $0[1] as String) }
        let byPlan = Dictionary(grouping: zones, by: \.plan)
        for index in plans.indices { plans[index].zones = (byPlan[plans[index].id] ?? []).map(\.zone) }
        return plans
    }

    package static func find(
        _ id: ID<TermPlan>, for person: Person, in database: any Connection
    ) throws -> TermPlanRecord? {
        try list(for: person, where: "tp.id = \(id)", in: database).first
    }
}

extension Scope {
    /// Plans in scope, given the column that holds the plan's id: those all of whose zones are.
    package func plans(_ column: SQL) -> SQL {
        if isCounty { return "TRUE" }
        guard !zones.isEmpty else { return "FALSE" }
        return """
            NOT EXISTS (SELECT 1 FROM term_plan_zone tz WHERE tz.plan = \(column)
            AND tz.zone NOT IN \(list: zones))
            """
    }
}

extension Occasion {
    /// Whether a plan is in the person's scope.
    func mayPlan(_ plan: ID<TermPlan>) throws -> Bool {
        let mine = person.scope(.planTerm).plans("tp.id")
        return try database.exists("SELECT 1 FROM term_plan tp WHERE tp.id = \(plan) AND \(mine)")
    }
}
