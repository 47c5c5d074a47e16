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
    private let known: Set<ID<Person>>
    static let blockKind = "stands-already"

    init(
        _ question: PlanningQuestion, _ data: PlanningData, _ authority: Authority,
        kept: [PlanningData.Kept]
    ) {
        self.question = question
        known = Set(data.people)
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
                practices: practices[person] ?? [], kept: (held[person] ?? []).map(\.meeting))
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
        posts: [PlanningData.Held], practices: [PlanningData.Practitioner], kept: [PlanningData.Kept]
    ) {
        let away = { (day: Day) in leave.contains { $0.contains(day) } }
        let taken = KeptTime(
            kept.map { meeting in
                let isThere = meeting.place != "Online" && meeting.easting != nil
                return KeptTime.Block(
                    day: meeting.day, starts: meeting.starts, minutes: meeting.minutes,
                    place: isThere ? point(meeting.easting, meeting.northing) : nil)
            }, of: week, away: away)
        let days = question.term.days
        let onLeave = (days.lowerBound.number...days.upperBound.number).map { Day(number: $0) }
            .filter(away)
        var hours: [String: [Int]?] = [:]
        for (index, key) in Self.weekdays.enumerated() {
            if let range = week.hours[index + 1] { hours[key] = [range.lowerBound, range.upperBound] }
        }
        let roles = posts.filter { $0.kind == .zone }.map(\.role)
        list.append(
            Instance.Person(
                id: person.text,
                roles: Set(roles + practices.map { Self.role($0.service, $0.profession) }).sorted(),
                zones: Set(posts.filter { $0.kind == .zone }.map(\.value) + practices.map(\.zone)).sorted(),
                base: point(week.easting, week.northing), week: hours,
                away: Set(onLeave + taken.full.filter(days.contains)).sorted().map(\.iso),
                maxPerDay: week.mostADay, maxPerWeek: week.mostAWeek))
        for (number, block) in taken.blocks.enumerated() { add(block, number, of: person) }
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
            let named =
                seat.knowsTheSchool
                ? subject.school.flatMap { data.named[$0]?.first { $0.role == seat.role }?.person } : nil
            return Instance.Seat(
                role: Self.role(of: seat), link: named.flatMap { known.contains($0) ? $0.text : nil })
        }
    }

    /// A seat that several professions may take takes the first; each practitioner has one.
    private static func role(of seat: PlanningRules.Seat) -> String {
        guard let service = seat.service, let profession = seat.professions.first else { return seat.role }
        return role(service, profession)
    }
}

/// Schools and trusts as the planner knows them.
struct PlanningPlaces {
    let question: PlanningQuestion
    let data: PlanningData

    init(_ question: PlanningQuestion, _ data: PlanningData) {
        (self.question, self.data) = (question, data)
    }

    func list(_ people: PlanningPeople) -> [Instance.School] {
        let halves = WeekHalf.all.map(\.key)
        let middle = centre
        let schools = data.schools.map { school -> Instance.School in
            let said = data.halves[school.urn] ?? []
            let preferred = said.filter(\.isPreferred).map(\.half)
            let open = said.isEmpty ? halves : said.map(\.half)
            let point = GridPoint.degrees(
                easting: school.easting ?? middle.easting, northing: school.northing ?? middle.northing)
            return Instance.School(
                id: school.urn.description, name: school.name, phase: school.phase,
                zone: school.zone, lat: point.lat, lon: point.lon, sendco: people.sendco(of: school.urn),
                highNeed: data.highNeed.contains(school.urn), availableHalfDays: open,
                preferredHalfDays: preferred.isEmpty ? open : preferred,
                closedDates: (data.closed[school.urn] ?? []).map(\.iso))
        }
        let others = people.places.sorted { $0.key < $1.key }.map { id, point in
            Instance.School(
                id: id, name: id, phase: "", zone: PlanningInstance.elsewhere, lat: point.lat,
                lon: point.lon, sendco: PlanningInstance.nobody, highNeed: false,
                availableHalfDays: halves, preferredHalfDays: halves, closedDates: [])
        }
        return schools + others
    }

    /// For a school whose place nobody knows.
    private var centre: (easting: Int, northing: Int) {
        let known = data.schools.compactMap { school in
            school.easting.flatMap { easting in school.northing.map { (easting, $0) } }
        }
        guard !known.isEmpty else { return (400_000, 300_000) }
        return (
            known.reduce(0) { $0 + $1.0 } / known.count, known.reduce(0) { $0 + $1.1 } / known.count
        )
    }

    func trusts(_ people: PlanningPeople) -> [Instance.Trust] {
        let here = Set(data.schools.map(\.urn))
        return Dictionary(grouping: data.trusts, by: \.uid).sorted { $0.key < $1.key }.map { uid, schools in
            Instance.Trust(
                id: "trust \(uid)", name: schools.first?.name ?? "", lead: people.lead(of: uid),
                schools: schools.filter { here.contains($0.school) }.map(\.school.description))
        }
    }
}
