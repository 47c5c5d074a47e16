import Pages
import Reckoning
import Storage

/// A trust's page: one picture of all its schools, across zones.
package struct TrustBoard: Codable, Sendable {
    package let uid: Int
    package let name: String
    package let schools: [SchoolMeasure]
    package let sums: MeasureSums

    /// The trust's schools that this reader may see; nil where there are none.
    static func load(
        _ uid: Int, for person: Person, _ authority: Authority, on today: Day,
        in database: any Connection
    ) throws -> TrustBoard? {
        let schools = try SchoolMeasures(authority: authority, today: today, database: database).of(
            person,
            where: """
                s.urn IN (SELECT tx.school FROM trust_membership tx WHERE tx.trust = \(uid)
                    AND tx.from_day <= \(today)
                    AND (tx.until_day IS NULL OR tx.until_day > \(today)))
                AND s.status = 'open' ORDER BY s.name, s.urn
                """)
        guard let name = schools.first?.trustName else { return nil }
        return TrustBoard(uid: uid, name: name, schools: schools, sums: MeasureSums(schools))
    }
}

/// The pages of trusts.
enum TrustPages {
    static let routes: [Route] = [
        .page("/trusts/{trust}", needs: .right(.seeSchool), "A trust and its schools.", show),
        .data("/api/trusts/{trust}", needs: .right(.seeSchool), "A trust and its schools.", board),
    ]

    static func board(_ visit: Visit) async throws -> TrustBoard {
        let (person, today, authority) = (try visit.signedIn, visit.today, visit.authority)
        let uid: Int = try visit.parameter("trust")
        let found = try await visit.store.read { database in
            try TrustBoard.load(uid, for: person, authority, on: today, in: database)
        }
        guard let found else { throw NotThere() }
        return found
    }

    static func show(_ visit: Visit) async throws -> Page {
        let board = try await board(visit)
        let count = board.schools.count == 1 ? "1 school" : "\(board.schools.count) schools"
        return Page(
            board.name, above: [Link("Schools", Address.schools)], wide: true,
            """
            <h1>\(board.name)</h1>
            <p>\(count) that you can see, with what is measured this term \
            (\(Quiet.termName(visit.authority, on: visit.today))).</p>
            \(board.sums.html)
            \(board.schools.table("Schools of the trust", visit.authority, on: visit.today, withZone: true))
            """)
    }
}
