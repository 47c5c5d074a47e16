import Reckoning
import Storage

extension Scope {
    /// Meetings in scope, given that `m` is the meeting: a school's by the school, a zone's by the
    /// zone and its schools, a trust's by the trust and the zones of its schools.
    package func meetings(on today: Day) -> SQL {
        if isCounty { return "TRUE" }
        let ofZone: SQL = """
            m.school IS NULL AND m.trust IS NULL AND (\(zones("m.zone")) OR EXISTS (
            SELECT 1 FROM zone_membership mz WHERE mz.zone = m.zone AND mz.from_day <= \(today)
            AND (mz.until_day IS NULL OR mz.until_day > \(today))
            AND \(schools("mz.school", on: today))))
            """
        return .any([
            "m.school IS NOT NULL AND \(schools("m.school", on: today))", ofZone,
            ofTrust(on: today),
        ])
    }

    /// A trust's meeting is for its lead and the zone teams of its schools; being one of its
    /// schools is not enough.
    private func ofTrust(on today: Day) -> SQL {
        let wider = Scope(
            zones.map { PostScope(.zone, $0) } + trusts.map { PostScope(.trust, $0) })
        return """
            m.trust IS NOT NULL AND EXISTS (SELECT 1 FROM trust_membership mt
            WHERE mt.trust = m.trust AND mt.from_day <= \(today)
            AND (mt.until_day IS NULL OR mt.until_day > \(today))
            AND \(wider.schools("mt.school", on: today)))
            """
    }
}

extension Occasion {
    /// Whether the person holds meetings where this one is held.
    func mayHold(_ meeting: ID<Meeting>) throws -> Bool {
        let mine = person.scope(.holdMeeting).meetings(on: today)
        return try database.exists("SELECT 1 FROM meeting m WHERE m.id = \(meeting) AND \(mine)")
    }

    /// Whether the person speaks for the school that a meeting is held for.
    func isOfMySchool(_ meeting: ID<Meeting>) throws -> Bool {
        let mine = person.scope(.bringConcern)
        return try database.exists(
            """
            SELECT 1 FROM meeting m WHERE m.id = \(meeting) AND \(mine.meetings(on: today))
            """)
    }
}
