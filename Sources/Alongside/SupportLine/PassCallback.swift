import Pages
import Reckoning
import Storage

/// WHEN a call-back is passed on
///
/// Whoever has it, or the line's lead, gives it to another adviser or back to whoever is free, and
/// says why: at the end of a shift, in an illness. It stays due when it was.
///
/// PAGE    /line/promises/{promise}/pass
/// API     POST /api/line/promises/{promise}/pass
/// COMMAND alongside do pass-callback
package struct PassCallback: Act {
    package let promise: ID<Promise>
    /// Nil for whoever is free first.
    package let to: ID<Person>?
    package let why: String

    package static let name = "PassCallback"
    package static let needs = Permission.logCall
    package static let api = "/api/line/promises/{promise}/pass"
    package static let summary = "Pass a call-back on to another adviser, or to whoever is free."

    package init(_ form: inout FieldReader) throws(Refusals) {
        let promise = form.required(Field.promise, as: ID<Promise>.self)
        to = form.given["to"] == "anyone" ? nil : form.required(Self.toField)
        why = form.text(Self.whyField)
        guard let promise, form.refusals.isEmpty else { throw form.refused }
        self.promise = promise
    }

    package func isInScope(_ occasion: Occasion) throws -> Bool { try occasion.mayUse(promise) }

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        var refusals = try PromiseAtHand.find(promise, occasion).refusals(occasion)
        if let to, try !LineStaff.on(occasion.today, in: occasion.database).contains(where: { $0.id == to }) {
            refusals.append(Refusal(Self.toField, "Choose somebody who works on the line"))
        }
        return refusals
    }

    package func happen(_ occasion: Occasion) throws -> PromiseDone {
        try occasion.writing.run(
            """
            UPDATE promise SET owner = \(to), version = version + 1
            WHERE id = \(promise) AND state = 'open'
            """)
        let name: String? = try to.flatMap { id in
            try occasion.database.value("SELECT name FROM person WHERE id = \(id)")
        }
        try occasion.step(promise, .passed, "To \(name ?? "whoever is free"). \(why)")
        occasion.note(Self.self, promise.subject)
        return PromiseDone(promise: promise, state: .open)
    }

    static let toField = Field("to", "To whom?", .pick([]), required: "Say to whom")
    static let whyField = Field("why", "What do they need to know?", limit: 500)

    package static func fields(_ authority: Authority) -> [Field] { [.promise, toField, whyField] }
}

/// Who works on the line.
package struct LineStaff: Sendable {
    package let id: ID<Person>
    package let name: String
    package let isLead: Bool

    /// Everybody with a post on the line on a day, the lead first.
    static func on(_ day: Day, in database: any Connection) throws -> [LineStaff] {
        let people = try database.all(
            """
            SELECT p.id, p.name, max(CASE WHEN po.role = \(Role.lineLead) THEN 1 ELSE 0 END)
            FROM post po JOIN person p ON p.id = po.person
            WHERE po.role IN \(list: [Role.lineAdviser, .lineLead]) AND po.from_day <= \(day)
            AND (po.until_day IS NULL OR po.until_day > \(day))
            GROUP BY p.id, p.name ORDER BY 3 DESC, p.name
            """
        ) { row in LineStaff(id: try row[0], name: try row[1], isLead: try row[2] as Int == 1) }
        return people
    }
}
