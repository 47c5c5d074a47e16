import Foundation
import Reckoning
import Storage

/// A county while it is being invented. Its parts are invented in order (schools, trusts, staff;
/// then zone by zone children and a life with meetings), each in a file of its own; what they
/// write waits in `rows`.
final class CountyOfDemonstration {
    let authority: Authority
    let today: Day
    let clock: ClockOfDemonstration
    let chance: Chance
    /// For the support line, so that what happens on it leaves everything else as it is.
    let chanceOfLine: Chance
    let names: NamesOfDemonstration
    let zones: [ZoneOfDemonstration]
    let laCode: String
    /// The stored form of the one password that opens every demo account.
    let password: String
    /// Whether this is the authority's own county; a nation has others beside it, for their size.
    let isFirst: Bool
    /// The first day of which anything is told: the package's own.
    let modelStarts: Day
    /// The first day of which meetings are told: later in the counties that are there for their size.
    let lifeStarts: Day
    let calendar: CalendarOfDemonstration
    /// The school days ahead, for which practitioners' time is planned.
    let ahead: PlanningSpan

    var rows = RowsOfDemonstration()
    var schools: [SchoolOfDemonstration] = []
    var trusts: [TrustOfDemonstration] = []
    var establishments: [Int: Int] = [:]
    var postsGiven = 0
    var teams: [String: TeamOfDemonstration] = [:]
    /// By the code of their service.
    var leads: [String: StaffOfDemonstration] = [:]
    var practitioners: [String: [PractitionerOfDemonstration]] = [:]
    /// The school of the first zone at which most is going on.
    var richest: (school: SchoolOfDemonstration?, score: Int) = (nil, 0)
    /// Concerns that were raised from a call to the support line.
    var raised: [RaisedOfDemonstration] = []
    /// How many calls to the support line there are in a year; nil for the usual.
    let callsAYear: Int?
    /// Who is named to whoever tries the demonstration.
    var signIns: [Role: StaffOfDemonstration] = [:]

    init(
        _ demonstration: Demonstration, number: Int, chance: Chance, names: NamesOfDemonstration
    ) {
        authority = demonstration.authority
        today = demonstration.today
        clock = ClockOfDemonstration(demonstration.authority.timeZone)
        password = demonstration.password
        (self.chance, self.names) = (chance, names)
        chanceOfLine = Chance(demonstration.seed &+ UInt64(number) << 32 &+ 333)
        callsAYear = demonstration.callsAYear
        isFirst = number == 0
        modelStarts = demonstration.authority.period.from
        lifeStarts = isFirst ? modelStarts : max(modelStarts, today.adding(days: -150))
        calendar = CalendarOfDemonstration(authority, today: today)
        ahead = PlanningSpan.from(today, authority.calendar)
        laCode = isFirst ? demonstration.authority.laCode : "X\(number)"
        let all = ZoneOfDemonstration.all(demonstration.authority, county: number)
        zones = demonstration.scale == .zone ? Array(all.prefix(1)) : all
    }

    /// Hands over what has been invented since the last time.
    func takeRows() -> RowsOfDemonstration {
        defer { rows = RowsOfDemonstration() }
        return rows
    }
}

/// Times on the wall as instants, with each day's midnight worked out once.
final class ClockOfDemonstration {
    private let zone: TimeZone
    private var midnights: [Day: Int64] = [:]

    init(_ zone: TimeZone) { self.zone = zone }

    func at(_ day: Day, minute: Int) -> Instant {
        let midnight =
            midnights[day] ?? zone.instant(of: LocalTime(day: day, minute: 0)).milliseconds
        midnights[day] = midnight
        return Instant(milliseconds: midnight + Int64(minute) * 60_000)
    }
}

/// What may be given only once across all counties.
final class NamesOfDemonstration {
    let places = NamesOfPlaces()
    private var urn = 900_000
    private var trust = 90_000
    private var accounts: [String: Int] = [:]
    private var postcodes: [String: Int] = [:]

    /// The DfE's numbers do not reach 900,001 yet.
    func nextURN() -> Int {
        urn += 1
        return urn
    }

    func nextTrust() -> Int {
        trust += 1
        return trust
    }

    func nextPostcode(_ outward: String) -> Int {
        postcodes[outward, default: -1] += 1
        return postcodes[outward] ?? 0
    }

    /// `dawn.reed`, then `dawn.reed2`.
    func account(_ given: String, _ family: String) -> String {
        let plain = "\(given).\(family)".lowercased()
        accounts[plain, default: 0] += 1
        let count = accounts[plain] ?? 1
        return count == 1 ? plain : "\(plain)\(count)"
    }
}
