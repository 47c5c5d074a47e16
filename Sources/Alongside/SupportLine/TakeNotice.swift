import Pages
import Reckoning
import Storage

/// WHEN a zone's team takes up what the line told them
///
/// One of the team says that they see to it. The line sees who and when; of two who take it at once
/// one has it and the other is told who. Where no zone is known somebody of the line takes it.
///
/// PAGE    /line/notices/{notice}
/// API     POST /api/line/notices/{notice}/take
/// COMMAND alongside do take-notice
package struct TakeNotice: Act {
    package let notice: ID<LineNotice>

    package static let name = "TakeNotice"
    package static let needs = Permission.seeZone
    package static let api = "/api/line/notices/{notice}/take"
    package static let summary = "See to what the support line told the zone team."

    package init(_ form: inout FieldReader) throws(Refusals) {
        let notice = form.required(Self.noticeField, as: ID<LineNotice>.self)
        guard let notice else { throw form.refused }
        self.notice = notice
    }

    package func isInScope(_ occasion: Occasion) throws -> Bool {
        let found = try LineNotice.find(
            notice, for: occasion.person, on: occasion.today, in: occasion.database)
        return found?.mayBeTaken(by: occasion.person) ?? false
    }

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        let found = try LineNotice.find(
            notice, for: occasion.person, on: occasion.today, in: occasion.database)
        guard let found, let by = found.takenBy, let at = found.takenAt else { return [] }
        let time = occasion.authority.timeZone.localTime(of: at)
        return [Refusal("", "\(by) has been seeing to this since \(time.long).")]
    }

    package struct Done: Codable, Sendable {
        package let notice: ID<LineNotice>
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        let taken = try occasion.writing.run(
            """
            UPDATE line_notice SET taken_by = \(occasion.person.id), taken_at = \(occasion.now)
            WHERE id = \(notice) AND taken_at IS NULL
            """)
        guard taken == 1 else { throw Refusals([Refusal("", "Somebody has just taken this.")]) }
        occasion.note(Self.self, notice.subject)
        return Done(notice: notice)
    }

    static let noticeField = Field("notice", "Notice", .hidden, required: "Say which notice")

    package static func fields(_ authority: Authority) -> [Field] { [noticeField] }
}
