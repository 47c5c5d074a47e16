import Reckoning
import Storage

// The meetings that stand already, and what was decided by hand.
extension PlanningData {
    mutating func readMeetings(_ question: PlanningQuestion, _ database: any Connection) throws {
        let (days, people) = (question.term.days, people)
        let inTerm: SQL = """
            m.day >= \(days.lowerBound) AND m.day <= \(days.upperBound) AND m.state <> 'cancelled'
            """
        let ofSchools = schools.map(\.urn)
        let ways: [SQL] = [
            "m.school IN \(list: ofSchools)", "m.zone IN \(list: question.zones)",
            "m.trust IN \(list: Set(trusts.map(\.uid)).sorted())",
            "m.id IN (SELECT a.meeting FROM attendance a WHERE a.person IN \(list: people))",
        ]
        kept = try database.all(
            """
            SELECT m.id, m.kind, m.zone, m.school, m.trust, m.day, m.starts_minute, m.minutes,
                m.state, m.version, coalesce(s.easting, pc.easting), coalesce(s.northing, pc.northing),
                m.place
            FROM meeting m LEFT JOIN school s ON s.urn = m.school
            LEFT JOIN postcode pc ON pc.postcode = s.postcode
            WHERE \(inTerm) AND (\(SQL.any(ways))) ORDER BY m.day, m.starts_minute, m.id
            """
        ) {
            try Kept(
                id: $0[0], kind: $0[1], zone: $0[2], school: $0[3], trust: $0[4], day: $0[5],
                starts: $0[6], minutes: $0[7], state: $0[8], version: $0[9], easting: $0[10],
                northing: $0[11], place: $0[12])
        }
        let places = Dictionary(
            kept.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        let here: SQL = "m.id IN \(list: kept.map(\.id))"
        try database.each(
            """
            SELECT a.meeting, a.person FROM attendance a JOIN meeting m ON m.id = a.meeting
            WHERE \(here) AND a.person IS NOT NULL AND a.state <> 'apologies' ORDER BY a.id
            """
        ) { row in
            if let index = places[try row[0]] { kept[index].people.append(try row[1]) }
        }
        visits = try database.all(
            """
            SELECT practitioner, first_day, first_half FROM allocation
            WHERE practitioner IN \(list: people) AND first_day >= \(days.lowerBound)
            AND first_day <= \(days.upperBound)
            """
        ) { (person: try $0[0], day: try $0[1], isMorning: try $0[2] as String == "am") }
        // The seats as the last plan published them: of all plans of a meeting the newest.
        try database.each(
            """
            SELECT pm.meeting, ps.seat, ps.person FROM planned_meeting pm
            JOIN term_plan tp ON tp.id = pm.plan AND tp.state = 'published'
            JOIN planned_seat ps ON ps.placement = pm.id JOIN meeting m ON m.id = pm.meeting
            WHERE \(here) ORDER BY tp.published_at, pm.id, ps.seat
            """
        ) { row in
            let (meeting, seat, person) = (
                try row[0] as ID<Meeting>, try row[1] as Int, try row[2] as ID<Person>?
            )
            if let index = places[meeting] { kept[index].seats[seat] = .some(person) }
        }
        try database.each(
            """
            SELECT ia.meeting, ia.day, ia.starts_minute, ia.halves FROM invitation_answer ia
            JOIN meeting m ON m.id = ia.meeting WHERE \(here) AND ia.answer = 'asks-to-move'
            """
        ) { row in
            if let index = places[try row[0]] {
                let halves = (try row[3] as String).split(separator: " ").map(String.init)
                kept[index].answer = Answer(day: try row[1], starts: try row[2], halves: halves)
            }
        }
    }

    mutating func readWishes(of plan: ID<TermPlan>, _ database: any Connection) throws {
        let rows = try database.all(
            """
            SELECT pm.code, pm.day, pm.starts_minute, pm.is_pinned, ps.seat, ps.person
            FROM planned_meeting pm LEFT JOIN planned_seat ps ON ps.placement = pm.id
            WHERE pm.plan = \(plan) ORDER BY pm.code, ps.seat
            """
        ) { row in
            (
                wish: try Wish(code: row[0], day: row[1], starts: row[2], isPinned: row[3]),
                seat: try row[4] as Int?, person: try row[5] as ID<Person>?
            )
        }
        for row in rows {
            var wish = wishes[row.wish.code] ?? row.wish
            if let seat = row.seat { wish.people[seat] = .some(row.person) }
            wishes[row.wish.code] = wish
        }
        try database.each(
            """
            SELECT pm.code, pr.half FROM planned_refusal pr
            JOIN planned_meeting pm ON pm.id = pr.placement WHERE pm.plan = \(plan)
            """
        ) { row in
            let code: String = try row[0]
            wishes[code]?.forbidden.append(try row[1])
        }
    }
}
