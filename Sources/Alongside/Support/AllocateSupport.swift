import Pages
import Reckoning
import Storage

/// WHEN a service's lead chooses who gives the support
///
/// The lead compares the practitioners who work in the school's zone by what they have under way
/// and the days they have left (``PractitionerChoice``), agrees a number of days, and may book the
/// first visit: one half day, which nobody else can book for the same practitioner. Choosing
/// somebody other than the one suggested takes a reason, which stays with the allocation.
///
/// Refused: somebody who is not in post, does not work in the zone, or has too few days left; a
/// half day that is taken, with what it clashes with; a page that somebody else was quicker than.
///
/// Source: ours. No source says how practitioners are chosen.
///
/// PAGE    /requests/{request}/allocate
/// API     POST /api/requests/{request}/allocate
/// COMMAND alongside do allocate-support
/// SETTING calendar.yaml (terms, bank-holidays)
package struct AllocateSupport: Act {
    package let request: ID<SupportRequest>
    let placement: Placement
    package let reason: String
    package let version: Int?

    // What must be known.

    package static let name = "AllocateSupport"
    package static let needs = Permission.allocateSupport
    package static let api = "/api/requests/{request}/allocate"
    package static let summary = "Choose who gives the support, and agree the days."

    package init(_ form: inout FieldReader) throws(Refusals) {
        let request = form.required(SupportField.request, as: ID<SupportRequest>.self)
        let practitioner = form.required(Placement.practitionerField, as: ID<Person>.self)
        let days = form.required(Placement.daysField, as: Halves.self)
        let firstDay = form.optional(SupportField.firstDay, as: Day.self)
        let firstHalf = form.optional(SupportField.firstHalf, as: SupportRequest.Half.self)
        reason = form.text(Self.reasonField)
        version = form.optional(SupportField.version)
        if let days, days.number < 1 {
            form.refuse(Placement.daysField, "Agree at least half a day")
        }
        guard let request, let practitioner, let days, form.refusals.isEmpty else {
            throw form.refused
        }
        self.request = request
        placement = Placement(
            practitioner: practitioner, halfDays: days.number, firstDay: firstDay,
            firstHalf: firstHalf)
    }

    // Who may.

    package func isInScope(_ occasion: Occasion) throws -> Bool {
        try occasion.covers(request, occasion.person.requestsOfMyService)
    }

    // Whether it may.

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        let found = try occasion.request(request)
        let choice = try occasion.choice(for: found)
        let standing = allocatedRefusals(found)
        var refusals = standing.isEmpty ? found.refusals(.allocated, seen: version) : standing
        refusals += try found.basisRefusals(occasion)
        refusals += try placement.refusals(found, choice, occasion)
        if let suggested = choice.suggested, suggested.id != placement.practitioner,
            choice.candidate(placement.practitioner) != nil, reason.isEmpty
        {
            refusals.append(
                Refusal(
                    Self.reasonField,
                    "\(suggested.name) is suggested. Say why you choose somebody else."))
        }
        return refusals
    }

    /// Two leads on one request: the second hears who was chosen.
    private func allocatedRefusals(_ found: RequestAtHand) -> [Refusal] {
        guard found.state.isUnderWay, let name = found.practitionerName else { return [] }
        return [
            Refusal(
                "",
                """
                \(found.allocatedBy ?? "Somebody") has allocated this request to \(name) already. \
                Hand it over if that should change.
                """)
        ]
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
            INSERT INTO allocation (request, practitioner, half_days, first_day, first_half,
                suggested, reason, allocated_by, allocated_at)
            VALUES (\(request), \(placement.practitioner), \(placement.halfDays),
                \(placement.firstDay), \(placement.firstHalf), \(suggested?.id), \(reason),
                \(occasion.person.id), \(occasion.now))
            """)
        try occasion.move(request, to: .allocated, reason: reason)
        occasion.note(Self.self, request.subject, detail: "\(placement.halfDays) half days")
        return Done(request: request, practitioner: placement.practitioner)
    }
}

extension Occasion {
    /// Who could give the support of a request.
    func choice(for found: RequestAtHand) throws -> PractitionerChoice {
        try PractitionerChoice.of(
            found.service, zone: found.zone, on: today, authority, from: database)
    }

    /// Writes an allocation. Two bookings of one half day cannot both be written, whoever asked:
    /// the database refuses the second, and it is told what it clashes with.
    func book(_ sql: SQL) throws {
        do {
            try writing.run(sql)
        } catch StorageError.duplicate {
            throw Refusals([
                Refusal(SupportField.firstDay, "That half day has just been taken. Choose another.")
            ])
        }
    }
}

// The fields, in the order of the page.
extension AllocateSupport {
    static let reasonField = SupportField.reason(
        "Why this practitioner?", hint: "Needed where it is not the one suggested.")

    package static func fields(_ authority: Authority) -> [Field] {
        [
            SupportField.request, SupportField.version, Placement.practitionerField,
            Placement.daysField, SupportField.firstDay, SupportField.firstHalf, reasonField,
        ]
    }
}
