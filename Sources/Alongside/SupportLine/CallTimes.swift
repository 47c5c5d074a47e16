import Pages
import Reckoning
import Storage

/// When a call was: from the first key to the moment it is saved, or as a sheet of paper has it.
package struct CallTimes: Sendable {
    package let channel: LineCall.Channel
    /// When the first key was pressed; else when the form was opened.
    let started: Instant?
    let paperDay: Day?
    /// Minutes after midnight.
    let from: Int?
    let until: Int?

    init(_ form: inout FieldReader) {
        channel = form.optional(Self.channelField) ?? .telephone
        started = Instant(iso: form.given["started"]) ?? Instant(iso: form.given["opened"])
        let isPaper = channel == .paper
        paperDay = isPaper ? form.required(Self.dayField) : nil
        from = isPaper ? CallTimes.clock(&form, Self.fromField) : nil
        until = isPaper ? CallTimes.clock(&form, Self.untilField) : nil
    }

    private static func clock(_ form: inout FieldReader, _ field: Field) -> Int? {
        guard let text: String = form.required(field) else { return nil }
        let minute = minutes(clock: text.replacing(".", with: ":"))
        if minute == nil { form.refuse(field, "\(field.label): give a time like 14:05") }
        return minute
    }

    /// A call that was begun in a draft may be saved some days later; a clock that is ahead of ours
    /// counts from now.
    func span(_ occasion: Occasion) -> Range<Instant> {
        guard let day = paperDay, let from, let until else {
            let earliest = occasion.now.adding(seconds: -7 * 86_400)
            return min(occasion.now, max(earliest, started ?? occasion.now))..<occasion.now
        }
        let zone = occasion.authority.timeZone
        let starts = zone.instant(of: LocalTime(day: day, minute: from))
        let end = LocalTime(day: until < from ? day.adding(days: 1) : day, minute: until)
        return starts..<max(starts, zone.instant(of: end))
    }

    /// The call's day on the authority's calendar.
    func day(_ occasion: Occasion) -> Day {
        occasion.authority.timeZone.localTime(of: span(occasion).lowerBound).day
    }

    func refusals(_ occasion: Occasion) -> [Refusal] {
        guard paperDay != nil, span(occasion).upperBound > occasion.now else { return [] }
        return [Refusal(Self.dayField, "This call would end in the future. Check the day and times.")]
    }

    static let channelField = Field("channel", "How it reached us", .hidden)
    static let startedField = Field("started", "When it began", .hidden)
    static let dayField = Field(
        "day", "Day of the call", .day, required: "Give the day of the call"
    ).sometimes()
    static let fromField = Field(
        "from", "It began at", hint: "Like 14:05", .text(width: 5), required: "Say when it began"
    ).sometimes()
    static let untilField = Field(
        "until", "It ended at", hint: "Like 14:20", .text(width: 5), required: "Say when it ended"
    ).sometimes()
}

extension LineCall.Channel: FieldValue {}
