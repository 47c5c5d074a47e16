import Reckoning
import Storage

/// What is held about schools when an import is planned: read once, compared in memory.
package struct SchoolsHeld: Sendable {
    /// A school's last membership of a trust.
    package struct Membership: Sendable, Hashable {
        package let trust: Int
        package let from: Day
        /// The first day on which it no longer held.
        package let until: Day?

        package init(trust: Int, from: Day, until: Day? = nil) {
            (self.trust, self.from, self.until) = (trust, from, until)
        }
    }

    package var facts: [URN: SchoolFacts] = [:]
    package var memberships: [URN: Membership] = [:]
    package var trusts: [Int: SchoolFile.Trust] = [:]
    /// A school's last zone, whether or not it still holds.
    package var zones: [URN: String] = [:]
    package var links: [SchoolLinks.Pair: String] = [:]

    package init() {}

    static func read(_ database: any Connection) throws -> SchoolsHeld {
        var held = SchoolsHeld()
        try held.readFacts(database)
        try database.each(
            "SELECT school, trust, from_day, until_day FROM trust_membership ORDER BY from_day"
        ) { row in
            held.memberships[try row[0]] = Membership(
                trust: try row[1], from: try row[2], until: try row[3])
        }
        try database.each("SELECT uid, name, kind FROM trust") { row in
            let trust = SchoolFile.Trust(uid: try row[0], name: try row[1], kind: try row[2])
            held.trusts[trust.uid] = trust
        }
        try database.each("SELECT school, zone FROM zone_membership ORDER BY from_day") { row in
            held.zones[try row[0]] = try row[1]
        }
        try database.each("SELECT school, successor, day FROM school_link") { row in
            let pair = SchoolLinks.Pair(school: try row[0], successor: try row[1])
            held.links[pair] = try row[2] as String? ?? ""
        }
        return held
    }

    private mutating func readFacts(_ database: any Connection) throws {
        let cases = SchoolFact.allCases
        let columns = cases.dropFirst().reduce(cases[0].column) { "\($0), \($1.column)" }
        try database.each("SELECT \(columns), urn FROM school") { row in
            var school = SchoolFacts()
            for (index, fact) in cases.enumerated() {
                switch fact.storing {
                case .text: school[fact] = try row[index]
                case .number: school[fact] = (try row[index] as Int?).map(String.init) ?? ""
                case .day: school[fact] = try row[index] as String? ?? ""
                }
            }
            facts[try row[cases.count]] = school
        }
    }
}
