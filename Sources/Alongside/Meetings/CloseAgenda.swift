import Pages
import Reckoning
import Storage

/// WHEN the pack closes
///
/// The zone team closes the pack on its closing day or after. What the pack drew from the data is
/// frozen as the agenda, section by section of the kind's template: support that has been reported
/// on, for review; the school's concerns, new and carried forward, the oldest first; and the
/// sections that only need notes.
///
/// A concern about a child is put on the agenda only with a lawful basis in force. The child is then
/// shared with the zone under that basis, and with nobody else. One without a basis stays where it
/// is, waiting, and is named as left out, with what the school can do.
///
/// A zone's or a trust's meeting starts with its template; its items are raised at the meeting
/// (``AddItem``).
///
/// PAGE    /meetings/{meeting}/close-pack
/// API     POST /api/meetings/{meeting}/close-pack
/// COMMAND alongside do close-agenda
/// SETTING meetings.yaml (agenda, pack-closes-working-days-before)
package struct CloseAgenda: Act {
    package let meeting: ID<Meeting>

    package static let name = "CloseAgenda"
    package static let needs = Permission.holdMeeting
    package static let api = "/api/meetings/{meeting}/close-pack"
    package static let summary = "Close a meeting's pack: freeze its agenda from what has come in."

    package init(_ form: inout FieldReader) throws(Refusals) {
        let meeting = form.required(MeetingField.meeting, as: ID<Meeting>.self)
        guard let meeting else { throw form.refused }
        self.meeting = meeting
    }

    // Who may.

    package func isInScope(_ occasion: Occasion) throws -> Bool { try occasion.mayHold(meeting) }

    // Whether it may.

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        let found = try occasion.meeting(meeting)
        var refusals = found.refusals(.packClosed)
        if refusals.isEmpty, occasion.today < found.packCloses {
            refusals.append(
                Refusal(
                    "",
                    "The school may add to this pack until \(found.packCloses.long). Close it then."
                ))
        }
        return refusals
    }

    // What happens.

    package struct Done: Codable, Sendable {
        package let meeting: ID<Meeting>
        package let items: Int
        /// Concerns about a child without a lawful basis: they wait.
        package let leftOut: [ID<Concern>]
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        let found = try occasion.meeting(meeting)
        guard let kind = found.kind(occasion.authority) else { throw NotThere() }
        let draw = try AgendaDraw.of(found, kind, on: occasion.today, in: occasion.database)
        var position = 0
        for section in kind.agenda {
            position += 1
            switch section.draws {
            case .nothing, .facts, .actions:
                try occasion.add(.section(section.title), to: found, section.code, at: position)
            case .support:
                for review in draw.reviews where review.mayBeDiscussed {
                    position += 1
                    try occasion.add(.review(review), to: found, section.code, at: position)
                }
            case .concerns:
                for waiting in draw.concerns
                where waiting.mayBeDiscussed && kind.section(for: waiting.focus) == section {
                    position += 1
                    try occasion.add(.concern(waiting), to: found, section.code, at: position)
                    let words = found.words(occasion.authority)
                    try occasion.move(
                        waiting.concern, to: .onAgenda, reason: "On the agenda of the \(words)")
                }
            }
        }
        try occasion.move(meeting, to: .packClosed)
        let items = try occasion.database.count(
            "SELECT count(*) FROM agenda_item WHERE meeting = \(meeting)")
        occasion.note(
            Self.self, meeting.subject, detail: "items \(items), left out \(draw.leftOut.count)")
        return Done(meeting: meeting, items: items, leftOut: draw.leftOut)
    }
}

extension CloseAgenda {
    package static func fields(_ authority: Authority) -> [Field] { [MeetingField.meeting] }
}

/// What an item of an agenda is made from.
enum ItemSource {
    case section(String)
    case concern(AgendaDraw.Waiting)
    case review(AgendaDraw.Review)
}

extension Occasion {
    /// Puts an item on an agenda. One about a child is shared with the meeting's zone under the
    /// basis that lets it be discussed.
    @discardableResult
    func add(
        _ source: ItemSource, to meeting: MeetingAtHand, _ section: String, at position: Int
    ) throws -> ID<AgendaItem> {
        let id: ID<AgendaItem> = writing.newID()
        let row: (title: String, ID<Concern>?, ID<SupportRequest>?, ID<AgendaItem>?) =
            switch source {
            case .section(let title): (title, nil, nil, nil)
            case .concern(let waiting): (waiting.title, waiting.concern, nil, waiting.last)
            case .review(let review): (review.title, nil, review.request, nil)
            }
        try writing.run(
            """
            INSERT INTO agenda_item
                (id, meeting, position, section, title, concern, review_of, carried_from)
            VALUES (\(id), \(meeting.id), \(position), \(section), \(row.title), \(row.1),
                \(row.2), \(row.3))
            """)
        switch source {
        case .section: break
        case .concern(let waiting): try share(waiting.child, waiting.basis, with: meeting)
        case .review(let review): try share(review.child, review.basis, with: meeting)
        }
        return id
    }

    private func share(
        _ child: ID<Child>?, _ basis: ID<LawfulBasis>?, with meeting: MeetingAtHand
    ) throws {
        guard let child, let basis, let zone = meeting.zone else { return }
        try writing.run(
            """
            INSERT INTO child_share (child, kind, value, basis, why, from_day)
            VALUES (\(child), 'zone', \(zone), \(basis),
                \(meeting.kind(authority)?.name ?? "A meeting"), \(today))
            ON CONFLICT (child, kind, value, basis)
            DO UPDATE SET why = excluded.why, from_day = excluded.from_day, until_day = NULL
            WHERE child_share.until_day IS NOT NULL
            """)
    }
}
