import Pages
import Reckoning
import Storage

/// WHEN a school says on which half-days it can meet
///
/// The SENDCo or the headteacher ticks the half-days on which the school can meet, and those it
/// would rather have; and gives the days on which the school alone is closed, such as training days.
/// It holds from today. A plan meets the school only then, and keeps to what it would rather have
/// where it can. The zone's coordinator may say it for a school that rang.
///
/// PAGE    /schools/{school}/half-days
/// API     POST /api/schools/{school}/half-days
/// COMMAND alongside do set-half-days
/// SETTING planning.yaml (half-day-not-preferred)
package struct SetHalfDays: Act {
    package let school: URN
    package let available: [String]
    package let preferred: [String]
    package let closed: [Day]

    // What must be known.

    package static let name = "SetHalfDays"
    package static let needs = Permission.offerHalfDays
    package static let api = "/api/schools/{school}/half-days"
    package static let summary = "Say on which half-days a school can meet, and its own closed days."

    package init(_ form: inout FieldReader) throws(Refusals) {
        let school = form.required(Self.schoolField, as: URN.self)
        available = form.several(Self.availableField)
        preferred = form.several(Self.preferredField)
        var closed: Set<Day> = []
        for text in form.text(Self.closedField).split(whereSeparator: { $0.isWhitespace || $0 == "," }) {
            if let day = Day(iso: String(text)) ?? Self.day(text) {
                closed.insert(day)
            } else {
                form.refuse(Self.closedField, "“\(text)” is not a day: write it like 3/11/2025")
            }
        }
        self.closed = closed.sorted()
        guard let school, form.refusals.isEmpty else { throw form.refused }
        self.school = school
    }

    private static func day(_ text: Substring) -> Day? {
        let parts = text.split(separator: "/").compactMap { Int($0) }
        return parts.count == 3 ? Day(year: parts[2], month: parts[1], day: parts[0]) : nil
    }

    // Who may.

    package func isInScope(_ occasion: Occasion) throws -> Bool {
        let mine = occasion.person.scope(Self.needs).schools("s.urn", on: occasion.today)
        return try occasion.database.exists(
            "SELECT 1 FROM school s WHERE s.urn = \(school) AND (\(mine))")
    }

    // Whether it may.

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        var refusals: [Refusal] = []
        if (available + preferred).contains(where: { WeekHalf($0) == nil }) {
            refusals.append(Refusal(Self.availableField, "Choose half-days from the list"))
        }
        if !preferred.allSatisfy(available.contains) {
            refusals.append(
                Refusal(Self.preferredField, "Choose only half-days on which the school can meet"))
        }
        if closed.count > 60 {
            refusals.append(Refusal(Self.closedField, "Give at most 60 days"))
        }
        return refusals
    }

    // What happens.

    package struct Done: Codable, Sendable {
        package let school: URN
        package let available: Int
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        let (writing, today) = (occasion.writing, occasion.today)
        try writing.run("DELETE FROM school_half_day WHERE school = \(school) AND from_day = \(today)")
        try writing.run(
            """
            UPDATE school_half_day SET until_day = \(today)
            WHERE school = \(school) AND (until_day IS NULL OR until_day > \(today))
            """)
        try writing.insert(
            into: "school_half_day", "school, half, is_preferred, from_day",
            Set(available).sorted().map {
                [school.sqlValue, $0.sqlValue, preferred.contains($0).sqlValue, today.sqlValue]
            })
        try writing.run("DELETE FROM school_closed_day WHERE school = \(school) AND day >= \(today)")
        try writing.insert(
            into: "school_closed_day", "school, day",
            closed.filter { $0 >= today }.map { [school.sqlValue, $0.sqlValue] })
        occasion.note(Self.self, "school:\(school)", detail: "\(available.count) half-days")
        return Done(school: school, available: available.count)
    }
}

// The fields, in the order of the page.
extension SetHalfDays {
    static let schoolField = Field("school", "School", .hidden, required: "Say which school")
    static let availableField = Field(
        "available", "On which half-days can the school meet?", .choices(choices),
        required: "Choose at least one half-day")
    static let preferredField = Field(
        "preferred", "Which of them would you rather have?", .choices(choices))
    static let closedField = Field(
        "closed", "Days on which your school alone is closed",
        hint: "Training days, for example. One on each line, like 3/11/2025.", .longText(rows: 4))

    private static let choices = WeekHalf.all.map { Field.Choice($0.key, $0.words) }

    package static func fields(_ authority: Authority) -> [Field] {
        [schoolField, availableField, preferredField, closedField]
    }
}
