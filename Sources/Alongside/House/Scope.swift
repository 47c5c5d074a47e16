import Reckoning
import Storage

/// How far somebody's rights reach, as conditions to put into a query. A list asks for its scope in
/// the SQL; nothing is filtered afterwards. No posts, no rows.
package struct Scope: Sendable {
    package let isCounty: Bool
    package let zones: [String]
    package let trusts: [String]
    package let settings: [Int]
    package let services: [String]

    package init(_ scopes: [PostScope]) {
        func values(_ kind: PostScope.Kind) -> [String] {
            scopes.filter { $0.kind == kind }.map(\.value)
        }
        isCounty = scopes.contains { $0.kind == .county }
        zones = values(.zone)
        trusts = values(.trust)
        settings = values(.setting).compactMap { Int($0) }
        services = values(.service)
    }

    /// Schools in scope, given the column that holds the school's number: `c.school`. A service
    /// reaches the schools that it has had a request for.
    package func schools(_ column: SQL, on today: Day) -> SQL {
        if isCounty { return "TRUE" }
        var ways: [SQL] = []
        if !settings.isEmpty { ways.append("\(column) IN \(list: settings)") }
        if !zones.isEmpty {
            ways.append(
                """
                EXISTS (SELECT 1 FROM zone_membership zm WHERE zm.school = \(column)
                AND zm.zone IN \(list: zones) AND zm.from_day <= \(today)
                AND (zm.until_day IS NULL OR zm.until_day > \(today)))
                """)
        }
        if !trusts.isEmpty {
            ways.append(
                """
                EXISTS (SELECT 1 FROM trust_membership tm WHERE tm.school = \(column)
                AND tm.trust IN \(list: trusts.compactMap { Int($0) }) AND tm.from_day <= \(today)
                AND (tm.until_day IS NULL OR tm.until_day > \(today)))
                """)
        }
        if !services.isEmpty {
            ways.append(
                """
                EXISTS (SELECT 1 FROM support_request sr WHERE sr.school = \(column)
                AND sr.service IN \(list: services))
                """)
        }
        return .any(ways)
    }

    /// Zones in scope, given the column that holds the zone's code.
    package func zones(_ column: SQL) -> SQL {
        isCounty ? "TRUE" : .any(zones.isEmpty ? [] : ["\(column) IN \(list: zones)"])
    }

    /// Services in scope, given the column that holds the service's code.
    package func services(_ column: SQL) -> SQL {
        isCounty ? "TRUE" : .any(services.isEmpty ? [] : ["\(column) IN \(list: services)"])
    }

    /// Children in scope, given the column that holds the child's id. `school` saves a look-up
    /// where the query has the child's own school at hand (`ch.school`); the school of a concern or
    /// a meeting will not do, because a child may have moved since.
    ///
    /// A school sees its own children. Anyone else sees a child only while it is shared with their
    /// zone or service under a lawful basis that is in force.
    package func children(_ child: SQL, school: SQL? = nil, on today: Day) -> SQL {
        var ways: [SQL] = []
        if !settings.isEmpty {
            ways.append(school.map { "\($0) IN \(list: settings)" } ?? ownChildren(child))
        }
        let sharedWith =
            zones.map { ("zone", $0) } + services.map { ("service", $0) }
        for (kind, value) in sharedWith {
            ways.append(
                """
                EXISTS (SELECT 1 FROM child_share cs JOIN lawful_basis lb ON lb.id = cs.basis
                WHERE cs.child = \(child) AND cs.kind = \(kind) AND cs.value = \(value)
                AND cs.from_day <= \(today) AND (cs.until_day IS NULL OR cs.until_day > \(today))
                AND lb.from_day <= \(today) AND (lb.until_day IS NULL OR lb.until_day > \(today)))
                """)
        }
        return .any(ways)
    }

    /// The children who go to a school in scope today, given the column that holds the child's id.
    package func ownChildren(_ child: SQL) -> SQL {
        guard !settings.isEmpty else { return "FALSE" }
        return """
            EXISTS (SELECT 1 FROM child own WHERE own.id = \(child)
            AND own.school IN \(list: settings))
            """
    }
}
