import Reckoning
import Storage
import Timetable

/// Everybody whose diary counts, as the planner knows them, and the time that is taken already.
struct PlanningPeople {
    private(set) var list: [Instance.Person] = []
    /// Pinned meetings of one person each.
    private(set) var blocks: [Instance.Meeting] = []
    private var sendcos: [URN: [ID<Person>]] = [:]
    private var leads: [Int: [ID<Person>]] = [:]
    private let question: PlanningQuestion
    /// The roles and zones of everybody.
    private var takes: [ID<Person>: (roles: [String], zones: [String])] = [:]
    static let blockKind = "stands-already"

    init(
        _ question: PlanningQuestion, _ data: PlanningData, _ authority: Authority,
        kept: [PlanningData.Kept]
    ) {
        self.question = question
        for post in data.posts {
            if post.kind == .setting, post.role == "sendco", let urn = URN(post.value) {
                sendcos[urn, default: []].append(post.person)
            }
            if post.kind == .trust, let uid = Int(post.value) { leads[uid, default: []].append(post.person) }
        }
        let held = Dictionary(
            grouping: kept.flatMap { meeting in meeting.people.map { (person: $0, meeting: meeting) } },
            by: \.person)
        let posts = Dictionary(grouping: data.posts, by: \.person)
        let practices = Dictionary(grouping: data.practitioners, by: \.person)
        let visits = Dictionary(grouping: data.visits, by: \.person)
        for person in data.people {
            let mine = posts[person] ?? []
            let isOfCouncil = mine.contains { $0.kind == .zone } || practices[person] != nil
            let usual = isOfCouncil ? authority.planning.usualWeekAtCouncil : authority.planning.usualWeekAtSchool
            let week =
                data.weeks[person]
                ?? PlanningData.Week(
                    hours: usual.hours, easting: nil, northing: nil, mostADay: usual.mostADay,
                    mostAWeek: usual.mostAWeek)
            add(
                person, week, leave: data.leave[person] ?? [], posts: mine,
                practices: practices[person] ?? [], kept: (held[person] ?? []).map(\.meeting),
                visits: (visits[person] ?? []).map(Self.block))
        }
        let always = Dictionary(uniqueKeysWithValues: PlanningPeople.weekdays.map { ($0, [0, 1_440]) })
        list.append(
            Instance.Person(
                id: PlanningInstance.nobody, roles: [], zones: [], week: always, away: [],
                maxPerDay: 1_000, maxPerWeek: 1_000))
    }

    private static let weekdays = ["mon", "tue", "wed", "thu", "fri"]

    private mutating func add(
        _ person: ID<Person>, _ week: PlanningData.Week, leave: [ClosedRange<Day>],
        posts: [PlanningData.Held], practices: [PlanningData.Practitioner], kept: [PlanningData.Kept],
        visits: [KeptTime.Block]
    ) {
        let away = { (day: Day) in leave.contains { $0.contains(day) } }
        let taken = KeptTime(
            kept.map { meeting in
                let isThere = meeting.place != "Online" && meeting.easting != nil
                return KeptTime.Block(
                    day: meeting.day, starts: meeting.starts, minutes: meeting.minutes,
                    place: isThere ? point(meeting.easting, meeting.northing) : nil)
            } + visits, of: week, away: away)
        let days = question.term.days
        let onLeave = (days.lowerBound.number...days.upperBound.number).map { Day(number: $0) }
            .filter(away)
        var hours: [String: [Int]?] = [:]
        for (index, key) in Self.weekdays.enumerated() {
            if let range = week.hours[index + 1] { hours[key] = [range.lowerBound, range.upperBound] }
        }
        let roles = Set(
            posts.filter { $0.kind == .zone }.map(\.role) + practices.map { Self.role($0.service, $0.profession) })
        let zones = Set(posts.filter { $0.kind == .zone }.map(\.value) + practices.map(\.zone))
        takes[person] = (roles.sorted(), zones.sorted())
        list.append(
            Instance.Person(
                id: person.text,
                roles: roles.sorted(), zones: zones.sorted(),
                base: point(week.easting, week.northing), week: hours,
                away: Set(onLeave + taken.full.filter(days.contains)).sorted().map(\.iso),
                maxPerDay: week.mostADay, maxPerWeek: week.mostAWeek))
        for (number, block) in taken.blocks.enumerated() { add(block, number, of: person) }
    }

    /// A half-day of support, as far as meetings are concerned.
    private static func block(
        _ visit: (person: ID<Person>, day: Day, isMorning: Bool)
    ) -> KeptTime.Block {
        KeptTime.Block(
            day: visit.day, starts: visit.isMorning ? 9 * 60 : 13 * 60, minutes: 180, place: nil)
    }

    private func point(_ easting: Int?, _ northing: Int?) -> Instance.Point? {
        guard let easting, let northing else { return nil }
        return GridPoint.degrees(easting: easting, northing: northing)
    }

    private mutating func add(_ block: KeptTime.Block, _ number: Int, of person: ID<Person>) {
        let place = block.place.map { "at \($0.lat) \($0.lon)" }
        if let place, let point = block.place { places[place] = point }
        blocks.append(
            Instance.Meeting(
                id: "\(Self.blockKind) \(person) \(number)", kind: Self.blockKind,
                zone: PlanningInstance.elsewhere, mode: place == nil ? "online" : "in-person",
                place: place, durationMinutes: block.minutes, seats: [], fixed: [person.text],
                window: [block.day.iso, block.day.iso], priority: 0,
                pinned: .init(date: block.day.iso, start: block.starts, people: [])))
    }

    /// Where meetings that stand already are held.
    private(set) var places: [String: Instance.Point] = [:]

    /// A practitioner's role: the service and the profession.
    private static func role(_ service: String, _ profession: String) -> String { "\(service) \(profession)" }

    /// The SENDCo who speaks for a school: the one whose post began last.
    func sendco(of school: URN) -> String {
        sendcos[school]?.last?.text ?? PlanningInstance.nobody
    }

    func lead(of trust: Int) -> String { leads[trust]?.last?.text ?? PlanningInstance.nobody }

    func fixed(for subject: PlanningSubject) -> [String] {
        var fixed: [String] = []
        for role in subject.rule.mustCome {
            if role == "sendco", let school = subject.school { fixed.append(sendco(of: school)) }
            if role == "trust-lead", let trust = subject.trust { fixed.append(lead(of: trust)) }
        }
        return fixed.filter { $0 != PlanningInstance.nobody }
    }

    func seats(of subject: PlanningSubject, _ data: PlanningData) -> [Instance.Seat] {
        subject.seats.map { seat in
            let role = Self.role(of: seat)
            guard seat.knowsTheSchool, let school = subject.school else { return Instance.Seat(role: role) }
            // Who is named stands before who came last; who can no longer take the seat is passed over.
            let known = (data.named[school] ?? []) + (data.cameLast[school] ?? [])
            let person = known.first { one in
                one.role == seat.role
                    && takes[one.person].map { $0.roles.contains(role) && $0.zones.contains(subject.zone) } ?? false
            }
            return Instance.Seat(role: role, link: person?.person.text)
        }
    }

    /// A seat that several professions may take takes the first; each practitioner has one.
    static func role(of seat: PlanningRules.Seat) -> String {
        guard let service = seat.service, let profession = seat.professions.first else { return seat.role }
        return role(service, profession)
    }
}
