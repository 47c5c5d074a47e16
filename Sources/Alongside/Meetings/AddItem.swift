import Pages
import Reckoning
import Storage

/// WHEN something is raised at the meeting itself
///
/// Whoever holds the meeting adds an item to a frozen agenda: what it is about, its offer and needs,
/// and a line for the agenda. Behind it stands a concern like any other, so that what follows from
/// its decision can be traced; what has been tried and what is wanted may be left to the notes.
///
/// A child can only be raised who has a lawful basis in force and is shared with whoever raises
/// them: for others, the school records a basis first.
///
/// PAGE    /meetings/{meeting}/items/new
/// API     POST /api/meetings/{meeting}/items
/// COMMAND alongside do add-item
/// SETTING meetings.yaml (focus, agenda)
package struct AddItem: Act {
    package let meeting: ID<Meeting>
    let concern: BringConcern

    package static let name = "AddItem"
    package static let needs = Permission.holdMeeting
    package static let api = "/api/meetings/{meeting}/items"
    package static let summary = "Add an item that is raised at the meeting itself."

    package init(_ form: inout FieldReader) throws(Refusals) {
        let meeting = form.required(MeetingField.meeting, as: ID<Meeting>.self)
        var given = form.given
        for name in ["tried", "outcome", "asked"] where given[name].isEmpty {
            given[name] = "Raised at the meeting: see its record."
        }
        var reader = FieldReader(given)
        let concern: BringConcern
        do {
            concern = try BringConcern(&reader)
        } catch {
            throw Refusals(form.refusals + error.list)
        }
        guard let meeting else { throw form.refused }
        (self.meeting, self.concern) = (meeting, concern)
    }

    // Who may.

    package func isInScope(_ occasion: Occasion) throws -> Bool {
        guard try occasion.mayHold(meeting) else { return false }
        guard let child = concern.child else { return true }
        let mine = occasion.person.scope(.seeChild)
            .children("ch.id", school: "ch.school", on: occasion.today)
        return try occasion.database.exists(
            "SELECT 1 FROM child ch WHERE ch.id = \(child) AND \(mine)")
    }

    // Whether it may.

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        let found = try occasion.meeting(meeting)
        var refusals = found.recordRefusals + (try concern.refusals(occasion))
        if let kind = found.kind(occasion.authority), kind.section(for: concern.focus) == nil {
            refusals.append(
                Refusal("focus", "A \(kind.name) does not take items about this. Choose another."))
        }
        if try !isOfMeeting(found, occasion) {
            refusals.append(Refusal("school", "Choose a school that this meeting is held for"))
        }
        if let child = concern.child,
            try !occasion.database.exists(LawfulBasis.inForce(child: child, on: occasion.today))
        {
            refusals.append(
                Refusal(
                    "child",
                    "This child has no lawful basis in force. Ask the school to record one."))
        }
        return refusals
    }

    private func isOfMeeting(_ meeting: MeetingAtHand, _ occasion: Occasion) throws -> Bool {
        if let school = meeting.school { return school == concern.school }
        let (table, today): (SQL, Day) = (
            meeting.trust.map { "trust_membership d WHERE d.trust = \($0)" }
                ?? "zone_membership d WHERE d.zone = \(meeting.zone)", occasion.today
        )
        return try occasion.database.exists(
            """
            SELECT 1 FROM \(table) AND d.school = \(concern.school) AND d.from_day <= \(today)
            AND (d.until_day IS NULL OR d.until_day > \(today))
            """)
    }

    // What happens.

    package struct Done: Codable, Sendable {
        package let meeting: ID<Meeting>
        package let item: ID<AgendaItem>
        package let concern: ID<Concern>
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        let found = try occasion.meeting(meeting)
        let section = found.kind(occasion.authority)?.section(for: concern.focus)?.code ?? ""
        let brought = try occasion.follow(concern)
        let basis: ID<LawfulBasis>? = try concern.child.flatMap {
            try occasion.database.value(LawfulBasis.inForce(child: $0, on: occasion.today))
        }
        let last = try occasion.database.count(
            "SELECT coalesce(max(position), 0) FROM agenda_item WHERE meeting = \(meeting)")
        let waiting = AgendaDraw.Waiting(
            concern: brought.concern, focus: concern.focus, title: concern.title,
            child: concern.child, basis: basis, last: nil)
        let item = try occasion.add(.concern(waiting), to: found, section, at: last + 1)
        try occasion.move(
            brought.concern, to: .onAgenda,
            reason: "Raised at the \(found.words(occasion.authority))")
        occasion.note(Self.self, meeting.subject, detail: item.subject)
        return Done(meeting: meeting, item: item, concern: brought.concern)
    }
}

extension AddItem {
    package static func fields(_ authority: Authority) -> [Field] {
        [MeetingField.meeting]
            + BringConcern.fields(authority).map { field in
                ["tried", "outcome", "asked"].contains(field.name)
                    ? Field(field.name, field.label, field.kind) : field
            }
    }
}
