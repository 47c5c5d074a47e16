import Pages
import Reckoning
import Storage

/// WHEN somebody else takes over the support
///
/// A practitioner is ill, leaves, or is needed elsewhere: the lead hands the request over, with a
/// reason, to somebody else who works in the zone and has the days that are still to come. What was
/// logged stays with whoever gave it. A first visit that was booked is given up; another half day
/// may be booked.
///
/// PAGE    /requests/{request}/hand-over
/// API     POST /api/requests/{request}/hand-over
/// COMMAND alongside do hand-over-support
package struct HandOverSupport: Act {
    package let request: ID<SupportRequest>
    package let practitioner: ID<Person>
    package let firstDay: Day?
    package let firstHalf: SupportRequest.Half?
    package let reason: String
    package let version: Int?

    // What must be known.

    package static let name = "HandOverSupport"
    package static let needs = Permission.allocateSupport
    package static let api = "/api/requests/{request}/hand-over"
    package static let summary = "Hand agreed support over to another practitioner."

    package init(_ form: inout FieldReader) throws(Refusals) {
        let request = form.required(SupportField.request, as: ID<SupportRequest>.self)
        let practitioner = form.required(Self.practitionerField, as: ID<Person>.self)
        firstDay = form.optional(SupportField.firstDay)
        firstHalf = form.optional(SupportField.firstHalf)
        reason = form.text(Self.reasonField)
        version = form.optional(SupportField.version)
        guard let request, let practitioner, form.refusals.isEmpty else { throw form.refused }
        (self.request, self.practitioner) = (request, practitioner)
    }

    // Who may.

    package func isInScope(_ occasion: Occasion) throws -> Bool {
        try occasion.covers(request, occasion.person.requestsOfMyService)
    }

    // Whether it may.

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        let found = try occasion.request(request)
        guard found.state.isUnderWay else {
            return [
                Refusal(
                    "",
                    """
                    Only support that is allocated can be handed over. This is \
                    “\(found.state.words)”.
                    """)
            ]
        }
        var refusals = found.refusals(found.state, seen: version)
        refusals += try found.basisRefusals(occasion)
        if found.practitioner == practitioner {
            refusals.append(
                Refusal(Self.practitionerField, "Choose somebody who does not have it already"))
        } else {
            refusals += try placement(found).refusals(
                found, try occasion.choice(for: found), occasion)
        }
        return refusals
    }

    private func placement(_ found: RequestAtHand) -> Placement {
        Placement(
            practitioner: practitioner, halfDays: found.halfDaysLeft, firstDay: firstDay,
            firstHalf: firstHalf)
    }

    // What happens.

    package struct Done: Codable, Sendable {
        package let request: ID<SupportRequest>
        package let practitioner: ID<Person>
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        let found = try occasion.request(request)
        let suggested = try occasion.choice(for: found).suggested
        try occasion.book(
            """
            UPDATE allocation SET practitioner = \(practitioner), first_day = \(firstDay),
                first_half = \(firstHalf), suggested = \(suggested?.id), reason = \(reason),
                allocated_by = \(occasion.person.id), allocated_at = \(occasion.now)
            WHERE request = \(request)
            """)
        try occasion.move(request, to: found.state, reason: "Handed over: \(reason)")
        occasion.note(Self.self, request.subject)
        return Done(request: request, practitioner: practitioner)
    }

    // The fields, in the order of the page.

    static let practitionerField = Field(
        "practitioner", "Who takes it over?", .choice([]), required: "Choose a practitioner")
    static let reasonField = SupportField.reason(
        "Why is it handed over?", hint: "The school and the zone team see this.",
        required: "Say why it is handed over")

    package static func fields(_ authority: Authority) -> [Field] {
        [
            SupportField.request, SupportField.version, practitionerField, SupportField.firstDay,
            SupportField.firstHalf, reasonField,
        ]
    }
}
