import Reckoning
import Storage

extension CountyOfDemonstration {
    /// Puts the academies into trusts of several sizes: a few large ones that reach across zones,
    /// more small ones, and academies on their own.
    func inventTrusts() {
        var free = schools.filter { $0.kind == .academy || ($0.kind == .special && $0.urn % 2 == 0) }
        let sizes = [21, 17, 14, 12, 10, 9, 8, 8, 7, 6, 6, 5, 5, 5, 4, 4, 4, 3, 3, 3, 3, 2, 2, 2, 2]
        let reach = [6, 5, 4, 4, 3, 3, 3, 2]
        for (index, size) in sizes.enumerated() where free.count > 2 {
            let home = zones[index * 4 % zones.count]
            let near = nearest(to: home).prefix(index < reach.count ? reach[index] : 1 + index % 2)
            let codes = near.map(\.code)
            let mine = chance.shuffled(free.filter { codes.contains($0.zone.code) })
                .prefix(min(size, max(2, free.count / 2)))
            guard mine.count > 1 else { continue }
            form(Array(mine), home: home.code, kind: "Multi-academy trust")
            free.removeAll { $0.trust != nil }
        }
        for school in free { form([school], home: school.zone.code, kind: "Single-academy trust") }
        for school in schools where school.trust != nil { writeMembership(school) }
    }

    private func form(_ members: [SchoolOfDemonstration], home: String, kind: String) {
        let trust = TrustOfDemonstration(
            uid: names.nextTrust(), name: names.places.trust(chance), home: home)
        trust.schools = members.sorted { $0.urn < $1.urn }
        for school in members { school.trust = trust }
        trusts.append(trust)
        rows.trusts.add(trust.uid, trust.name, kind)
    }

    private func nearest(to home: ZoneOfDemonstration) -> [ZoneOfDemonstration] {
        func distance(_ zone: ZoneOfDemonstration) -> Int {
            let (across, up) = (zone.easting - home.easting, zone.northing - home.northing)
            return across * across + up * up
        }
        return zones.sorted { (distance($0), $0.code) < (distance($1), $1.code) }
    }

    /// Most have been in their trust since they became academies; a few moved trust.
    private func writeMembership(_ school: SchoolOfDemonstration) {
        guard let trust = school.trust else { return }
        let from = max(school.opened ?? modelStarts, Day(year: 2011, month: 1, day: 1) ?? modelStarts)
        guard let moved = Day(iso: "2025-09-01"), moved < today, from < modelStarts,
            let other = trusts.first, other.uid != trust.uid, chance.happens(3)
        else { return rows.trustMemberships.add(school.urn, trust.uid, from, nil as Day?) }
        rows.trustMemberships.add(school.urn, other.uid, from, moved)
        rows.trustMemberships.add(school.urn, trust.uid, moved, nil as Day?)
        rows.facts.add(
            school.urn, "trust", other.name, trust.name, moved,
            clock.at(moved.adding(days: 2), minute: 6 * 60))
    }
}
