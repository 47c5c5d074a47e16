import Pages
import Reckoning
import Storage

/// WHEN a practitioner has given some of the support
///
/// The practitioner logs the day, the time in half hours and what was done. The first session sets
/// the support going. The page shows what is used of the days agreed; seven half hours make a half
/// day. More than was agreed can be logged, with a reason, because time that was given was given.
///
/// Refused: a day to come, a day before the allocation, and a day on which a child's lawful basis
/// was not in force.
///
/// PAGE    /requests/{request}/sessions/new
/// API     POST /api/requests/{request}/sessions
/// COMMAND alongside do log-session
package struct LogSession: Act {
    package let request: ID<SupportRequest>
    package let day: Day
    package let halfHours: Int
    package let what: String
    package let reason: String

    // What must be known.

    package static let name = "LogSession"
    package static let needs = Permission.giveSupport
    package static let api = "/api/requests/{request}/sessions"
    package static let summary = "Log a session of support that was given."

    package init(_ form: inout FieldReader) throws(Refusals) {
        let request = form.required(SupportField.request, as: ID<SupportRequest>.self)
        let day = form.required(Self.dayField, as: Day.self)
        let hours = form.required(Self.hoursField, as: Halves.self)
        what = form.text(Self.whatField)
        reason = form.text(Self.reasonField)
        if let hours, !(1...24).contains(hours.number) {
            form.refuse(Self.hoursField, "Give between half an hour and 12 hours")
        }
        guard let request, let day, let hours, form.refusals.isEmpty else { throw form.refused }
        (self.request, self.day, halfHours) = (request, day, hours.number)
    }

    // Who may.

    package func isInScope(_ occasion: Occasion) throws -> Bool {
        try occasion.covers(request, occasion.person.requestsAllocatedToMe)
    }

    // Whether it may.

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        let found = try occasion.request(request)
        var refusals = found.refusals(.delivering, seen: nil)
        if day > occasion.today {
            refusals.append(
                Refusal(
                    Self.dayField, "This day is still to come. Log the session once it was given."))
        }
        let allocated = found.allocatedAt.map { occasion.authority.timeZone.localTime(of: $0).day }
        if let allocated, day < allocated {
            refusals.append(
                Refusal(
                    Self.dayField,
                    "This was allocated on \(allocated.long). Choose that day or a later one."))
        }
        if let child = found.child, try !hadBasis(child, occasion) {
            refusals.append(
                Refusal(
                    Self.dayField,
                    """
                    The child had no lawful basis on \(day.long). Ask the school to record one \
                    before you go on.
                    """))
        }
        if reason.isEmpty, let over = overrun(found) {
            refusals.append(Refusal(Self.reasonField, over))
        }
        return refusals
    }

    private func hadBasis(_ child: ID<Child>, _ occasion: Occasion) throws -> Bool {
        try occasion.database.exists(LawfulBasis.inForce(child: child, on: day))
    }

    /// What to say where this takes more time than was agreed.
    private func overrun(_ found: RequestAtHand) -> String? {
        guard let agreed = found.halfDays else { return nil }
        let over = found.halfHoursUsed + halfHours - agreed * HalfDays.halfHours
        guard over > 0 else { return nil }
        return """
            This goes \(HalfDays.hours(over)) over the \(HalfDays.words(agreed)) agreed. Say why \
            more time was needed.
            """
    }

    // What happens.

    package struct Done: Codable, Sendable {
        package let request: ID<SupportRequest>
        /// Half hours logged so far, with these.
        package let halfHoursUsed: Int
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        let found = try occasion.request(request)
        let id: ID<LogSession> = occasion.writing.newID()
        try occasion.writing.run(
            """
            INSERT INTO support_session (id, request, practitioner, day, half_hours, what, logged_at)
            VALUES (\(id), \(request), \(occasion.person.id), \(day), \(halfHours), \(what),
                \(occasion.now))
            """)
        let isOver = overrun(found) != nil
        if found.state == .allocated || isOver {
            try occasion.move(
                request, to: .delivering, reason: isOver ? "More than agreed: \(reason)" : "")
        } else {
            try occasion.countSupport(beside: request)
        }
        occasion.note(Self.self, request.subject, detail: "\(halfHours) half hours")
        return Done(request: request, halfHoursUsed: found.halfHoursUsed + halfHours)
    }

    // The fields, in the order of the page.

    static let dayField = Field("day", "On which day?", .day, required: "Give the day")
    static let hoursField = Field(
        "hours", "How many hours?", hint: "In half hours, for example 1 or 1½.", .text(width: 5),
        required: "Say how long it took")
    static let whatField = Field(
        "what", "What was done?", .longText(rows: 4), required: "Say what was done")
    static let reasonField = SupportField.reason(
        "Why was more time needed than agreed?", hint: "Only where this goes over the days agreed.")

    package static func fields(_ authority: Authority) -> [Field] {
        [SupportField.request, dayField, hoursField, whatField, reasonField]
    }
}
