import Pages
import Reckoning
import Storage

/// The pages of support: the list, a request, the practitioners.
package enum SupportPages {
    package static let routes: [Route] =
        [
            Route.page(
                Address.support, needs: .right(.seeSchool), "Requests for support.", list),
            Route.page(
                "/requests/{request}", needs: .right(.seeSchool), "A request for support.", show),
            Route.page(
                Address.practitioners, needs: .right(.allocateSupport),
                "A service's practitioners, with what they have on and their days left.",
                practitioners),
        ] + forms

    static func list(_ visit: Visit) async throws -> Page {
        let (person, today) = (try visit.signedIn, visit.today)
        let filter = SupportFilter(visit.query, visit.authority)
        let list = try await visit.store.read { database in
            try SupportList.read(filter, for: person, on: today, in: database)
        }
        return SupportListPage(list: list, person: person).page(visit)
    }

    /// A request, with what happened to it, what is next and whose turn it is.
    static func show(_ visit: Visit) async throws -> Page {
        let id: ID<SupportRequest> = try visit.parameter("request")
        let (person, today, authority) = (try visit.signedIn, visit.today, visit.authority)
        let found = try await visit.store.read { database -> RequestPage? in
            guard
                let detail = try SupportDetail.find(
                    id, for: person, authority, on: today, in: database),
                let mine = try NextDoors.Mine.of(id, person, on: today, in: database)
            else { return nil }
            return RequestPage(
                detail: detail,
                child: try detail.request.child.flatMap { try Child.find($0, in: database) },
                doors: NextDoors(detail.request, mine: mine),
                maySeeSchool: try person.maySee(detail.request.school, on: today, in: database))
        }
        guard let found else { throw NotThere() }
        try await visit.house.noteReading(
            of: found.child.map { [$0.id.subject] } ?? [], by: person, at: id.subject)
        return found.page(visit)
    }

    static func practitioners(_ visit: Visit) async throws -> Page {
        let (person, today) = (try visit.signedIn, visit.today)
        let span = PlanningSpan.from(today, visit.authority.calendar)
        let zone = visit.query["zone"]
        let found = try await visit.store.read { database in
            PractitionersPage(
                practitioners: try Practitioner.all(
                    for: person, on: today, in: span, from: database),
                without: try WithoutPattern.all(for: person, on: today, from: database),
                span: span, zone: zone)
        }
        return found.page(visit)
    }
}
