extension Instance {
    /// The instance cut where nothing is shared: no person, zone or order of meetings connects two
    /// parts, so each is planned alone and the costs add up.
    func parts() -> [Instance] {
        var groups = Groups()
        joinZones(&groups)
        joinMeetings(&groups)
        var partOfZone: [String: Int] = [:]
        var order: [Int] = []
        for zone in zones {
            let root = groups.root("zone", zone.id)
            partOfZone[zone.id] = root
            if !order.contains(root) { order.append(root) }
        }
        if order.count <= 1 { return [self] }
        let meetingsOf = Dictionary(grouping: meetings) { partOfZone[$0.zone] ?? -1 }
        let peopleOf = Dictionary(grouping: people) { groups.root("person", $0.id) }
        let schoolsOf = Dictionary(grouping: schools) { partOfZone[$0.zone] ?? -1 }
        return order.compactMap { root in
            guard let mine = meetingsOf[root] else { return nil }
            var part = self
            part.zones = zones.filter { partOfZone[$0.id] == root }
            part.meetings = mine
            part.people = peopleOf[root] ?? []
            part.schools = withPlaces(of: mine, schoolsOf[root] ?? [])
            part.trusts = []
            let ids = Set(mine.map(\.id))
            part.published = published?.filter { ids.contains($0.meeting) }
            return part
        }
    }

    /// A meeting may be held at a school of another part.
    private func withPlaces(of meetings: [Meeting], _ own: [School]) -> [School] {
        let have = Set(own.map(\.id))
        let wanted = Set(meetings.flatMap { [$0.place, $0.school].compactMap { $0 } })
            .subtracting(have)
        return wanted.isEmpty ? own : own + schools.filter { wanted.contains($0.id) }
    }

    private func joinZones(_ groups: inout Groups) {
        let seated = Set(meetings.flatMap { $0.seats.map(\.role) })
        for person in people where !seated.isDisjoint(with: person.roles) {
            for zone in person.zones { groups.join(("person", person.id), ("zone", zone)) }
        }
        for school in schools {
            groups.join(("person", school.sendco), ("zone", school.zone))
        }
    }

    private func joinMeetings(_ groups: inout Groups) {
        let zoneOf = Dictionary(
            meetings.map { ($0.id, $0.zone) }, uniquingKeysWith: { first, _ in first })
        for meeting in meetings {
            for person in meeting.fixed + (meeting.pinned?.people ?? []) {
                groups.join(("person", person), ("zone", meeting.zone))
            }
            if let after = meeting.after, let zone = zoneOf[after.meeting] {
                groups.join(("zone", zone), ("zone", meeting.zone))
            }
        }
    }
}

/// Disjoint groups of named things.
private struct Groups {
    private var numbers: [String: Int] = [:]
    private var parents: [Int] = []

    mutating func root(_ kind: String, _ id: String) -> Int {
        let key = kind + " " + id
        var at = numbers[key] ?? parents.count
        if at == parents.count {
            numbers[key] = at
            parents.append(at)
        }
        while parents[at] != at {
            parents[at] = parents[parents[at]]
            at = parents[at]
        }
        return at
    }

    mutating func join(_ a: (kind: String, id: String), _ b: (kind: String, id: String)) {
        let first = root(a.kind, a.id)
        let second = root(b.kind, b.id)
        parents[max(first, second)] = min(first, second)
    }
}
