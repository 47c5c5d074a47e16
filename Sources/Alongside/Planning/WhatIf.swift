import Foundation
import Pages
import Reckoning
import Storage

/// A question of what one person more or fewer would mean for a term. It changes no plan.
package enum WhatIf {
    package enum Change: String, Sendable, Codable, CaseIterable, StorableText, FieldValue {
        case more
        case fewer
        case away
    }

    package enum State: String, Sendable, Codable, CaseIterable, StorableText {
        case asked
        case running
        case answered
        /// It cannot be answered; `trouble` says why.
        case failed

        package var isUnderWay: Bool { self == .asked || self == .running }
    }

    /// What a plan comes to, with or without the change.
    package struct Figures: Codable, Sendable {
        package var wanted = 0
        package var placed = 0
        /// Meetings without a place, by zone.
        package var without: [String: Int] = [:]
        /// Minutes on the road.
        package var travel = 0
        /// Weeks in which those of the role are full, by zone.
        package var fullWeeks: [String: Int] = [:]
        /// What those of the role take in each week, in per cent of what they can.
        package var share: [Int] = []
        /// The most meetings they can take in the term.
        package var room = 0
        /// Meetings that stand already and would need somebody else.
        package var unattended = 0
    }

    package struct Answer: Codable, Sendable {
        package let now: Figures
        package let then: Figures
        /// The Mondays of `share`.
        package let weeks: [Day]
        /// The planner's role of the figures.
        package let role: String
        /// Who is left out, by name.
        package let leftOut: String?
    }
}

extension ID<WhatIf> {
    package var subject: String { "what-if:\(text)" }
}

/// A question as pages show it.
package struct WhatIfRecord: Codable, Sendable, RowReadable {
    package let id: ID<WhatIf>
    package let plan: ID<TermPlan>
    package let change: WhatIf.Change
    package let role: String
    package let zones: [String]
    package let weekdays: [Int]
    package let mostAWeek: Int
    package let person: ID<Person>?
    package let personName: String?
    package let first: Day?
    package let last: Day?
    package let state: WhatIf.State
    package let trouble: String
    package let answer: WhatIf.Answer?
    package let madeBy: String
    package let madeAt: Instant

    package init(row: Row) throws {
        (id, plan, change, role) = (try row[0], try row[1], try row[2], try row[3])
        zones = (try row[4] as String).split(separator: " ").map(String.init)
        weekdays = (try row[5] as String).split(separator: " ").compactMap { Int($0) }
        (mostAWeek, person, personName) = (try row[6], try row[7], try row[8])
        (first, last, state, trouble) = (try row[9], try row[10], try row[11], try row[12])
        let text: String = try row[13]
        answer = try? JSONDecoder().decode(WhatIf.Answer.self, from: Data(text.utf8))
        (madeBy, madeAt) = (try row[14], try row[15])
    }

    /// Questions in the scope of a reader, newest first; `wi` is the table.
    package static func list(
        for person: Person, where condition: SQL, in database: any Connection
    ) throws -> [WhatIfRecord] {
        let mine = person.scope(.planTerm).plans("wi.plan")
        return try all("\(mine) AND \(condition)", in: database)
    }

    static func all(_ condition: SQL, in database: any Connection) throws -> [WhatIfRecord] {
        try database.all(
            """
            SELECT wi.id, wi.plan, wi.change, wi.role, wi.zones, wi.weekdays, wi.most_a_week, wi.person,
                p.name, wi.first_day, wi.last_day, wi.state, wi.trouble, wi.answer, m.name, wi.made_at
            FROM what_if wi JOIN person m ON m.id = wi.made_by LEFT JOIN person p ON p.id = wi.person
            WHERE \(condition) ORDER BY wi.made_at DESC, wi.id DESC LIMIT 20
            """)
    }

    /// "One more SEND adviser in Norwich (North)".
    func title(_ authority: Authority) -> String {
        let words = PlanWords(people: [:], schools: [:], authority)
        let places = zones.map { authority.zone($0)?.name ?? $0 }.joined(separator: ", ")
        switch change {
        case .more: return "One more \(words.role(role)) in \(places)"
        case .fewer: return "One \(words.role(role)) fewer in \(places)"
        case .away:
            let days = first.map { first in
                last.map { " from \(first.long) to \($0.long)" } ?? " from \(first.long)"
            }
            return "\(personName ?? "Somebody") away\(days ?? " all term")"
        }
    }
}
