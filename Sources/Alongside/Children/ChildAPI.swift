import Pages
import Reckoning
import Storage

/// Children as JSON, for those in whose scope they are. Every reading is written down.
package enum ChildAPI {
    package static let routes: [Route] = [
        .data(
            "/api/children/{child}", needs: .right(.seeChild),
            "A child's record, with its lawful bases.", show),
        .data(
            "/api/schools/{school}/children", needs: .right(.seeChild),
            "The children of a school that you may see, 200 at a time.", asks: [.page], ofSchool),
    ]

    static func show(_ visit: Visit) async throws -> ChildRecord {
        let id: ID<Child> = try visit.parameter("child")
        let (person, today) = (try visit.signedIn, visit.today)
        let found = try await visit.store.read { database in
            try ChildRecord.find(id, for: person, on: today, in: database)
        }
        guard let found else { throw NotThere() }
        try await visit.house.noteReading(of: [id.subject], by: person, at: "api")
        return found
    }

    static func ofSchool(_ visit: Visit) async throws -> [ChildRecord] {
        let page = max(1, Int(visit.query["page"]) ?? 1)
        return try await SchoolChildren.read(visit, size: 200, on: "api, page \(page)") { _ in page }
            .children
    }
}

/// The children of a school that somebody may see: what the list and the API both read.
struct SchoolChildren: Sendable {
    let school: URN
    let schoolName: String
    /// Whether the reader may add a child here.
    let mayAdd: Bool
    let total: Int
    let children: [ChildRecord]

    /// Reads one page of them, and writes down who read it. `page` is told the total.
    static func read(
        _ visit: Visit, size: Int, on place: String, page: @escaping @Sendable (Int) -> Int
    ) async throws -> SchoolChildren {
        let school: URN = try visit.parameter("school")
        let (person, today) = (try visit.signedIn, visit.today)
        let found = try await visit.store.read { database -> SchoolChildren? in
            let mine = person.scope(.seeSchool).schools("s.urn", on: today)
            let may = person.scope(.bringConcern).schools("s.urn", on: today)
            let known = try database.all(
                "SELECT s.name, \(may) FROM school s WHERE s.urn = \(school) AND \(mine)"
            ) { (name: try $0[0] as String, mayAdd: try $0[1] as Bool) }
            guard let known = known.first else { return nil }
            let total = try ChildRecord.count(school, for: person, on: today, in: database)
            let children = try ChildRecord.of(
                school, for: person, on: today, size: size, offset: (page(total) - 1) * size,
                in: database)
            return SchoolChildren(
                school: school, schoolName: known.name, mayAdd: known.mayAdd, total: total,
                children: children)
        }
        guard let found else { throw NotThere() }
        try await visit.house.noteReading(
            listOf: found.children.count, at: school, by: person, on: place)
        return found
    }
}
