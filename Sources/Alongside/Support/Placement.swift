import Pages
import Reckoning
import Storage

/// Somebody's time set aside for a request: who, how many half days, and when the first visit is.
struct Placement: Sendable {
    let practitioner: ID<Person>
    let halfDays: Int
    let firstDay: Day?
    let firstHalf: SupportRequest.Half?

    /// Everything that stands in the way of it.
    func refusals(
        _ found: RequestAtHand, _ choice: PractitionerChoice, _ occasion: Occasion
    ) throws -> [Refusal] {
        try practitionerRefusals(found, choice, occasion) + visitRefusals(found, occasion)
    }

    private func practitionerRefusals(
        _ found: RequestAtHand, _ choice: PractitionerChoice, _ occasion: Occasion
    ) throws -> [Refusal] {
        guard let chosen = choice.candidate(practitioner) else {
            return [
                Refusal(Placement.practitionerField, try notHere(found, occasion))
            ]
        }
        guard halfDays > chosen.halfDaysLeft else { return [] }
        let words =
            """
            \(chosen.name) has \(HalfDays.words(chosen.halfDaysLeft)) left until \
            \(choice.span.until.long), and this needs \(HalfDays.words(halfDays)). Agree fewer \
            days, or choose somebody else.
            """
        return [Refusal(Placement.daysField, words)]
    }

    /// Why the chosen one is not among those who could give it.
    private func notHere(_ found: RequestAtHand, _ occasion: Occasion) throws -> String {
        let service = occasion.authority.service(found.service)?.shortName ?? found.service
        guard let code = found.zone else {
            return "This school has no zone yet, so nobody of \(service) works there."
        }
        let zone = occasion.authority.zone(code)?.name ?? code
        let works = try occasion.database.exists(
            """
            SELECT 1 FROM practitioner_zone WHERE person = \(practitioner)
            AND service = \(found.service) AND zone = \(code)
            """)
        return works
            ? "This practitioner is not in post today. Choose somebody who is."
            : "Choose somebody of \(service) who works in \(zone)."
    }

    private func visitRefusals(_ found: RequestAtHand, _ occasion: Occasion) throws -> [Refusal] {
        guard let firstDay else {
            return firstHalf == nil
                ? [] : [Refusal(SupportField.firstDay, "Give the day of the first visit")]
        }
        var refusals: [Refusal] = []
        if firstHalf == nil {
            refusals.append(
                Refusal(SupportField.firstHalf, "Say whether the first visit is in the morning"))
        }
        if firstDay < occasion.today {
            refusals.append(Refusal(SupportField.firstDay, "Choose today or a later day"))
        } else if !occasion.authority.isWorkingDay(firstDay) {
            refusals.append(
                Refusal(
                    SupportField.firstDay, "\(firstDay.long) is not a working day. Choose another.")
            )
        }
        if let clash = try clash(found, occasion) { refusals.append(clash) }
        return refusals
    }

    /// What the practitioner has on already in that half day.
    func clash(_ found: RequestAtHand, _ occasion: Occasion) throws -> Refusal? {
        guard let firstDay, let firstHalf else { return nil }
        let taken = try occasion.database.all(
            """
            SELECT s.name, r.service, p.name FROM allocation a
            JOIN support_request r ON r.id = a.request JOIN school s ON s.urn = r.school
            JOIN person p ON p.id = a.practitioner
            WHERE a.practitioner = \(practitioner) AND a.first_day = \(firstDay)
            AND a.first_half = \(firstHalf) AND a.request <> \(found.id)
            """
        ) { (school: try $0[0] as String, service: try $0[1] as String, name: try $0[2] as String) }
        guard let taken = taken.first else { return nil }
        let place = taken.service == found.service ? "at \(taken.school)" : "elsewhere"
        return Refusal(
            SupportField.firstDay,
            """
            \(taken.name) is \(place) in the \(firstHalf.words) of \(firstDay.long). Choose \
            another half day.
            """)
    }

    static let practitionerField = Field(
        "practitioner", "Who gives the support?", .choice([]), required: "Choose a practitioner")
    static let daysField = Field(
        "days", "How many days are agreed?", hint: "In half days, for example 2 or 2½.",
        .text(width: 5), required: "Say how many days are agreed")
}
