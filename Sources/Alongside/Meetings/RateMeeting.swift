import Pages
import Reckoning
import Storage

/// WHEN a school says how useful a meeting was
///
/// After the recap is out, the SENDCo or the headteacher gives the meeting 1 to 5, and a comment if
/// they like. The school rates a meeting once; it may change its mind for two weeks.
///
/// Source: Norfolk Local Offer, Core Consultations ("rated 1 to 5 by schools"); which kinds are
/// rated, the package says.
///
/// PAGE    /meetings/{meeting}/rate
/// API     POST /api/meetings/{meeting}/rating
/// COMMAND alongside do rate-meeting
/// SETTING meetings.yaml (rated)
package struct RateMeeting: Act {
    package let meeting: ID<Meeting>
    package let stars: Int
    package let comment: String

    package static let name = "RateMeeting"
    package static let needs = Permission.bringConcern
    package static let api = "/api/meetings/{meeting}/rating"
    package static let summary = "Rate a meeting from 1 to 5, for your school."

    package init(_ form: inout FieldReader) throws(Refusals) {
        let meeting = form.required(MeetingField.meeting, as: ID<Meeting>.self)
        let stars = form.required(Self.starsField, as: Int.self)
        comment = form.text(Self.commentField)
        guard let meeting, let stars, form.refusals.isEmpty else { throw form.refused }
        (self.meeting, self.stars) = (meeting, stars)
    }

    // Who may.

    package func isInScope(_ occasion: Occasion) throws -> Bool {
        let mine = occasion.person.scope(Self.needs).schools("m.school", on: occasion.today)
        return try occasion.database.exists(
            "SELECT 1 FROM meeting m WHERE m.id = \(meeting) AND \(mine)")
    }

    // Whether it may.

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        let found = try occasion.meeting(meeting)
        if found.kind(occasion.authority)?.isRated != true {
            return [Refusal("", "Meetings of this kind are not rated.")]
        }
        if found.state != .published {
            return [Refusal("", "The recap is not out yet. Rate the meeting when it is.")]
        }
        var refusals: [Refusal] = []
        if !(1...5).contains(stars) {
            refusals.append(Refusal(Self.starsField, "Choose from 1 to 5"))
        }
        if let rated = try RatingRecord.of(meeting, in: occasion.database) {
            let day = occasion.authority.timeZone.localTime(of: rated.ratedAt).day
            if occasion.today > day.adding(days: 14) {
                refusals.append(
                    Refusal("", "Your school rated this meeting on \(day.long). It stands now."))
            }
        }
        return refusals
    }

    // What happens.

    package struct Done: Codable, Sendable {
        package let meeting: ID<Meeting>
        package let stars: Int
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        let school = try occasion.meeting(meeting).school
        try occasion.writing.run(
            """
            INSERT INTO rating (meeting, school, stars, comment, rated_by, rated_at)
            VALUES (\(meeting), \(school), \(stars), \(comment), \(occasion.person.id),
                \(occasion.now))
            ON CONFLICT (meeting, school) DO UPDATE SET stars = excluded.stars,
                comment = excluded.comment, rated_by = excluded.rated_by
            """)
        occasion.note(Self.self, meeting.subject, detail: String(stars))
        return Done(meeting: meeting, stars: stars)
    }
}

extension RateMeeting {
    static let starsField = Field(
        "stars", "How useful was it?",
        .choice([
            .init("5", "5, very useful"), .init("4", "4"), .init("3", "3"), .init("2", "2"),
            .init("1", "1, not useful"),
        ]), required: "Choose from 1 to 5")
    static let commentField = Field(
        "comment", "What should we know?", hint: "Leave out children's names.", .longText(rows: 3),
        limit: 2_000)

    package static func fields(_ authority: Authority) -> [Field] {
        [MeetingField.meeting, starsField, commentField]
    }
}
