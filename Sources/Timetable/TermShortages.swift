/// Seats against room over the whole term: which small groups of people are asked for more than
/// they have.
struct TermShortages {
    private let term: Term
    /// Seats for each set of people who can take them.
    private var seats: [[Int32]: Int] = [:]
    private let room: [Int]

    init(_ term: Term) {
        self.term = term
        room = (0..<term.tables.people.count).map { Self.room(of: $0, term.tables) }
        for seat in 0..<term.tables.seats.count {
            seats[Self.able(seat, term.tables), default: 0] += 1
        }
    }

    /// The shortages that a meeting's seats meet with.
    func of(_ meeting: Int) -> [UnplacedReason.Shortage] {
        let facts = term.tables.meetings[meeting]
        return zip(term.instance.meetings[meeting].seats, facts.seats.range).compactMap {
            spec, seat in
            let people = Self.able(seat, term.tables)
            let group = Set(people)
            let needed = seats.reduce(0) { sum, entry in
                !entry.key.isEmpty && group.isSuperset(of: entry.key) ? sum + entry.value : sum
            }
            let has = people.reduce(0) { $0 + room[Int($1)] }
            guard needed > has else { return nil }
            return UnplacedReason.Shortage(
                role: spec.role, people: people.map { term.instance.people[Int($0)].id },
                needed: needed, room: has)
        }
    }

    private static func able(_ seat: Int, _ tables: TermTables) -> [Int32] {
        tables.seats[seat].range.map { tables.candidates[$0].person }.sorted()
    }

    private static func room(of person: Int, _ tables: TermTables) -> Int {
        var byWeek = [Int](repeating: 0, count: tables.weekCount)
        for day in 0..<tables.dayCount {
            let hours = tables.hours[person * tables.dayCount + day]
            if hours.from < hours.to {
                byWeek[Int(tables.weekOfDay[day])] += Int(tables.people[person].perDay)
            }
        }
        return byWeek.reduce(0) { $0 + min($1, Int(tables.people[person].perWeek)) }
    }
}
