import Reckoning
import Storage

/// How one school gets EPSS on a day, with what it was worked out from.
package struct SchoolEPSSAccess: Sendable {
    package let school: School
    package let on: Day
    package let isCriticalIncident: Bool
    /// What the school holds of bought days on the day, in half-days; nil without a contract.
    package let halfDaysLeft: Int?
    package let access: EPSSAccess

    package var report: EPSSAccess.Report { access.report(urn: "\(school.urn)", on: on) }
}

extension EPSSAccess {
    /// The answer for a school that is held; nil where there is none of this number.
    package static func find(
        school: URN, on day: Day, isCriticalIncident: Bool = false, in house: House
    ) async throws -> SchoolEPSSAccess? {
        let authority = house.authority
        return try await house.store.read { database in
            try find(
                school: school, on: day, isCriticalIncident: isCriticalIncident,
                authority: authority, in: database)
        }
    }

    /// The zone is the one the school was in on that day.
    package static func find(
        school: URN, on day: Day, isCriticalIncident: Bool = false, authority: Authority,
        in database: any Connection
    ) throws -> SchoolEPSSAccess? {
        guard let found = try School.find(school, on: day, in: database) else { return nil }
        return try of(
            found, on: day, isCriticalIncident: isCriticalIncident, authority: authority,
            in: database)
    }

    /// The answer for a school that has been read as at the day.
    package static func of(
        _ found: School, on day: Day, isCriticalIncident: Bool = false, authority: Authority,
        in database: any Connection
    ) throws -> SchoolEPSSAccess {
        let contracts = try contracts(of: found.urn, in: database)
        let zone = found.zone.flatMap { authority.zones.entry($0, on: day) ?? authority.zone($0) }
        let question = Question(
            kind: found.kind, zone: zone, contracts: contracts,
            isCriticalIncident: isCriticalIncident,
            closing: found.status == .closed ? Closing(lastDay: found.closed) : nil)
        let held = contracts.filter { $0.period.contains(day) }
        return SchoolEPSSAccess(
            school: found, on: day, isCriticalIncident: isCriticalIncident,
            halfDaysLeft: held.isEmpty ? nil : held.reduce(0) { $0 + $1.halfDaysLeft },
            access: answer(question, on: day, in: authority))
    }

    private static func contracts(
        of school: URN, in database: any Connection
    ) throws -> [Contract] {
        try database.all(
            """
            SELECT half_days_bought, half_days_used, from_day, to_day FROM epss_contract
            WHERE school = \(school) ORDER BY from_day
            """
        ) { row in
            try Contract(
                halfDaysBought: row[0], halfDaysUsed: row[1], from: row[2], to: row[3])
        }
    }
}
