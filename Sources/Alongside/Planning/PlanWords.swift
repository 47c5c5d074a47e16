import Pages
import Reckoning
import Storage
import Timetable

/// What the planner says, in the house's words: people, schools and roles by name.
struct PlanWords: Sendable {
    let people: [String: String]
    let schools: [String: String]
    let authority: Authority

    init(_ data: PlanningData, _ authority: Authority) {
        self.authority = authority
        people = Dictionary(
            data.posts.map { ($0.person.text, $0.name) } + data.practitioners.map { ($0.person.text, $0.name) },
            uniquingKeysWith: { first, _ in first })
        schools = Dictionary(
            data.schools.map { ($0.urn.description, $0.name) }, uniquingKeysWith: { first, _ in first })
    }

    init(people: [String: String], schools: [String: String], _ authority: Authority) {
        (self.people, self.schools, self.authority) = (people, schools, authority)
    }

    func person(_ id: String) -> String { people[id] ?? "somebody" }

    /// "Sana Wells or Ian Holt"; at most three by name.
    func anyOf(_ ids: [String]) -> String {
        let names = ids.map(person).sorted()
        if names.count > 3 { return "any of \(names.count) people" }
        return names.joined(separator: " or ")
    }

    func role(_ role: String) -> String {
        let parts = role.split(separator: " ").map(String.init)
        if parts.count == 2, let service = authority.service(parts[0]) {
            let name = service.professions.first { $0.code == parts[1] }?.name ?? parts[1]
            return name.prefix(1).lowercased() + name.dropFirst()
        }
        return authority.role(role)?.name ?? role
    }

    /// "The meeting of Marshgate Primary School": a meeting by its code.
    func meeting(_ code: String) -> String {
        let parts = code.split(separator: " ").map(String.init)
        guard parts.count == 3 else { return "a meeting that stands already" }
        let kind = authority.meetingKind(MeetingKind.Code(rawValue: parts[0]))
        let whom = schools[parts[1]] ?? authority.zone(parts[1])?.name ?? ""
        return "the \(kind?.shortName ?? parts[0])\(whom.isEmpty ? "" : " of \(whom)")"
    }

    /// Why a meeting is not placed, line by line, and what would make room for it.
    func lines(_ reason: UnplacedReason) -> [String] {
        var lines: [String] = []
        if reason.times == 0 {
            return ["There is no day left in the term on which it could be planned with due notice."]
        }
        for shortage in reason.shortages.prefix(2) {
            lines.append(
                """
                Too few people: \(shortage.needed) meetings need \(a(role(shortage.role))), and \
                \(anyOf(shortage.people)) can take \(shortage.room) in the term.
                """)
        }
        // What stands in the way at every time is the reason; what does at some would hide it.
        let always = reason.obstacles.filter { $0.times == reason.times }
        for (obstacle, times) in (always.isEmpty ? reason.obstacles : always).prefix(3) {
            let share = times == reason.times ? "At every time" : "At \(times) of \(reason.times) times"
            lines.append("\(share), \(words(obstacle)).")
        }
        for relief in reason.reliefs.prefix(3) {
            let day = Day(iso: relief.date)?.long ?? relief.date
            lines.append(
                "It could be held on \(day) at \(clockWords(relief.start)) if \(remedy(relief.obstacle, day)).")
        }
        return lines
    }

    private func a(_ words: String) -> String {
        "\("aeiouAEIOU".contains(words.prefix(1)) || words.hasPrefix("SEND") ? (words.hasPrefix("SEND") ? "a" : "an") : "a") \(words)"
    }

    private func words(_ obstacle: UnplacedReason.Obstacle) -> String {
        let who = obstacle.people.isEmpty ? "nobody" : anyOf(obstacle.people)
        let whom = obstacle.role.map { "no \(role($0)) is free: \(who)" } ?? who
        return switch obstacle.rule {
        case .maxPerWeek: "\(whom) has all the meetings that a week allows"
        case .maxPerDay: "\(whom) has all the meetings that a day allows"
        case .gap: "\(whom) is at another meeting or on the way"
        case .away: "\(whom) is away"
        case .works: "\(whom) does not work then"
        case .qualified, .samePerson: "there is no \(obstacle.role.map(role) ?? "person") to take the seat"
        case .schoolHalfDay: "the school does not offer that half-day"
        case .placeClosed: "the school is closed"
        case .after: "it is too near to \(obstacle.other.map(meeting) ?? "the other meeting")"
        case .reference, .date, .start, .pinned: "the meeting does not fit"
        }
    }

    private func remedy(_ obstacle: UnplacedReason.Obstacle, _ day: String) -> String {
        let who = obstacle.people.isEmpty ? "somebody" : anyOf(obstacle.people)
        return switch obstacle.rule {
        case .maxPerWeek: "\(who) took one more meeting that week"
        case .maxPerDay: "\(who) took one more meeting that day"
        case .gap: "what \(who) has then were moved"
        case .away: "\(who) were back, or somebody else could come"
        case .works: "\(who) worked then"
        case .qualified, .samePerson:
            obstacle.people.isEmpty
                ? "the zone had \(a(obstacle.role.map(role) ?? "person"))"
                : "the zone had another \(obstacle.role.map(role) ?? "person")"
        case .schoolHalfDay: "the school offered that half-day"
        case .placeClosed: "it were held elsewhere"
        case .after: "\(obstacle.other.map(meeting) ?? "the other meeting") were moved"
        case .reference, .date, .start, .pinned: "the meeting were changed"
        }
    }

    /// Why a meeting cannot be at a time.
    func words(_ violation: Violation) -> String {
        let who = violation.person.map(person) ?? "Somebody"
        return switch violation.rule {
        case .date: "That day is not a school day of the term, or comes before it can be planned with due notice"
        case .start: "Meetings of this kind do not start at that time"
        case .schoolHalfDay: "The school does not offer that half-day"
        case .placeClosed: "The school is closed on that day"
        case .qualified: "Nobody of the right role is left for a seat"
        case .samePerson: "Somebody would sit in two seats"
        case .works: "\(who) does not work then"
        case .away: "\(who) is away"
        case .gap: "\(who) is at another meeting then, or on the way (\(violation.other.map(meeting) ?? "another"))"
        case .maxPerDay: "\(who) has all the meetings that a day allows"
        case .maxPerWeek: "\(who) has all the meetings that a week allows"
        case .after: "It is too near to \(violation.other.map(meeting) ?? "the school's other meeting")"
        case .reference, .pinned: "It is pinned elsewhere"
        }
    }

    /// Why nothing can be planned at all.
    func words(_ problem: InstanceProblem) -> String {
        switch problem.fault {
        case .pinnedClash:
            "\(sentence(meeting(problem.subject))) was pinned where it can no longer be: \(named(problem.problem)). Unpin it."
        case .noOpenDays: "The term has no school day."
        default: "\(named(problem.subject)): \(named(problem.problem)). \(named(problem.remedy))."
        }
    }

    private func sentence(_ words: String) -> String { words.prefix(1).uppercased() + words.dropFirst() }

    /// The planner's words with ids replaced by names.
    private func named(_ words: String) -> String {
        words.split(separator: " ").map { people[String($0)] ?? String($0) }.joined(separator: " ")
    }
}

extension PlanCost {
    /// Its parts in plain words, the largest first, without those that are nothing.
    func parts() -> [(words: String, cost: Int)] {
        let parts = [
            ("meetings left out", unplaced), ("somebody else than the one named", link),
            ("half-days the school would rather not have", preference),
            ("travel between meetings", travelBetween), ("travel from and to base", travelBase),
            ("SENDCos who miss their partnership", zipAbsence), ("high need that waits", highNeedWeeks),
            ("published meetings moved", moved), ("people changed", changedPerson),
        ]
        return parts.filter { $0.1 != 0 }.sorted { abs($0.1) > abs($1.1) }.map { (words: $0.0, cost: $0.1) }
    }
}
