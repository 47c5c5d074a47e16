import Pages
import Reckoning
import Storage

/// WHEN somebody says when they work
///
/// For each weekday: all day, a morning, an afternoon, other hours, or not at all; from which place
/// they set out; and how many meetings they can take in a day and in a week. It holds from a day on,
/// until another week is set. Meetings are planned within it. Their coordinator, or the lead of their
/// service, may say it for them.
///
/// Where nobody has said it, the authority's usual week holds.
///
/// PAGE    /working-time/{person}/week
/// API     POST /api/people/{person}/working-week
/// COMMAND alongside do set-working-week
/// SETTING planning.yaml (usual-week-at-council, usual-week-at-school)
package struct SetWorkingWeek: Act {
    package let who: ID<Person>
    package let from: Day?
    package let hours: [Int: Range<Int>]
    package let base: Postcode?
    package let mostADay: Int
    package let mostAWeek: Int

    // What must be known.

    package static let name = "SetWorkingWeek"
    package static let needs = Permission.keepWorkingTime
    package static let api = "/api/people/{person}/working-week"
    package static let summary = "Say when somebody works, from where, and how many meetings they take."

    package init(_ form: inout FieldReader) throws(Refusals) {
        let who = form.required(Self.personField, as: ID<Person>.self)
        from = form.optional(Self.fromField)
        var hours: [Int: Range<Int>] = [:]
        for (index, day) in WorkingWeek.weekdays.enumerated() {
            hours[index + 1] = Self.hours(of: day, &form)
        }
        self.hours = hours
        base = form.optional(Self.baseField)
        mostADay = form.required(Self.dayField) ?? 0
        mostAWeek = form.required(Self.weekField) ?? 0
        guard let who, form.refusals.isEmpty else { throw form.refused }
        self.who = who
    }

    /// The hours written out stand before those chosen.
    private static func hours(of day: String, _ form: inout FieldReader) -> Range<Int>? {
        let (chosen, other) = (form.text(choiceField(day)), form.text(hoursField(day)))
        let text = other.isEmpty ? chosen : other
        if text.isEmpty || text == "off" { return nil }
        let parts = text.replacing("–", with: "-").split(separator: "-").map {
            String($0.filter { !$0.isWhitespace })
        }
        guard parts.count == 2, let starts = minutes(clock: parts[0]),
            let ends = minutes(clock: parts[1]), starts < ends
        else {
            form.refuse(
                other.isEmpty ? choiceField(day) : hoursField(day),
                "Give the hours of \(WorkingWeek.name(day)) as 09:00-17:00")
            return nil
        }
        return starts..<ends
    }

    // Who may.

    package func isInScope(_ occasion: Occasion) throws -> Bool { try occasion.mayKeepTime(of: who) }

    // Whether it may.

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        var refusals: [Refusal] = []
        if !(0...20).contains(mostADay) {
            refusals.append(Refusal(Self.dayField, "Give from 0 to 20 meetings a day"))
        }
        if !(0...100).contains(mostAWeek) {
            refusals.append(Refusal(Self.weekField, "Give from 0 to 100 meetings a week"))
        }
        if let base, try place(of: base, occasion) == nil {
            refusals.append(
                Refusal(Self.baseField, "This postcode is not known here. Check it, or leave it out."))
        }
        return refusals
    }

    private func place(of postcode: Postcode, _ occasion: Occasion) throws -> (Int, Int)? {
        try occasion.database.all(
            "SELECT easting, northing FROM postcode WHERE postcode = \(postcode)"
        ) { (try $0[0] as Int, try $0[1] as Int) }.first
    }

    // What happens.

    package struct Done: Codable, Sendable {
        package let person: ID<Person>
        package let from: Day
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        let (writing, from) = (occasion.writing, from ?? occasion.today)
        let site = try base.flatMap { try place(of: $0, occasion) }
        try writing.run("DELETE FROM working_day WHERE person = \(who) AND from_day >= \(from)")
        try writing.run("DELETE FROM working_week WHERE person = \(who) AND from_day >= \(from)")
        try writing.run(
            """
            UPDATE working_week SET until_day = \(from) WHERE person = \(who)
            AND (until_day IS NULL OR until_day > \(from))
            """)
        try writing.run(
            """
            INSERT INTO working_week (person, from_day, base_postcode, base_easting, base_northing,
                most_a_day, most_a_week, set_by, set_at)
            VALUES (\(who), \(from), \(base), \(site?.0), \(site?.1), \(mostADay), \(mostAWeek),
                \(occasion.person.id), \(occasion.now))
            """)
        for (weekday, hours) in hours.sorted(by: { $0.key < $1.key }) {
            try writing.run(
                """
                INSERT INTO working_day (person, from_day, weekday, starts_minute, ends_minute)
                VALUES (\(who), \(from), \(weekday), \(hours.lowerBound), \(hours.upperBound))
                """)
        }
        occasion.note(Self.self, "person:\(who)", detail: "from \(from)")
        return Done(person: who, from: from)
    }
}

// The fields, in the order of the page.
extension SetWorkingWeek {
    static let personField = Field("person", "Person", .hidden, required: "Say whose week it is")
    static let fromField = Field(
        "from", "From which day?", hint: "Leave it out for today.", .day)
    static let baseField = Field(
        "base", "Postcode of the place you set out from",
        hint: "Travel to meetings is counted from here. Without it, travel is not counted.",
        .text(width: 10))
    static let dayField = Field(
        "most-a-day", "Most meetings in a day", .number, required: "Give the most meetings in a day")
    static let weekField = Field(
        "most-a-week", "Most meetings in a week", .number,
        required: "Give the most meetings in a week")

    static func choiceField(_ day: String) -> Field {
        Field(day, WorkingWeek.name(day), .pick(choices))
    }

    static func hoursField(_ day: String) -> Field {
        Field("\(day)-hours", "\(WorkingWeek.name(day)), other hours", hint: "Like 09:30-15:00.", .text(width: 10))
    }

    static let choices: [Field.Choice] = [
        .init("09:00-17:00", "All day, 9am to 5pm"), .init("08:30-16:30", "All day, 8:30am to 4:30pm"),
        .init("09:00-12:30", "Morning, 9am to 12:30pm"),
        .init("13:00-17:00", "Afternoon, 1pm to 5pm"), .init("off", "Not at work"),
    ]

    package static func fields(_ authority: Authority) -> [Field] {
        [personField, fromField] + WorkingWeek.weekdays.flatMap { [choiceField($0), hoursField($0)] }
            + [baseField, dayField, weekField]
    }
}
