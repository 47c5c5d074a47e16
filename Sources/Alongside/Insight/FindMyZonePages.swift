import Pages
import Reckoning
import Storage

/// Find my zone: public, without sign-in and without cookies. What is asked is not kept.
package enum FindMyZonePages {
    package static let routes: [Route] = [
        Route(
            .get, Address.findMyZone, needs: .anyone,
            summary: "Find a school's zone by its name or a postcode.", search),
        Route(
            .get, "/find-my-zone/suggest", needs: .anyone,
            summary: "Schools for what has been typed so far, as a list of links.", suggest),
        .page(
            "/find-my-zone/{school}", needs: .anyone,
            "A school's zone, its team and how to reach it.", show),
        .data(
            "/api/find-my-zone", needs: .anyone,
            "Schools and their zones, for a name or a postcode.",
            asks: [.asked("q", "A school's name, or some of it; or a postcode.")], find),
        .data(
            "/api/schools/{school}/zone", needs: .anyone,
            "A school's zone today, its team and how to reach it.", { try await answer($0).answer }),
    ]

    static func search(_ visit: Visit) async throws -> Answer {
        if visit.query["q"].isEmpty { return .page(FindMyZonePage(found: nil).page(visit)) }
        let found = try await find(visit)
        if found.how == .name, found.schools.count == 1, let only = found.schools.first {
            return .redirect(Address.findMyZone(only.urn))
        }
        return .page(FindMyZonePage(found: found).page(visit))
    }

    static func suggest(_ visit: Visit) async throws -> Answer {
        let found = try await find(visit)
        let items = found.schools.map { school -> HTML in
            """
            <li><a href="\(Address.findMyZone(school.urn))">\(school.name)\
            \(if: !school.town.isEmpty, ", \(school.town)")</a></li>
            """
        }
        return .fragment("\(items)")
    }

    static func show(_ visit: Visit) async throws -> Page {
        let found = try await answer(visit)
        return ZoneAnswerPage(answer: found.answer, epss: found.epss).page(visit)
    }

    /// What is typed is cut short: no school's name is longer.
    private static func find(_ visit: Visit) async throws -> ZoneSearch {
        let (asked, house) = (String(visit.query["q"].prefix(100)), visit.house)
        return try await visit.store.read { database in
            try ZoneSearch.find(asked, among: house.schools(database), house.authority, in: database)
        }
    }

    private static func answer(
        _ visit: Visit
    ) async throws -> (answer: ZoneAnswer, epss: SchoolEPSSAccess) {
        let school: URN = try visit.parameter("school")
        let (now, house) = (visit.house.localTime, visit.house)
        let found = try await visit.store.read { database in
            try ZoneAnswer.find(school, at: now, house, in: database)
        }
        guard let found else { throw NotThere() }
        return found
    }
}
