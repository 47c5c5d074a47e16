import Pages
import Reckoning
import Storage

/// Support as JSON.
package enum SupportAPI {
    package static let routes: [Route] = [
        .data(
            "/api/requests", needs: .right(.seeSchool),
            "Requests for support.",
            asks: [
                .asked("state", "Only those in this state."),
                .asked("zone", "Only those of this zone, by its code."), .page,
            ], list),
        .data(
            "/api/requests/{request}", needs: .right(.seeSchool),
            "A request for support, with everything that happened to it.", show),
        .data(
            "/api/practitioners", needs: .right(.allocateSupport),
            "A service's practitioners, with what they have on and their days left.",
            practitioners),
    ]

    /// One page of requests, and how many there are.
    package struct Requests: Codable, Sendable {
        package let total: Int
        package let page: Int
        package let requests: [SupportRecord]
    }

    static func list(_ visit: Visit) async throws -> Requests {
        let (person, today) = (try visit.signedIn, visit.today)
        let filter = SupportFilter(visit.query, visit.authority)
        let list = try await visit.store.read { database in
            try SupportList.read(filter, for: person, on: today, in: database)
        }
        try await visit.house.noteReading(
            of: list.records.compactMap { $0.child?.subject }, by: person, at: "requests")
        return Requests(
            total: list.pagination.total, page: list.pagination.page, requests: list.records)
    }

    static func show(_ visit: Visit) async throws -> SupportDetail {
        let id: ID<SupportRequest> = try visit.parameter("request")
        let (person, today, authority) = (try visit.signedIn, visit.today, visit.authority)
        let found = try await visit.store.read { database in
            try SupportDetail.find(id, for: person, authority, on: today, in: database)
        }
        guard let found else { throw NotThere() }
        try await visit.house.noteReading(
            of: found.request.child.map { [$0.subject] } ?? [], by: person, at: id.subject)
        return found
    }

    /// The practitioners of the services that the reader leads, and until when days are counted.
    package struct Practitioners: Codable, Sendable {
        package let span: PlanningSpan
        package let practitioners: [Practitioner]
    }

    static func practitioners(_ visit: Visit) async throws -> Practitioners {
        let (person, today) = (try visit.signedIn, visit.today)
        let span = PlanningSpan.from(today, visit.authority.calendar)
        let all = try await visit.store.read { database in
            try Practitioner.all(for: person, on: today, in: span, from: database)
        }
        return Practitioners(span: span, practitioners: all)
    }
}
