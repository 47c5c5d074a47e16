import Reckoning
import Storage

/// A child's record as those in its scope read it.
package struct ChildRecord: Codable, Sendable, RowReadable {
    package let id: ID<Child>
    package let school: URN
    package let schoolName: String
    package let givenName: String
    package let familyName: String
    package let upn: String?
    package let born: Day?
    package let yearGroup: Int
    package let stage: Child.Stage
    package let version: Int
    /// Whether a lawful basis is in force, so that the child may be discussed at a meeting.
    package let mayBeDiscussed: Bool
    /// Every basis, newest first: with one child only.
    package var bases: [LawfulBasis]?

    package var name: String { "\(givenName) \(familyName)" }
    package var year: String { Child.yearWords(yearGroup) }

    package init(row: Row) throws {
        id = try row[0]
        school = try row[1]
        schoolName = try row[2]
        givenName = try row[3]
        familyName = try row[4]
        upn = try row[5]
        born = try row[6]
        yearGroup = try row[7]
        stage = try row[8]
        version = try row[9]
        mayBeDiscussed = try row[10]
    }

    /// What is read, for a reader: the scope of the child stands in the SQL.
    private static func query(_ person: Person, on today: Day, where condition: SQL) -> SQL {
        let mine = person.scope(.seeChild).children("ch.id", school: "ch.school", on: today)
        return """
            SELECT ch.id, ch.school, s.name, ch.given_name, ch.family_name, ch.upn, ch.born_day,
                ch.year_group, ch.stage, ch.version, \(LawfulBasis.isInForce("ch.id", on: today))
            FROM child ch JOIN school s ON s.urn = ch.school
            WHERE \(mine) AND \(condition)
            """
    }

    /// One child with its bases, or nil where it is not there for this reader.
    package static func find(
        _ id: ID<Child>, for person: Person, on today: Day, in database: any Connection
    ) throws -> ChildRecord? {
        let found: ChildRecord? = try database.first(
            query(person, on: today, where: "ch.id = \(id)"))
        guard var child = found else { return nil }
        child.bases = try LawfulBasis.of(id, in: database)
        return child
    }

    /// The children of a school that this reader may see, by year group and name.
    package static func of(
        _ school: URN, for person: Person, on today: Day, size: Int, offset: Int,
        in database: any Connection
    ) throws -> [ChildRecord] {
        let condition: SQL = """
            ch.school = \(school)
            ORDER BY ch.year_group, ch.family_name, ch.given_name, ch.id
            LIMIT \(size) OFFSET \(offset)
            """
        return try database.all(query(person, on: today, where: condition))
    }

    /// How many of a school's children this reader may see.
    package static func count(
        _ school: URN, for person: Person, on today: Day, in database: any Connection
    ) throws -> Int {
        let mine = person.scope(.seeChild).children("ch.id", school: "ch.school", on: today)
        return try database.count(
            "SELECT count(*) FROM child ch WHERE ch.school = \(school) AND \(mine)")
    }
}
