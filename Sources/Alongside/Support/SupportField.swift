import Pages
import Reckoning

/// Fields that acts on a request share.
enum SupportField {
    static let request = Field("request", "Request", .hidden, required: "Say which request")
    /// The version that was on the screen, so that nobody overwrites what they have not seen.
    static let version = Field("version", "Version", .hidden)
    static let firstDay = Field(
        "first-day", "Day of the first visit", hint: "If it is known already.", .day)
    static let firstHalf = Field(
        "first-half", "Morning or afternoon?",
        .choice(SupportRequest.Half.allCases.map { .init($0.rawValue, $0.title) }))

    static func reason(_ label: String, hint: String = "", required: String? = nil) -> Field {
        Field(
            "reason", label, hint: hint, .longText(rows: 3), required: required, limit: 2_000)
    }
}

/// A number of days or hours that is given in halves: "2½".
package struct Halves: FieldValue, Sendable {
    package let number: Int

    package init?(given text: String) {
        guard let halves = HalfDays.halves(text) else { return nil }
        number = halves
    }

    package static var expected: String { "a number in halves, like 2 or 2½" }
}
