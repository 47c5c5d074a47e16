import Pages
import Reckoning
import Storage

/// WHEN a meeting agrees that somebody does something by a day
///
/// Whoever holds the meeting writes what is to be done, who does it (one of those at the meeting, or
/// a name) and by when. It may belong to an item; then it is read by whoever may read the item. It
/// is open from now on, stands in the next pack until it is closed, and on the Today page of its
/// owner.
///
/// PAGE    /meetings/{meeting}/actions/new
/// API     POST /api/meetings/{meeting}/actions
/// COMMAND alongside do agree-action
package struct AgreeAction: Act {
    package let meeting: ID<Meeting>
    package let item: ID<AgendaItem>?
    package let what: String
    package let attendee: ID<Attendance>?
    package let ownerName: String
    package let due: Day

    // What must be known.

    package static let name = "AgreeAction"
    package static let needs = Permission.holdMeeting
    package static let api = "/api/meetings/{meeting}/actions"
    package static let summary = "Agree an action: what, who does it and by when."

    init(
        meeting: ID<Meeting>, item: ID<AgendaItem>?, what: String, owner: String, due: Day
    ) {
        self.meeting = meeting
        self.item = item
        self.what = what
        attendee = nil
        ownerName = owner
        self.due = due
    }

    package init(_ form: inout FieldReader) throws(Refusals) {
        let meeting = form.required(MeetingField.meeting, as: ID<Meeting>.self)
        item = form.optional(Self.itemField)
        what = form.text(Self.whatField)
        attendee = form.optional(Self.ownerField)
        ownerName = form.text(Self.ownerNameField)
        let due = form.required(Self.dueField, as: Day.self)
        if attendee == nil, ownerName.isEmpty { form.refuse(Self.ownerField, "Say who does it") }
        guard let meeting, let due, form.refusals.isEmpty else { throw form.refused }
        (self.meeting, self.due) = (meeting, due)
    }

    // Who may.

    package func isInScope(_ occasion: Occasion) throws -> Bool {
        guard try occasion.mayHold(meeting) else { return false }
        guard let item else { return true }
        return try occasion.mayRecord(item)
    }

    // Whether it may.

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        var refusals = try occasion.meeting(meeting).recordRefusals
        let database = occasion.database
        if let item,
            try !database.exists(
                "SELECT 1 FROM agenda_item WHERE id = \(item) AND meeting = \(meeting)")
        {
            refusals.append(Refusal(Self.itemField, "Choose an item of this meeting"))
        }
        if let attendee,
            try !database.exists(
                "SELECT 1 FROM attendance WHERE id = \(attendee) AND meeting = \(meeting)")
        {
            refusals.append(Refusal(Self.ownerField, "Choose somebody of this meeting"))
        }
        if due < occasion.today {
            refusals.append(Refusal(Self.dueField, "Give a day from today on"))
        }
        return refusals
    }

    // What happens.

    package struct Done: Codable, Sendable {
        package let meeting: ID<Meeting>
        package let action: ID<AgreedAction>
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        let id: ID<AgreedAction> = occasion.writing.newID()
        let (found, named) = (try occasion.meeting(meeting), try owner(occasion))
        let school = try schoolOfItem(occasion) ?? found.school
        try occasion.writing.run(
            """
            INSERT INTO agreed_action
                (id, meeting, item, school, zone, what, owner_person, owner, due_day, state)
            VALUES (\(id), \(meeting), \(item), \(school), \(found.zone), \(what),
                \(named.person), \(named.name), \(due), \(AgreedAction.State.open))
            """)
        occasion.note(Self.self, id.subject, detail: meeting.subject)
        return Done(meeting: meeting, action: id)
    }

    private func schoolOfItem(_ occasion: Occasion) throws -> URN? {
        guard let item else { return nil }
        return try occasion.database.value(
            """
            SELECT coalesce(c.school, r.school) FROM agenda_item i
            LEFT JOIN concern c ON c.id = i.concern
            LEFT JOIN support_request r ON r.id = i.review_of
            WHERE i.id = \(item) AND coalesce(c.school, r.school) IS NOT NULL
            """)
    }

    private func owner(_ occasion: Occasion) throws -> (person: ID<Person>?, name: String) {
        guard let attendee else {
            return ownerName == occasion.person.name
                ? (occasion.person.id, ownerName) : (nil, ownerName)
        }
        let found = try occasion.database.all(
            "SELECT person, name FROM attendance WHERE id = \(attendee)"
        ) { (person: try $0[0] as ID<Person>?, name: try $0[1] as String) }
        return found.first.map { ($0.person, $0.name) } ?? (nil, ownerName)
    }
}

// The fields, in the order of the page.
extension AgreeAction {
    static let whatField = Field(
        "what", "What is to be done?", hint: "Leave out children's names.", .longText(rows: 2),
        required: "Say what is to be done", limit: 1_000)
    static let itemField = Field("item", "Which item does it come from?", .pick([]))
    static let ownerField = Field("owner", "Who does it?", .pick([]))
    static let ownerNameField = Field(
        "owner-name", "Somebody else: their name", limit: 120)
    static let dueField = Field(
        "due", "By when?", .day, required: "Give the day by which it is done")

    package static func fields(_ authority: Authority) -> [Field] {
        [MeetingField.meeting, whatField, itemField, ownerField, ownerNameField, dueField]
    }
}
