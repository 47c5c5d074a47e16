import Pages
import Reckoning
import Storage

/// WHEN an adviser promises a caller something
///
/// To ring back, or to tell them something: what, within how many working hours or by which day,
/// and whose turn it is. Working hours are the opening hours of the line, without bank holidays,
/// closures and pauses; a promise "by" a day is due when the line closes on it. Where nothing is
/// said it is due as the call's urgency asks. The caller gets a reference.
///
/// PAGE    /line/calls/{call}/promise
/// API     POST /api/line/calls/{call}/promises
/// COMMAND alongside do promise-callback
/// SETTING lines.yaml (hours), line.yaml (urgencies), calendar.yaml (bank holidays)
package struct PromiseCallback: Act {
    package let call: ID<LineCall>
    package let kind: Promise.Kind
    package let what: String
    package let within: Int?
    package let by: Day?
    package let isMine: Bool
    package let postcode: Postcode?

    package static let name = "PromiseCallback"
    package static let needs = Permission.logCall
    package static let api = "/api/line/calls/{call}/promises"
    package static let summary = "Promise a caller to ring back, or to tell them something."

    init(
        call: ID<LineCall>, kind: Promise.Kind, what: String, within: Int?, by: Day?, isMine: Bool,
        postcode: Postcode?
    ) {
        (self.call, self.kind, self.what, self.within) = (call, kind, what, within)
        (self.by, self.isMine, self.postcode) = (by, isMine, postcode)
    }

    package init(_ form: inout FieldReader) throws(Refusals) {
        let call = form.required(Self.callField, as: ID<LineCall>.self)
        kind = form.optional(Self.kindField) ?? .callBack
        what = form.text(Self.whatField)
        within = form.optional(Self.withinField)
        by = form.optional(Self.byField)
        isMine = form.given["owner"] != "anyone"
        postcode = form.optional(CallPromise.postcodeField)
        guard let call, form.refusals.isEmpty else { throw form.refused }
        self.call = call
    }

    package func isInScope(_ occasion: Occasion) throws -> Bool { try occasion.mayUse(call) }

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        if let within, !(1...400).contains(within) {
            return [Refusal(Self.withinField, "Give from 1 to 400 working hours")]
        }
        if within != nil, by != nil {
            return [Refusal(Self.byField, "Give working hours or a day, not both")]
        }
        guard let due = try due(occasion) else {
            return [Refusal(Self.byField, "The line is closed on that day. Choose another.")]
        }
        if due <= occasion.now {
            return [Refusal(Self.byField, "That would be over already. Choose a later day.")]
        }
        return []
    }

    private func due(_ occasion: Occasion) throws -> Instant? {
        let (zone, hours) = (occasion.authority.timeZone, occasion.authority.line.hours)
        if let by {
            guard let closes = hours?.openings(on: by).last?.upperBound else { return nil }
            return zone.instant(of: LocalTime(day: by, minute: min(closes, 1_439)))
        }
        let code: String = try occasion.database.value("SELECT urgency FROM line_call WHERE id = \(call)") ?? ""
        let wanted = within ?? occasion.authority.lineRules.urgency(code)?.workingHours ?? 8
        return hours?.due(from: occasion.now, afterMinutes: wanted * 60, in: zone)
            ?? occasion.now.adding(seconds: wanted * 3600)
    }

    package struct Done: Codable, Sendable {
        package let promise: ID<Promise>
        package let call: ID<LineCall>
        package let reference: String
        package let due: Instant
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        let id: ID<Promise> = occasion.writing.newID()
        guard let due = try due(occasion) else { throw NotThere() }
        let reference = Promise.reference(id)
        try occasion.writing.run(
            """
            INSERT INTO promise (id, reference, call, kind, name, phone, postcode, reason, what,
                due_at, owner, state, made_by, made_at)
            SELECT \(id), \(reference), c.id, \(kind), c.caller_name, c.phone,
                \(postcode?.text ?? ""), c.reason, \(what), \(due),
                \(isMine ? occasion.person.id : nil), 'open', \(occasion.person.id), \(occasion.now)
            FROM line_call c WHERE c.id = \(call)
            """)
        try LineCounts.unsettle(call, occasion.writing)
        try occasion.writing.run(
            "UPDATE line_call SET is_resolved = FALSE, version = version + 1 WHERE id = \(call)")
        try occasion.step(id, .made)
        occasion.note(Self.self, id.subject, detail: call.subject)
        return Done(promise: id, call: call, reference: reference, due: due)
    }

    static let callField = Field("call", "Call", .hidden, required: "Say which call")
    static let kindField = Field(
        "kind", "What kind of promise?", .choice(Promise.Kind.allCases.map { .init($0.rawValue, $0.words) }))
    static let whatField = Field(
        "what", "What have you promised?", required: "Say what you have promised", limit: 300)
    static let withinField = Field(
        "within", "Within how many working hours?",
        hint: "Left empty, it is what the call’s urgency asks for.", .number)
    static let byField = Field("by", "Or by the end of which day?", .day)

    package static func fields(_ authority: Authority) -> [Field] {
        [
            callField, kindField, whatField, withinField, byField, CallPromise.ownerField,
            CallPromise.postcodeField,
        ]
    }
}
