import Reckoning
import Storage

/// A concern as it is read: with its school, what it is about, and what this reader may know of it.
package struct ConcernRecord: Codable, Sendable {
    package let id: ID<Concern>
    package let school: URN
    package let schoolName: String
    package let focus: Focus
    /// The cohort's name, or "A child in Year 4": never a child's name.
    package let about: String
    package let child: ID<Child>?
    package let offer: String
    package let state: Concern.State
    package let broughtBy: String
    package let broughtAt: Instant
    package let version: Int
    /// Whether the child has a lawful basis in force; always true where it is not about a child.
    package let mayBeDiscussed: Bool
    /// Whether the texts are withheld from this reader, because they are about a child who is not
    /// in their scope.
    package let isWithheld: Bool
    package var sections: [String] = []
    package let title: String
    package let tried: String
    package let outcome: String
    package let asked: String

    /// The reader's own version: with the texts, or without.
    init(row: Row) throws {
        id = try row[0]
        school = try row[1]
        schoolName = try row[2]
        focus = try row[3]
        offer = try row[7]
        state = try row[8]
        broughtBy = try row[9]
        broughtAt = try row[10]
        version = try row[11]
        mayBeDiscussed = try row[12]
        let visible: Bool = try row[13]
        isWithheld = !visible
        child = visible ? try row[4] : nil
        about = try ConcernRecord.about(cohort: row[5], yearGroup: row[6])
        title = visible ? try row[14] : "Withheld: it is about a child"
        tried = visible ? try row[15] : ""
        outcome = visible ? try row[16] : ""
        asked = visible ? try row[17] : ""
    }

    private static func about(cohort: String?, yearGroup: Int?) -> String {
        if let cohort { return cohort }
        if let yearGroup { return "A child in \(Child.yearWords(yearGroup))" }
        return "The whole school"
    }
}

extension ConcernRecord {
    /// What is read, for a reader: the scope stands in the SQL, for the school and for the child.
    /// A school sees what was raised about its children where they were before.
    static func query(_ person: Person, on today: Day, where condition: SQL) -> SQL {
        let schools = person.scope(.seeSchool).schools("c.school", on: today)
        let own = person.scope(.seeChild).ownChildren("c.child")
        let children = person.scope(.seeChild).children("c.child", on: today)
        return """
            SELECT c.id, c.school, s.name, c.focus, c.child, co.name, ch.year_group, c.offer,
                c.state, p.name, c.brought_at, c.version,
                c.child IS NULL OR \(LawfulBasis.isInForce("c.child", on: today)),
                c.child IS NULL OR \(children), c.title, c.tried, c.outcome, c.asked
            FROM concern c JOIN school s ON s.urn = c.school JOIN person p ON p.id = c.brought_by
            LEFT JOIN cohort co ON co.id = c.cohort LEFT JOIN child ch ON ch.id = c.child
            WHERE (\(schools) OR \(own)) AND \(condition)
            """
    }

    /// One concern, or nil where it is not there for this reader.
    package static func find(
        _ id: ID<Concern>, for person: Person, on today: Day, in database: any Connection
    ) throws -> ConcernRecord? {
        let found = try database.all(query(person, on: today, where: "c.id = \(id)")) {
            try ConcernRecord(row: $0)
        }
        guard var record = found.first else { return nil }
        record.sections = try database.values(
            "SELECT section FROM concern_section WHERE concern = \(id) ORDER BY section")
        return record
    }

    /// Whether the person speaks for the concern's school, and for its child where it is about one.
    static func isOf(
        _ id: ID<Concern>, _ person: Person, on today: Day, in database: any Connection
    ) throws -> Bool {
        try database.exists(
            "SELECT 1 FROM concern c WHERE c.id = \(id) AND \(person.speaks(on: today))")
    }

    /// The open concerns of a school, newest first.
    package static func open(
        at school: URN, for person: Person, on today: Day, in database: any Connection
    ) throws -> [ConcernRecord] {
        let open = Concern.State.allCases.filter(\.isOpen)
        let condition: SQL =
            "c.school = \(school) AND c.state IN \(list: open) ORDER BY c.brought_at DESC, c.id DESC"
        return try database.all(query(person, on: today, where: condition)) {
            try ConcernRecord(row: $0)
        }
    }
}
