import Pages
import Reckoning
import Storage

/// A promise as those who work on the line read it.
package struct PromiseRecord: Codable, Sendable, RowReadable {
    package let id: ID<Promise>
    package let reference: String
    package let call: ID<LineCall>?
    package let kind: Promise.Kind
    package let name: String
    package let phone: String
    package let reason: String
    package let what: String
    package let dueAt: Instant
    package let owner: ID<Person>?
    package let ownerName: String?
    package let state: Promise.State
    package let madeAt: Instant
    package let setting: String
    package let zone: String?
    package let attempts: Int

    package init(row: Row) throws {
        id = try row[0]
        reference = try row[1]
        call = try row[2]
        kind = try row[3]
        name = try row[4]
        phone = try row[5]
        reason = try row[6]
        what = try row[7]
        dueAt = try row[8]
        owner = try row[9]
        ownerName = try row[10]
        state = try row[11]
        madeAt = try row[12]
        setting = try row[13]
        zone = try row[14]
        attempts = try row[15]
    }

    private static func query(_ person: Person, where condition: SQL) -> SQL {
        """
        SELECT pr.id, pr.reference, pr.call, pr.kind, pr.name, pr.phone, pr.reason, pr.what,
            pr.due_at, pr.owner, p.name, pr.state, pr.made_at,
            coalesce(s.name, c.setting, ''), c.zone,
            (SELECT count(*) FROM promise_step st WHERE st.promise = pr.id AND st.state = 'attempted')
        FROM promise pr LEFT JOIN line_call c ON c.id = pr.call
        LEFT JOIN school s ON s.urn = c.school LEFT JOIN person p ON p.id = pr.owner
        WHERE \(person.scope(.logCall).calls) AND \(condition)
        """
    }

    package static func find(
        _ id: ID<Promise>, for person: Person, in database: any Connection
    ) throws -> PromiseRecord? {
        try database.first(query(person, where: "pr.id = \(id)"))
    }

    /// Every promise that is still to be kept, those due first at the top: the overdue ones.
    package static func open(
        for person: Person, in database: any Connection
    ) throws -> [PromiseRecord] {
        try database.all(
            query(person, where: "pr.state = 'open' ORDER BY pr.due_at, pr.id LIMIT 2000"))
    }

    /// The first of those that fulfil a condition on `pr`, in the order in which they are due. How
    /// many stands in the text: PostgreSQL makes its plan once, and not each time, only where it
    /// knows that so few are wanted.
    static func open(
        _ condition: SQL, first count: SQL, for person: Person, in database: any Connection
    ) throws -> [PromiseRecord] {
        try database.all(
            query(
                person,
                where: "pr.state = 'open' AND \(condition) ORDER BY pr.due_at, pr.id LIMIT \(count)"))
    }

    static func of(
        _ call: ID<LineCall>, for person: Person, in database: any Connection
    ) throws -> [PromiseRecord] {
        try database.all(query(person, where: "pr.call = \(call) ORDER BY pr.made_at, pr.id"))
    }

    package func isOverdue(at now: Instant) -> Bool { state == .open && dueAt < now }

    /// What its state is, in a tag: kept, not kept, overdue, due today, due later.
    func tag(at now: Instant, _ authority: Authority) -> HTML {
        tag(at: now, on: authority.timeZone.localTime(of: now).day, authority)
    }

    func tag(at now: Instant, on today: Day, _ authority: Authority) -> HTML {
        let due = authority.timeZone.localTime(of: dueAt)
        switch state {
        case .kept: return Part.tag("Kept", .green)
        case .broken: return Part.tag("Not kept", .red)
        case .open where dueAt < now:
            return Part.tag(
                due.day == today ? "Overdue since \(due.clock)" : "Overdue since \(due.day.brief)", .red)
        case .open:
            return due.day == today
                ? Part.tag("Due \(due.clock)", .amber) : Part.tag("Due \(due.day.brief)", .purple)
        }
    }

    /// "Jo Finch, 01603 222300".
    var who: String {
        [name.isEmpty ? "No name given" : name, phone].filter { !$0.isEmpty }.joined(separator: ", ")
    }
}

extension [PromiseRecord] {
    /// As things to do, each with whose turn it is.
    func tasks(at now: Instant, _ authority: Authority) -> HTML {
        let today = authority.timeZone.localTime(of: now).day
        return Part.tasks(
            map { promise in
                let turn = promise.ownerName.map { "The turn of \($0)" } ?? "Whoever is free first"
                let tried = promise.attempts == 0 ? "" : " Tried \(times(promise.attempts))."
                let place = promise.setting.isEmpty ? "" : "\(promise.setting). "
                return Part.Todo(
                    promise.who, to: Address.promise(promise.id),
                    hint: "\(promise.what.sentence) \(place)\(turn).\(tried)",
                    tag: promise.tag(at: now, on: today, authority))
            })
    }

    private func times(_ count: Int) -> String {
        switch count {
        case 1: "once"
        case 2: "twice"
        default: "\(count) times"
        }
    }
}

extension String {
    /// With a full stop at its end, if it has none.
    var sentence: String { last.map { ".?!".contains($0) } ?? true ? self : self + "." }
}
