import Reckoning
import Storage

/// Need profiles as JSON.
package enum NeedAPI {
    package static let routes: [Route] = [
        .data(
            "/api/schools/{school}/needs", needs: .right(.seeSchool),
            "How many children of a school stand at each level of need; null where a count is suppressed.",
            ofSchool),
        .data(
            "/api/children/{child}/needs", needs: .right(.seeChild),
            "A child's need profiles, the current one first.", ofChild),
    ]

    static func ofSchool(_ visit: Visit) async throws -> NeedSummary {
        let school: URN = try visit.parameter("school")
        let (person, today, authority) = (try visit.signedIn, visit.today, visit.authority)
        let found = try await visit.store.read { database -> NeedSummary? in
            let mine = person.scope(.seeSchool).schools("s.urn", on: today)
            guard
                try database.exists("SELECT 1 FROM school s WHERE s.urn = \(school) AND \(mine)")
            else { return nil }
            return try NeedCounts.of([school.number], authority, on: today, in: database)?
                .summary(
                    mayCountChildren: person.mayCountChildren(of: school),
                    threshold: authority.suppressCountsBelow)
        }
        guard let found else { throw NotThere() }
        return found
    }

    static func ofChild(_ visit: Visit) async throws -> [NeedProfile] {
        let id: ID<Child> = try visit.parameter("child")
        let (person, today) = (try visit.signedIn, visit.today)
        let found = try await visit.store.read { database -> [NeedProfile]? in
            let mine = person.scope(.seeChild).children("ch.id", school: "ch.school", on: today)
            guard try database.exists("SELECT 1 FROM child ch WHERE ch.id = \(id) AND \(mine)")
            else { return nil }
            return try NeedProfile.of(id, in: database)
        }
        guard let found else { throw NotThere() }
        try await visit.house.noteReading(of: [id.subject], by: person, at: "needs")
        return found
    }
}

extension Person {
    /// Whether this person may see every child of a school, so that counts of its children need no
    /// guarding from them.
    package func mayCountChildren(of school: URN) -> Bool {
        scope(.seeChild).settings.contains(school.number)
    }
}
