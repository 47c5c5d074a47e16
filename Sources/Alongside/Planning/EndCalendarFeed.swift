import Pages
import Reckoning
import Storage

/// WHEN an address of a calendar is to hold no longer
///
/// PAGE    /calendar
/// API     POST /api/calendar-feeds/end
/// COMMAND alongside do end-calendar-feed
package struct EndCalendarFeed: Act {
    package let feed: ID<CalendarFeed>

    package static let name = "EndCalendarFeed"
    package static let needs = Permission.ownAccount
    package static let api = "/api/calendar-feeds/end"
    package static let summary = "End an address at which your calendar fetches meetings."

    package init(_ form: inout FieldReader) throws(Refusals) {
        guard let feed = form.required(Self.feedField, as: ID<CalendarFeed>.self), form.refusals.isEmpty
        else { throw form.refused }
        self.feed = feed
    }

    package func isInScope(_ occasion: Occasion) throws -> Bool {
        try occasion.database.exists(
            "SELECT 1 FROM calendar_feed WHERE id = \(feed) AND person = \(occasion.person.id)")
    }

    package func refusals(_ occasion: Occasion) throws -> [Refusal] { [] }

    package struct Done: Codable, Sendable {
        package let feed: ID<CalendarFeed>
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        try occasion.writing.run(
            "UPDATE calendar_feed SET ended_at = \(occasion.now) WHERE id = \(feed) AND ended_at IS NULL")
        occasion.note(Self.self, "feed:\(feed)")
        return Done(feed: feed)
    }

    static let feedField = Field("feed", "Address", .hidden, required: "Say which address")

    package static func fields(_ authority: Authority) -> [Field] { [feedField] }
}
