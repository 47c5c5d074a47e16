import Reckoning
import Storage

/// How many children at SEN Support or with an EHC plan a school has, and how many of them have a
/// current need profile in each version of a framework: counted when a child or a profile changes,
/// so that no list of children is read to say how many profiles are missing.
package enum ProfileCount {
    /// The row of all these children, with a profile or without.
    package static let everyChild = ""

    /// Takes out what was counted for the schools `s` that fulfil a condition, and counts again.
    package static func counted(where condition: SQL) -> [SQL] {
        let schools: SQL = "(SELECT s.urn FROM school s WHERE \(condition))"
        return [
            "DELETE FROM profile_count WHERE school IN \(schools)",
            """
            INSERT INTO profile_count (school, framework, version, children)
            SELECT ch.school, '', '', count(*) FROM child ch
            WHERE ch.stage IN ('K', 'E') AND ch.school IN \(schools) GROUP BY ch.school
            UNION ALL
            SELECT ch.school, p.framework, p.version, count(*) FROM child ch
            JOIN need_profile p ON p.child = ch.id AND p.is_current
            WHERE ch.stage IN ('K', 'E') AND ch.school IN \(schools)
            GROUP BY ch.school, p.framework, p.version
            """,
        ]
    }
}

extension Occasion {
    /// Counts a school's need profiles after a child of it or a profile changed.
    package func countProfiles(of school: URN) throws {
        for sql in ProfileCount.counted(where: "s.urn = \(school)") { try writing.run(sql) }
    }

    package func countProfiles(beside child: ID<Child>) throws {
        let school: SQL = "s.urn = (SELECT k.school FROM child k WHERE k.id = \(child))"
        for sql in ProfileCount.counted(where: school) { try writing.run(sql) }
    }
}
