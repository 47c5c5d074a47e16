import Reckoning
import Storage

/// Concerns as JSON.
package enum ConcernAPI {
    package static let routes: [Route] = [
        .data("/api/concerns/{concern}", needs: .right(.seeSchool), "A concern.", show),
        .data(
            "/api/schools/{school}/concerns", needs: .right(.seeSchool),
            "The open concerns of a school, newest first.", ofSchool),
    ]

    static func show(_ visit: Visit) async throws -> ConcernRecord {
        let id: ID<Concern> = try visit.parameter("concern")
        let (person, today) = (try visit.signedIn, visit.today)
        let found = try await visit.store.read { database in
            try ConcernRecord.find(id, for: person, on: today, in: database)
        }
        guard let found else { throw NotThere() }
        try await visit.house.noteReading(
            of: found.child.map { [$0.subject] } ?? [], by: person, at: id.subject)
        return found
    }

    static func ofSchool(_ visit: Visit) async throws -> [ConcernRecord] {
        let school: URN = try visit.parameter("school")
        let (person, today) = (try visit.signedIn, visit.today)
        let found = try await visit.store.read { database -> [ConcernRecord]? in
            let mine = person.scope(.seeSchool).schools("s.urn", on: today)
            guard
                try database.exists("SELECT 1 FROM school s WHERE s.urn = \(school) AND \(mine)")
            else { return nil }
            return try ConcernRecord.open(at: school, for: person, on: today, in: database)
        }
        guard let found else { throw NotThere() }
        try await visit.house.noteReading(
            of: found.compactMap { $0.child?.subject }, by: person, at: "school:\(school)")
        return found
    }
}
