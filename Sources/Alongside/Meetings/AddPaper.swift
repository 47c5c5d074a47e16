import Pages
import Reckoning
import Storage

/// WHEN somebody adds a paper to a meeting's pack
///
/// The school adds what the meeting should read beforehand, until the pack closes; the zone team
/// adds until the meeting has been held. A paper is a title with a text, or with a link that starts
/// https://. Everybody who sees the meeting reads it, so it names no child; a child's own papers
/// belong to the concern.
///
/// PAGE    /meetings/{meeting}/papers/new
/// API     POST /api/meetings/{meeting}/papers
/// COMMAND alongside do add-paper
package struct AddPaper: Act {
    package let meeting: ID<Meeting>
    package let title: String
    package let content: String

    package static let name = "AddPaper"
    package static let needs = Permission.seeSchool
    package static let api = "/api/meetings/{meeting}/papers"
    package static let summary = "Add a paper to a meeting's pack: a text or a link."

    package init(_ form: inout FieldReader) throws(Refusals) {
        let meeting = form.required(MeetingField.meeting, as: ID<Meeting>.self)
        title = form.text(Self.titleField)
        content = form.text(Self.contentField)
        guard let meeting, form.refusals.isEmpty else { throw form.refused }
        self.meeting = meeting
    }

    // Who may: the school that it is held for, and whoever holds it. A meeting held for a child is
    // only for those who may know of the child.

    package func isInScope(_ occasion: Occasion) throws -> Bool {
        guard try occasion.mayHold(meeting) || occasion.isOfMySchool(meeting) else { return false }
        let read = try MeetingRecord.find(
            meeting, for: occasion.person, on: occasion.today, in: occasion.database)
        return read?.isWithheld == false
    }

    // Whether it may.

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        let found = try occasion.meeting(meeting)
        var refusals: [Refusal] = []
        let isOpen = found.state == .planned && occasion.today <= found.packCloses
        if try !isOpen && !(occasion.mayHold(meeting) && found.state.isAhead) {
            refusals.append(
                Refusal(
                    "",
                    """
                    The pack closed on \(found.packCloses.long). Bring the paper to the meeting, or \
                    ask the zone team to add it.
                    """))
        }
        if let words = notALink { refusals.append(Refusal(Self.contentField, words)) }
        return refusals
    }

    private var notALink: String? {
        let isOneWord = !content.contains { $0.isWhitespace }
        guard isOneWord, content.contains("://") else { return nil }
        return content.hasPrefix("https://") && content.utf8.count > 12
            ? nil : "Use a link that starts https://, or type the text"
    }

    // What happens.

    package struct Done: Codable, Sendable {
        package let meeting: ID<Meeting>
        package let paper: ID<Paper>
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        let id: ID<Paper> = occasion.writing.newID()
        try occasion.writing.run(
            """
            INSERT INTO paper (id, meeting, title, content, added_by, added_at)
            VALUES (\(id), \(meeting), \(title), \(content), \(occasion.person.id),
                \(occasion.now))
            """)
        occasion.note(Self.self, meeting.subject)
        return Done(meeting: meeting, paper: id)
    }
}

extension AddPaper {
    static let titleField = Field(
        "title", "Title", hint: "Leave out children's names.", .text(width: 30),
        required: "Give the paper a title", limit: 120)
    static let contentField = Field(
        "content", "Text or link",
        hint: "Everybody who sees the meeting can read it. A link starts https://.",
        .longText(rows: 8), required: "Type the text, or give the link")

    package static func fields(_ authority: Authority) -> [Field] {
        [MeetingField.meeting, titleField, contentField]
    }
}
