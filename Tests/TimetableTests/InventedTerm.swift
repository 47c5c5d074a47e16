@testable import Timetable

/// Small invented terms of every shape, the same for the same seed.
struct InventedTerm {
    private var chance: RandomStream
    private let zoneCount: Int
    private static let roles = ["send-adviser", "educational-psychologist", "zone-lead"]
    private static let days = (0..<21).map { CalendarDay(number: 20_823 + $0).iso }

    static func instance(
        seed: UInt64, zones: Int = 2, sharesPeople: Bool = true
    ) -> Instance {
        var term = InventedTerm(chance: RandomStream(seed: seed), zoneCount: zones)
        return term.make(sharesPeople)
    }

    /// The same term with a published plan and, from it, one person away.
    static func replanned(seed: UInt64) throws -> Instance {
        var instance = instance(seed: seed)
        let term = try Term(instance)
        let plan = Planning(term, Effort(seconds: 1, moves: 200)).run(elapsed: { 0 })
        instance.published = plan.placements
        if let first = plan.placements.first(where: { !$0.people.isEmpty }),
            let index = instance.people.firstIndex(where: { $0.id == first.people[0] })
        {
            instance.people[index].away.append(first.date)
        }
        return instance
    }

    private mutating func make(_ sharesPeople: Bool) -> Instance {
        let zones = (0..<zoneCount).map { "Z\($0)" }
        var people: [Instance.Person] = []
        var schools: [Instance.School] = []
        var meetings: [Instance.Meeting] = []
        for zone in zones {
            for role in Self.roles {
                for number in 0...chance.below(2) {
                    let also = sharesPeople && chance.below(4) == 0 ? [pick(zones)] : []
                    people.append(
                        person(
                            "\(zone)-\(role)-\(number)", [role, pick(Self.roles)], [zone] + also))
                }
            }
            let count = 3 + chance.below(4)
            for number in 0..<count { schools.append(school("\(zone)-S\(number)", zone, &people)) }
            meetings += schools.filter { $0.zone == zone }.flatMap { tas($0, people) }
            meetings.append(zip(zone, schools))
        }
        return Instance(
            format: Instance.format, name: "invented", seed: nil,
            calendar: Instance.Calendar(
                firstDate: Self.days[1], lastDate: Self.days[18], closedDates: [Self.days[7]]),
            meetingKinds: [
                "TAS": .init(starts: [540, 645, 795]), "ZIP": .init(starts: [600, 780]),
                "WFM": .init(starts: Array(stride(from: 540, through: 900, by: 30))),
            ],
            zones: zones.map { .init(id: $0, name: $0, lat: 52.6, lon: 1.3) }, people: people,
            schools: schools,
            trusts: [], meetings: meetings, weights: Self.weights, published: nil)
    }

    static let weights = Instance.Weights(
        unplaced: 5000, link: 40, preference: 10, travelPer5: 1, basePer10: 1, zipAbsence: 5,
        highNeedPerWeek: 2, moved: 150, changedPerson: 30)

    private mutating func pick<Element>(_ from: [Element]) -> Element {
        from[chance.below(from.count)]
    }

    private mutating func point() -> Instance.Point {
        Instance.Point(
            lat: 52.5 + Double(chance.below(400)) / 1000, lon: 1 + Double(chance.below(600)) / 1000)
    }

    private mutating func person(
        _ id: String, _ roles: [String], _ zones: [String]
    ) -> Instance.Person {
        var week: [String: [Int]?] = [:]
        for key in HalfDay.weekdays {
            week[key] =
                switch chance.below(4) {
                case 0: .some(nil)
                case 1: [540, 780]
                default: [510, 1020]
                }
        }
        return Instance.Person(
            id: id, roles: roles, zones: zones, base: chance.below(5) > 0 ? point() : nil,
            week: week, away: chance.below(2) == 0 ? [pick(Self.days)] : [],
            maxPerDay: 1 + chance.below(3), maxPerWeek: 1 + chance.below(4))
    }

    private mutating func school(
        _ id: String, _ zone: String, _ people: inout [Instance.Person]
    ) -> Instance.School {
        var sendco = people.last { $0.roles == ["sendco"] && $0.zones == [zone] }?.id
        if sendco == nil || chance.below(3) > 0 {
            sendco = id + "-C"
            var new = person(id + "-C", ["sendco"], [zone])
            new.base = nil
            people.append(new)
        }
        let at = point()
        return Instance.School(
            id: id, name: id, phase: "primary", zone: zone, lat: at.lat, lon: at.lon,
            sendco: sendco ?? "", highNeed: chance.below(3) == 0,
            availableHalfDays: HalfDay.keys.filter { _ in chance.below(4) > 0 },
            preferredHalfDays: HalfDay.keys.filter { _ in chance.below(3) == 0 },
            closedDates: [pick(Self.days)])
    }

    private mutating func tas(
        _ school: Instance.School, _ people: [Instance.Person]
    ) -> [Instance.Meeting] {
        (1...2).map { number in
            let place = chance.below(3) > 0 ? school.id : nil
            let seats = (0...chance.below(3)).map { index in
                let role = Self.roles[index % 3]
                let able = people.filter { $0.roles.contains(role) }
                return Instance.Seat(
                    role: role, link: chance.below(2) == 0 ? pick(able).id : nil)
            }
            return Instance.Meeting(
                id: "\(school.id)-TAS\(number)", kind: number == 1 ? "TAS" : pick(["TAS", "WFM"]),
                zone: school.zone, school: school.id, trust: nil,
                mode: place == nil ? "online" : "in-person", place: place,
                durationMinutes: 60 + 30 * chance.below(2), seats: seats, fixed: [school.sendco],
                window: [Self.days[chance.below(8)], Self.days[10 + chance.below(10)]],
                priority: 1 + chance.below(3),
                after: number == 2
                    ? Instance.After(
                        meeting: "\(school.id)-TAS1", minDays: chance.below(8)) : nil,
                pinned: nil)
        }
    }

    private mutating func zip(_ zone: String, _ schools: [Instance.School]) -> Instance.Meeting {
        let host = schools.first { $0.zone == zone }?.id
        let place = chance.below(2) == 0 ? host : nil
        return Instance.Meeting(
            id: "\(zone)-ZIP", kind: "ZIP", zone: zone, school: nil, trust: nil,
            mode: place == nil ? "online" : "in-person", place: place, durationMinutes: 120,
            seats: [.init(role: "zone-lead", link: nil), .init(role: "send-adviser", link: nil)],
            fixed: [], window: [Self.days[2], Self.days[16]], priority: 3, after: nil, pinned: nil)
    }
}

extension Instance {
    /// A plan of it after so many moves.
    func planned(moves: Int, seed: UInt64 = 1, threads: Int = 1) throws -> Plan {
        Planning(
            try Term(self), Effort(seconds: 1, seed: seed, threads: threads, moves: moves)
        ).run(elapsed: { 0 })
    }

    func index(ofMeeting id: String) throws -> Int {
        struct Missing: Error {}
        guard let index = meetings.firstIndex(where: { $0.id == id }) else { throw Missing() }
        return index
    }
}
