import Pages
import Reckoning
import Storage

/// A call in a list: when, who, from where, why, how it ended. No child, nothing that was said.
package struct CallSummary: Codable, Sendable, RowReadable {
    package let id: ID<LineCall>
    package let startedAt: Instant
    package let caller: String
    package let callerName: String
    /// The school's name, or the setting as it was typed.
    package let setting: String
    package let zone: String?
    package let reason: String
    package let urgency: String
    package let outcome: String
    package let adviser: String
    package let isSafeguarding: Bool
    package let school: URN?

    package init(row: Row) throws {
        id = try row[0]
        startedAt = try row[1]
        caller = try row[2]
        callerName = try row[3]
        setting = try row[4]
        zone = try row[5]
        reason = try row[6]
        urgency = try row[7]
        outcome = try row[8]
        adviser = try row[9]
        isSafeguarding = try row[10]
        school = try row[11]
    }

    static func query(_ person: Person, from source: SQL = "line_call c", where condition: SQL) -> SQL {
        """
        SELECT c.id, c.started_at, c.caller, c.caller_name, coalesce(s.name, c.setting), c.zone,
            c.reason, c.urgency, c.outcome, p.name, c.safeguarding IS NOT NULL, c.school
        FROM \(source) JOIN person p ON p.id = c.adviser LEFT JOIN school s ON s.urn = c.school
        WHERE \(person.scope(.logCall).calls) AND \(condition)
        """
    }

    /// Earlier calls from a telephone number, however it is written.
    package static func from(
        _ phone: String, for person: Person, except id: ID<LineCall>? = nil,
        in database: any Connection
    ) throws -> [CallSummary] {
        let numbers = TelephoneNumber.all(in: phone).map(\.text)
        guard !numbers.isEmpty else { return [] }
        // The last calls of each number, in the order of the index: whoever rings daily costs no more.
        let last = numbers.map { number -> SQL in
            """
            SELECT call FROM (SELECT ph.call FROM line_call_phone ph
                WHERE ph.phone = \(number) AND ph.call <> \(id?.text ?? "")
                ORDER BY ph.started_at DESC, ph.call DESC LIMIT 10) few
            """
        }
        let calls = last.dropFirst().reduce(last[0]) { "\($0) UNION \($1)" }
        return try database.all(
            query(
                person,
                where: "c.id IN (\(calls)) ORDER BY c.started_at DESC, c.id DESC LIMIT 10"))
    }

    /// Earlier calls about a setting.
    package static func about(
        _ school: URN, for person: Person, except id: ID<LineCall>? = nil,
        in database: any Connection
    ) throws -> [CallSummary] {
        try database.all(
            query(
                person,
                where: """
                    c.school = \(school) AND c.id <> \(id?.text ?? "")
                    ORDER BY c.started_at DESC LIMIT 10
                    """))
    }

    /// The last call about each of some settings.
    package static func last(
        about schools: [URN], for person: Person, in database: any Connection
    ) throws -> [CallSummary] {
        let last = schools.map { school -> SQL in
            """
            SELECT id FROM (SELECT c.id FROM line_call c WHERE c.school = \(school)
                ORDER BY c.started_at DESC LIMIT 1) few
            """
        }
        guard let first = last.first else { return [] }
        let calls = last.dropFirst().reduce(first) { "\($0) UNION \($1)" }
        return try database.all(query(person, where: "c.id IN (\(calls))"))
    }

    /// Earlier calls about a child.
    static func about(
        child: ID<Child>, for person: Person, except id: ID<LineCall>, in database: any Connection
    ) throws -> [CallSummary] {
        try database.all(
            query(
                person,
                where: """
                    c.child = \(child) AND c.id <> \(id) ORDER BY c.started_at DESC LIMIT 10
                    """))
    }
}

extension CallSummary {
    /// "Parent or carer, Jo Finch".
    func who(_ rules: LineRules) -> String {
        callerName.isEmpty ? rules.caller(caller) : "\(rules.caller(caller)), \(callerName)"
    }

    /// On a line, with the way to it.
    func line(_ authority: Authority) -> HTML {
        let when = authority.timeZone.localTime(of: startedAt)
        let rules = authority.lineRules
        let outcome = rules.outcome(outcome)?.name ?? outcome
        return """
            <a href="\(Address.call(id))">\(when.day.short), \(when.clock): \(who(rules))</a> \
            <span class="soft">\(setting.isEmpty ? "" : setting + ". ")\
            \(rules.reason(reason).sentence) \(outcome.sentence)</span>
            """
    }
}

extension [CallSummary] {
    func table(_ caption: String, _ authority: Authority) -> HTML {
        let rules = authority.lineRules
        return Part.table(
            caption, ["When", "Who", "Setting", "Why", "How it ended", "Adviser"],
            map { call in
                let when = authority.timeZone.localTime(of: call.startedAt)
                let mark: HTML = call.isSafeguarding ? Part.tag("Safeguarding", .red) : ""
                return [
                    Link("\(when.day.short), \(when.clock)", Address.call(call.id)).html,
                    HTML(call.who(rules)), HTML(call.setting),
                    "\(rules.reason(call.reason)) \(mark)",
                    HTML(rules.outcome(call.outcome)?.name ?? call.outcome), HTML(call.adviser),
                ]
            })
    }
}
