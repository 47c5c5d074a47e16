import Pages
import Reckoning
import Storage

/// The page of a school.
enum SchoolPages {
    static let routes: [Route] = [
        .page("/schools/{school}", needs: .right(.seeSchool), "A school.", show),
        .data("/api/schools/{school}", needs: .right(.seeSchool), "A school.", board),
    ]

    static func board(_ visit: Visit) async throws -> SchoolBoard {
        let school: URN = try visit.parameter("school")
        let (person, house) = (try visit.signedIn, visit.house)
        let found = try await visit.store.read { database in
            try SchoolBoard.load(school, for: person, house, in: database)
        }
        guard let found else { throw NotThere() }
        return found
    }

    static func show(_ visit: Visit) async throws -> Page { try await board(visit).page(visit) }
}
