import Reckoning
import Storage

extension School {
    /// Schools in a reader's scope that fulfil a condition on the school `s`, its zone `zm` and its
    /// trust `tm` of today. The condition may end in an order.
    static func query(_ person: Person, on today: Day, where condition: SQL) -> SQL {
        let mine = person.scope(.seeSchool).schools("s.urn", on: today)
        return query(on: today, "WHERE \(mine) AND \(condition)")
    }

    /// The numbers of a zone's schools today, for `IN`.
    static func numbers(inZones zones: [String], on today: Day) -> SQL {
        """
        (SELECT zx.school FROM zone_membership zx WHERE zx.zone IN \(list: zones)
        AND zx.from_day <= \(today) AND (zx.until_day IS NULL OR zx.until_day > \(today)))
        """
    }
}

extension Scope {
    /// Whether a scope of places reaches a school, as it stands today.
    func reaches(_ school: School) -> Bool {
        isCounty || settings.contains(school.urn.number)
            || school.zone.map(zones.contains) ?? false
            || school.trust.map { trusts.contains("\($0)") } ?? false
    }
}
