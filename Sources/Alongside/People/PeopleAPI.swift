import Pages
import Reckoning
import Storage

/// People as JSON: for administrators, and of oneself.
enum PeopleAPI {
    static let routes: [Route] = [
        .data(
            "/api/people", needs: .right(.manageAccounts),
            "People with an account.",
            asks: [
                .asked("name", "Only those with this in their name."),
                .asked("role", "Only those who hold this role today."),
                .asked("zone", "Only those with a post in this zone, by its code."), .page,
            ], list),
        .data("/api/people/{person}", needs: .right(.manageAccounts), "A person with their posts.") {
            try await PeoplePages.found($0)
        },
        .data("/api/me", needs: .signedIn, "Who you are, with the posts you hold.", me),
        .data(
            "/api/audit", needs: .right(.seeAudit),
            "The audit log, newest first.",
            asks: [
                .asked("person", "Only what this person did, by id."),
                .asked("act", "Only this act, such as ReadChild."),
                .asked("subject", "Only what was done to this, such as child:<id>."),
                Field("day", "Only this day.", .day),
                Field("before", "Only lines before this number: for the next page.", .number),
            ]
        ) { visit in
            let filter = try AuditFilter(visit)
            return try await visit.store.read { try filter.lines(in: $0) }
        },
    ]

    static func list(_ visit: Visit) async throws -> PeopleList {
        let (filter, person) = (PeopleFilter(visit.query), try visit.signedIn)
        let (authority, today) = (visit.authority, visit.today)
        return try await visit.store.read { database in
            try filter.people(for: person, under: authority, on: today, in: database)
        }
    }

    static func me(_ visit: Visit) async throws -> Me {
        let (person, authority, today) = (try visit.signedIn, visit.authority, visit.today)
        let posts = try await visit.store.read { database in
            try PostRecord.of([person.id], under: authority, on: today, in: database)
        }
        let may = Permission.allCases.filter { person.may($0) }.map(\.rawValue)
        return Me(
            id: person.id, name: person.name, may: may,
            posts: (posts[person.id] ?? []).filter { $0.standing == .held })
    }
}

/// Whoever asks.
package struct Me: Codable, Sendable {
    package let id: ID<Person>
    package let name: String
    /// What their posts let them do, within the scope of each.
    package let may: [String]
    package let posts: [PostRecord]
}
