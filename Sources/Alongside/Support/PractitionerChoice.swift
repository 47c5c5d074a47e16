import Reckoning
import Storage

/// Who could give a piece of support, compared by what they have on and what time they have left,
/// and who is suggested.
///
/// The suggested one has the most half days left; of those, the fewest requests under way; of
/// those, the first by name. Nobody is suggested who has no time left. It is a suggestion: the lead
/// knows people and places, and may choose otherwise with a reason.
package struct PractitionerChoice: Sendable {
    /// In the order in which they are suggested.
    package let candidates: [Practitioner]
    package let span: PlanningSpan

    package init(among candidates: [Practitioner], in span: PlanningSpan) {
        self.candidates = candidates.sorted(by: PractitionerChoice.comesFirst)
        self.span = span
    }

    package var suggested: Practitioner? {
        candidates.first.flatMap { $0.halfDaysLeft > 0 ? $0 : nil }
    }

    package func candidate(_ id: ID<Person>) -> Practitioner? {
        candidates.first { $0.id == id }
    }

    /// Why this one is suggested, in a sentence for the lead.
    package var reason: String {
        guard let suggested else {
            return candidates.isEmpty
                ? "Nobody of the service works in this zone."
                : "Nobody who works in this zone has days left until \(span.until.long)."
        }
        let left = HalfDays.words(suggested.halfDaysLeft)
        let others = candidates.dropFirst()
        guard let second = others.first else {
            return "\(suggested.name) is the only one who works in this zone, and has \(left) left."
        }
        if suggested.halfDaysLeft > second.halfDaysLeft {
            return "\(suggested.name) has the most days left: \(left) until \(span.until.long)."
        }
        if suggested.open < second.open {
            return """
                \(suggested.name) has as many days left as \(second.name) (\(left)) and fewer \
                requests under way.
                """
        }
        return """
            \(suggested.name) and \(second.name) have as many days left (\(left)) and as many \
            requests under way; the first by name is suggested.
            """
    }

    private static func comesFirst(_ one: Practitioner, _ other: Practitioner) -> Bool {
        if one.halfDaysLeft != other.halfDaysLeft { return one.halfDaysLeft > other.halfDaysLeft }
        if one.open != other.open { return one.open < other.open }
        if one.name != other.name { return one.name < other.name }
        return one.id.text < other.id.text
    }
}

extension PractitionerChoice {
    /// Those who could give a service's support in a zone today; nobody where there is no zone.
    package static func of(
        _ service: String, zone: String?, on today: Day, _ authority: Authority,
        from database: any Connection
    ) throws -> PractitionerChoice {
        let span = PlanningSpan.from(today, authority.calendar)
        let candidates =
            try zone.map {
                try Practitioner.of(service, zone: $0, on: today, in: span, from: database)
            } ?? []
        return PractitionerChoice(among: candidates, in: span)
    }
}
