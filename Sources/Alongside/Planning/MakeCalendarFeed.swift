import Foundation
import Pages
import Reckoning
import Storage

/// WHEN somebody wants their meetings in their own calendar
///
/// They are given an address that nobody can guess: their calendar program fetches their meetings
/// from it, or those of their school. Only its sum is kept, so it is shown once. It holds no child
/// and no names of people. It ends when they end it, when their account is closed, or when they no
/// longer speak for the school.
///
/// PAGE    /calendar/new
/// API     POST /api/calendar-feeds
/// COMMAND alongside do make-calendar-feed
package struct MakeCalendarFeed: Act {
    package let school: URN?

    package static let name = "MakeCalendarFeed"
    package static let needs = Permission.ownAccount
    package static let api = "/api/calendar-feeds"
    package static let summary = "Make an address at which your calendar fetches your meetings, or your school's."

    package init(_ form: inout FieldReader) throws(Refusals) {
        school = form.optional(Self.schoolField)
        try form.finish()
    }

    package func isInScope(_ occasion: Occasion) throws -> Bool {
        school.map { occasion.person.scope(.bringConcern).settings.contains($0.number) } ?? true
    }

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        let count = try occasion.database.count(
            "SELECT count(*) FROM calendar_feed WHERE person = \(occasion.person.id) AND ended_at IS NULL")
        return count < 20
            ? [] : [Refusal("", "You have 20 addresses already. End one that you do not use any more.")]
    }

    package struct Done: Codable, Sendable {
        package let feed: ID<CalendarFeed>
        package let secret: Told
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        let id: ID<CalendarFeed> = occasion.writing.newID()
        let secret = Secret.make()
        try occasion.writing.run(
            """
            INSERT INTO calendar_feed (id, secret, person, school, made_at)
            VALUES (\(id), \(Secret.digest(secret)), \(occasion.person.id), \(school), \(occasion.now))
            """)
        occasion.note(Self.self, "feed:\(id)", detail: school.map { "school:\($0)" } ?? "own")
        return Done(feed: id, secret: Told(secret))
    }

    static let schoolField = Field("school", "Whose meetings?", .pick([]))

    package static func fields(_ authority: Authority) -> [Field] { [schoolField] }
}
