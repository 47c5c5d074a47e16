import Reckoning
import Storage

/// What a term's meetings are planned from, read in a fixed number of queries however many zones
/// there are.
struct PlanningData: Sendable {
    struct School: Sendable {
        let urn: URN, name: String, kind: String, phase: String, zone: String
        let easting: Int?, northing: Int?
        let pupils: Int
    }
    struct Held: Sendable {
        let person: ID<Person>, name: String, role: String, kind: PostScope.Kind, value: String
    }
    struct Practitioner: Sendable {
        let person: ID<Person>, name: String, service: String, profession: String, zone: String
    }
    struct Week: Sendable {
        var hours: [Int: Range<Int>]
        let easting: Int?, northing: Int?
        let mostADay: Int, mostAWeek: Int
    }
    struct Half: Sendable { let half: String, isPreferred: Bool }
    struct Trust: Sendable { let uid: Int, name: String, school: URN, zone: String }
    struct Kept: Sendable {
        let id: ID<Meeting>, kind: MeetingKind.Code, zone: String?, school: URN?, trust: Int?
        let day: Day, starts: Int, minutes: Int, state: Meeting.State, version: Int
        let easting: Int?, northing: Int?, place: String
        /// The person of each seat, where a plan published it.
        var seats: [Int: ID<Person>?] = [:]
        var people: [ID<Person>] = []
        var answer: Answer?
    }
    struct Answer: Sendable { let day: Day, starts: Int, halves: [String] }
    /// What was decided by hand in the plan that this one follows.
    struct Wish: Sendable {
        let code: String, day: Day?, starts: Int?, isPinned: Bool
        var people: [Int: ID<Person>?] = [:]
        var forbidden: [String] = []
    }

    var schools: [School] = []
    var highNeed: Set<URN> = []
    var posts: [Held] = []
    var practitioners: [Practitioner] = []
    var weeks: [ID<Person>: Week] = [:]
    var leave: [ID<Person>: [ClosedRange<Day>]] = [:]
    var halves: [URN: [Half]] = [:]
    var closed: [URN: [Day]] = [:]
    var named: [URN: [(role: String, person: ID<Person>)]] = [:]
    /// Who came to a school's last meeting: kept to where nobody is named.
    var cameLast: [URN: [(role: String, person: ID<Person>)]] = [:]
    var trusts: [Trust] = []
    var kept: [Kept] = []
    /// Half-days of support on which a practitioner's first visit is.
    var visits: [(person: ID<Person>, day: Day, isMorning: Bool)] = []
    var wishes: [String: Wish] = [:]
}

/// What is asked of a plan.
struct PlanningQuestion: Sendable {
    let term: Term
    let zones: [String]
    let kinds: [PlanningRules.Kind]
    let aim: TermPlan.Aim
    let after: ID<TermPlan>?
    /// The first day on which something may be planned.
    let first: Day
    let today: Day

    /// The day on which posts, weeks and memberships are read.
    var asAt: Day { max(today, term.days.lowerBound) }

    init(
        term: Term, zones: [String], kinds: [MeetingKind.Code], aim: TermPlan.Aim = .sparing,
        after: ID<TermPlan>?, today: Day, _ authority: Authority
    ) {
        (self.term, self.zones, self.aim, self.after, self.today) = (term, zones, aim, after, today)
        self.kinds = kinds.compactMap { authority.planning.kind($0) }
        let notice = authority.calendar.workingDay(-authority.planning.noticeWorkingDays, before: today)
        first = max(term.days.lowerBound, notice)
    }
}

extension PlanningData {
    init(_ question: PlanningQuestion, _ rules: PlanningRules, in database: any Connection) throws {
        try readSchools(question, rules, database)
        try readPeople(question, rules, database)
        try readTime(question, database)
        try readWhoKnows(question, rules, database)
        try readMeetings(question, database)
        if let after = question.after { try readWishes(of: after, database) }
    }

    private mutating func readSchools(
        _ question: PlanningQuestion, _ rules: PlanningRules, _ database: any Connection
    ) throws {
        let day = question.asAt
        let zoned: SQL = """
            zm.zone IN \(list: question.zones) AND zm.from_day <= \(day)
            AND (zm.until_day IS NULL OR zm.until_day > \(day))
            """
        schools = try database.all(
            """
            SELECT s.urn, s.name, s.kind, s.phase, zm.zone, coalesce(s.easting, pc.easting),
                coalesce(s.northing, pc.northing), coalesce(s.pupils, 0)
            FROM zone_membership zm JOIN school s ON s.urn = zm.school
            LEFT JOIN postcode pc ON pc.postcode = s.postcode
            WHERE \(zoned) AND s.status = 'open' ORDER BY s.urn
            """
        ) {
            try School(
                urn: $0[0], name: $0[1], kind: $0[2], phase: $0[3], zone: $0[4], easting: $0[5],
                northing: $0[6], pupils: $0[7])
        }
        let need = try database.all(
            """
            SELECT ch.school, count(*) FROM child ch JOIN zone_membership zm ON zm.school = ch.school
            WHERE \(zoned) AND ch.stage IN \(list: rules.highNeedStages) GROUP BY ch.school
            """
        ) { (school: try $0[0] as URN, children: try $0[1] as Int) }
        let pupils = Dictionary(schools.map { ($0.urn, $0.pupils) }, uniquingKeysWith: { a, _ in a })
        highNeed = Set(
            need.filter { $0.children * 100 >= max(1, pupils[$0.school] ?? 0) * rules.highNeedPercent }
                .map(\.school))
        trusts = try database.all(
            """
            SELECT t.uid, t.name, tm.school, coalesce(z.zone, '') FROM trust t
            JOIN trust_membership tm ON tm.trust = t.uid AND tm.from_day <= \(day)
                AND (tm.until_day IS NULL OR tm.until_day > \(day))
            JOIN school s ON s.urn = tm.school AND s.status = 'open'
            LEFT JOIN zone_membership z ON z.school = tm.school AND z.from_day <= \(day)
                AND (z.until_day IS NULL OR z.until_day > \(day))
            WHERE t.uid IN (SELECT tn.trust FROM trust_membership tn
                JOIN zone_membership zm ON zm.school = tn.school
                WHERE \(zoned) AND tn.from_day <= \(day)
                AND (tn.until_day IS NULL OR tn.until_day > \(day)))
            ORDER BY t.uid, tm.school
            """
        ) { try Trust(uid: $0[0], name: $0[1], school: $0[2], zone: $0[3]) }
    }

    private mutating func readPeople(
        _ question: PlanningQuestion, _ rules: PlanningRules, _ database: any Connection
    ) throws {
        let day = question.asAt
        let roles = Set(question.kinds.flatMap { $0.seats.map(\.role) + $0.mustCome } + ["sendco"])
        let places: [SQL] = [
            "po.scope_kind = 'zone' AND po.scope_value IN \(list: question.zones)",
            "po.scope_kind = 'setting' AND po.scope_value IN \(list: schools.map { "\($0.urn)" })",
            "po.scope_kind = 'trust' AND po.scope_value IN \(list: Set(trusts.map { "\($0.uid)" }).sorted())",
        ]
        posts = try database.all(
            """
            SELECT po.person, p.name, po.role, po.scope_kind, po.scope_value FROM post po
            JOIN person p ON p.id = po.person WHERE po.role IN \(list: roles.sorted())
            AND po.from_day <= \(day) AND (po.until_day IS NULL OR po.until_day > \(day))
            AND (\(SQL.any(places))) ORDER BY po.from_day, po.id
            """
        ) { try Held(person: $0[0], name: $0[1], role: $0[2], kind: $0[3], value: $0[4]) }
        let services = Set(question.kinds.flatMap { $0.seats.compactMap(\.service) })
        // Every zone of whoever serves one of these: their other zones' meetings count too.
        practitioners = try database.all(
            """
            SELECT pr.person, p.name, pr.service, pr.profession, pz.zone FROM practitioner pr
            JOIN person p ON p.id = pr.person
            JOIN practitioner_zone pz ON pz.person = pr.person AND pz.service = pr.service
            WHERE pr.service IN \(list: services.sorted()) AND pz.zone IN \(list: question.zones)
            AND pr.from_day <= \(day) AND (pr.until_day IS NULL OR pr.until_day > \(day))
            ORDER BY pr.person, pz.zone
            """
        ) {
            try Practitioner(
                person: $0[0], name: $0[1], service: $0[2], profession: $0[3], zone: $0[4])
        }
    }

    /// Everybody whose diary is read.
    var people: [ID<Person>] {
        Set(posts.map(\.person) + practitioners.map(\.person)).sorted { $0.text < $1.text }
    }

    private mutating func readTime(
        _ question: PlanningQuestion, _ database: any Connection
    ) throws {
        let (day, days, people) = (question.asAt, question.term.days, people)
        let rows = try database.all(
            """
            SELECT w.person, w.base_easting, w.base_northing, w.most_a_day, w.most_a_week,
                d.weekday, d.starts_minute, d.ends_minute
            FROM working_week w
            LEFT JOIN working_day d ON d.person = w.person AND d.from_day = w.from_day
            WHERE w.person IN \(list: people) AND w.from_day <= \(day)
            AND (w.until_day IS NULL OR w.until_day > \(day))
            """
        ) { row in
            (
                person: try row[0] as ID<Person>,
                week: Week(
                    hours: [:], easting: try row[1], northing: try row[2],
                    mostADay: try row[3], mostAWeek: try row[4]),
                weekday: try row[5] as Int?, starts: try row[6] as Int?, ends: try row[7] as Int?
            )
        }
        for row in rows {
            var week = weeks[row.person] ?? row.week
            if let weekday = row.weekday, let starts = row.starts, let ends = row.ends {
                week.hours[weekday] = starts..<ends
            }
            weeks[row.person] = week
        }
        let away = try database.all(
            """
            SELECT person, from_day, until_day FROM leave_period WHERE person IN \(list: people)
            AND from_day <= \(days.upperBound) AND until_day > \(days.lowerBound)
            """
        ) { (person: try $0[0] as ID<Person>, from: try $0[1] as Day, until: try $0[2] as Day) }
        for one in away {
            leave[one.person, default: []].append(one.from...one.until.adding(days: -1))
        }
        try readSchoolTime(day, days, database)
    }

    private mutating func readSchoolTime(
        _ day: Day, _ days: ClosedRange<Day>, _ database: any Connection
    ) throws {
        let urns = schools.map(\.urn)
        let said = try database.all(
            """
            SELECT school, half, is_preferred FROM school_half_day WHERE school IN \(list: urns)
            AND from_day <= \(day) AND (until_day IS NULL OR until_day > \(day))
            """
        ) { (school: try $0[0] as URN, half: try Half(half: $0[1], isPreferred: $0[2])) }
        for one in said { halves[one.school, default: []].append(one.half) }
        let shut = try database.all(
            """
            SELECT school, day FROM school_closed_day WHERE school IN \(list: urns)
            AND day >= \(days.lowerBound) AND day <= \(days.upperBound) ORDER BY day
            """
        ) { (school: try $0[0] as URN, day: try $0[1] as Day) }
        for one in shut { closed[one.school, default: []].append(one.day) }
    }

    private mutating func readWhoKnows(
        _ question: PlanningQuestion, _ rules: PlanningRules, _ database: any Connection
    ) throws {
        let (day, urns) = (question.asAt, schools.map(\.urn))
        let known = try database.all(
            """
            SELECT school, role, person FROM named_person WHERE school IN \(list: urns)
            AND from_day <= \(day) AND (until_day IS NULL OR until_day > \(day))
            """
        ) { (school: try $0[0] as URN, role: try $0[1] as String, person: try $0[2] as ID<Person>) }
        for one in known { named[one.school, default: []].append((one.role, one.person)) }
        let came = try CameLast.all(
            "m.school IN \(list: urns)", roles: rules.namedSeats.map(\.role), on: question.today,
            in: database)
        for one in came { cameLast[one.school, default: []].append((one.role, one.person)) }
    }
}
