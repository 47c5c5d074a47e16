import Reckoning
import Storage

/// A child or young person with special educational needs, as far as the model needs to know them.
package struct Child: Sendable, RowReadable {
    /// The DfE's SEN provision codes: none, SEN Support, education, health and care plan.
    package enum Stage: String, Sendable, Codable, CaseIterable, StorableText {
        case none = "N"
        case support = "K"
        case plan = "E"

        package var words: String {
            switch self {
            case .none: "No SEN"
            case .support: "SEN Support"
            case .plan: "EHC plan"
            }
        }
    }

    package let id: ID<Child>
    package let school: URN
    package let givenName: String
    package let familyName: String
    package let yearGroup: Int
    package let stage: Stage

    package static let columns: SQL =
        "ch.id, ch.school, ch.given_name, ch.family_name, ch.year_group, ch.stage"

    package init(row: Row) throws {
        id = try row[0]
        school = try row[1]
        givenName = try row[2]
        familyName = try row[3]
        yearGroup = try row[4]
        stage = try row[5]
    }

    package var name: String { "\(givenName) \(familyName)" }
    package var year: String { Child.yearWords(yearGroup) }

    /// "Reception", "Year 4": how a year group is said. Years before Reception are below 0.
    package static func yearWords(_ group: Int) -> String {
        switch group {
        case ..<0: "Nursery"
        case 0: "Reception"
        default: "Year \(group)"
        }
    }

    /// One child; the caller has asked for its scope already.
    package static func find(_ id: ID<Child>, in database: any Connection) throws -> Child? {
        try database.first("SELECT \(columns) FROM child ch WHERE ch.id = \(id)")
    }

    /// The children of a school, by year group and name: for its own staff.
    package static func of(_ school: URN, in database: any Connection) throws -> [Child] {
        try database.all(
            """
            SELECT \(columns) FROM child ch WHERE ch.school = \(school)
            ORDER BY ch.year_group, ch.family_name, ch.given_name, ch.id
            """)
    }
}

/// A named group of children of a school, such as "Year 4 readers". It names no child.
package enum Cohort {}

extension ID<Child> {
    /// As it stands in the audit log.
    package var subject: String { "child:\(text)" }
}

extension Occasion {
    /// Whether a child goes to a school for which the person may speak: its SENDCo's or
    /// headteacher's.
    func mayChange(_ child: ID<Child>) throws -> Bool {
        let mine = person.scope(.bringConcern).schools("ch.school", on: today)
        return try database.exists("SELECT 1 FROM child ch WHERE ch.id = \(child) AND \(mine)")
    }
}
