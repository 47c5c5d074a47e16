import Reckoning
import Storage

/// The demonstration: an authority with everything invented but its zones, the same for the same
/// seed, package and day.
///
/// Schools, people and children are put together from lists of words; their meetings, concerns
/// and requests keep the rules that the acts keep. Rows are written in bulk, each part in one
/// transaction with its line in the audit log, because a million rows through the acts would take
/// an hour; tests hold what is written here against what the acts write.
package struct Demonstration: Sendable {
    package enum Scale: String, CaseIterable, Sendable {
        /// The first zone alone: what tests use.
        case zone
        /// The authority with all its zones.
        case county
        /// The authority among others, for measuring: England's 24,000 schools and 1.7 million
        /// children with SEND in one database.
        case nation

        var counties: Int { self == .nation ? 57 : 1 }
    }

    package let authority: Authority
    package let scale: Scale
    package let seed: UInt64
    /// The day up to which it has been lived.
    package let today: Day
    /// The stored form of the one password that opens every account.
    package let password: String
    /// How many calls to the support line there are in a year, for measuring; nil for the usual.
    package let callsAYear: Int?

    package init(
        _ authority: Authority, scale: Scale, seed: UInt64, today: Day, password: String,
        callsAYear: Int? = nil
    ) {
        (self.authority, self.scale, self.seed) = (authority, scale, seed)
        (self.today, self.password, self.callsAYear) = (today, password, callsAYear)
    }

    /// What was built.
    package struct Built: Sendable {
        package var rows = 0
        package var signIns: [SignIn] = []
    }

    /// An account to try the demonstration with.
    package struct SignIn: Sendable {
        package let role: Role
        package let account: String
        package let name: String
    }

    /// Whether a database holds anything yet: a school, a person.
    package static func isEmpty(_ store: Store) async throws -> Bool {
        try await store.read { database in
            try !database.exists("SELECT 1 FROM school") && !database.exists("SELECT 1 FROM person")
        }
    }

    /// Builds it in an empty database whose schema is up to date, and says what it is doing.
    package func build(
        in store: Store, progress: (_ words: String) -> Void = { _ in }
    ) async throws -> Built {
        var built = Built()
        let (chance, names) = (Chance(seed), NamesOfDemonstration())
        for number in 0..<scale.counties {
            let county = CountyOfDemonstration(
                self, number: number, chance: chance.fork(), names: names)
            county.inventSchools()
            county.inventTrusts()
            county.inventStaff()
            built.rows += try await write(county.takeRows(), "county:\(number)", in: store)
            if number == 0 { progress("\(county.schools.count) schools and the people who work there") }
            for zone in county.zones {
                let children = county.live(in: zone)
                if number == 0 { progress("\(zone.name): \(children) children with SEND") }
                // One commit for many zones of the other counties would be faster still; but what
                // waits in memory is never more than a zone.
                built.rows += try await write(county.takeRows(), "zone:\(zone.code)", in: store)
            }
            county.meetTrusts()
            county.inventCalls()
            built.rows += try await write(
                county.takeRows(), "trusts:\(number)", counting: "s.la_code = \(county.laCode)",
                in: store)
            if number == 0 { built.signIns = county.chosenSignIns() }
            if number > 0 { progress("county \(number + 1) of \(scale.counties)") }
        }
        return built
    }

    /// Writes rows, and then counts the schools that fulfil a condition.
    private func write(
        _ rows: RowsOfDemonstration, _ subject: String, counting counted: SQL? = nil, in store: Store
    ) async throws -> Int {
        let count = rows.count
        try await store.write(as: "system") { writing in
            try rows.insert(on: writing.connection)
            if let counted {
                try SchoolStanding.count(where: counted, authority, on: today, in: writing.connection)
                try writing.changed(SchoolDirectory.self)
                try writing.changed(ZonePeople.self)
            }
            writing.note("BuildDemonstration", subject, detail: "\(count) rows")
        }
        return count
    }
}

extension Demonstration {
    /// What is counted for whoever built it.
    package static let counted: [(words: String, query: SQL)] = [
        ("schools", "SELECT count(*) FROM school"),
        ("trusts", "SELECT count(*) FROM trust"),
        ("people with an account", "SELECT count(*) FROM account"),
        ("children with SEND", "SELECT count(*) FROM child"),
        ("need profiles", "SELECT count(*) FROM need_profile"),
        ("meetings", "SELECT count(*) FROM meeting"),
        ("concerns", "SELECT count(*) FROM concern"),
        ("requests for support", "SELECT count(*) FROM support_request"),
        ("sessions of support", "SELECT count(*) FROM support_session"),
        ("calls to the support line", "SELECT count(*) FROM line_call"),
        ("promises to callers", "SELECT count(*) FROM promise"),
    ]
}
