import Pages
import Reckoning
import Storage

/// WHEN a child changes schools and the record goes along
///
/// The SENDCo or the headteacher of the school that the child leaves releases the record to another
/// school that is known here, with the child's first day there, and says how the family was told.
/// It is done on that day or after, not ahead, so that the two schools never both have it: from
/// this moment the new school sees and keeps the record, and the old one no longer does. That it
/// was there, and until when, stays on the record, with everything that was raised and given then.
///
/// The lawful bases stay in force. They say what the council's people may be told about the child,
/// not which school asked; the family is told of the move, and the new school can withdraw or
/// renew them. What ends today is every share with a zone that is not the new school's: its team has
/// no part in the child any more. The new zone's team sees the child when a meeting there takes up a
/// concern, as always. A service goes on seeing the child while it gives support.
///
/// Open concerns and open support go along, and come up at the new school's meetings; what is over
/// stays in the old school's history, where the texts about the child are withheld. While the child
/// stands on an agenda, or a meeting about the child is still to come, the record stays where it is.
/// The need profile counts at the new school. It stands in this room because it touches the rooms
/// between.
///
/// Source: no published source says how Norfolk moves a record; this is ours, for the data
/// protection officer to confirm.
///
/// PAGE    /children/{child}/move
/// API     POST /api/children/{child}/move
/// COMMAND alongside do move-child
package struct MoveChild: Act {
    package let child: ID<Child>
    package let version: Int
    package let to: URN
    package let day: Day?
    package let told: String

    // What must be known.

    package static let name = "MoveChild"
    package static let needs = Permission.bringConcern
    package static let api = "/api/children/{child}/move"
    package static let summary = "Release a child's record to the school they go to now."

    package init(_ form: inout FieldReader) throws(Refusals) {
        let child = form.required(ChangeChild.childField, as: ID<Child>.self)
        let version = form.required(ChangeChild.versionField, as: Int.self)
        let to = form.required(Self.toField, as: URN.self)
        day = form.optional(Self.dayField)
        told = form.text(Self.toldField)
        guard let child, let version, let to, form.refusals.isEmpty else { throw form.refused }
        (self.child, self.version, self.to) = (child, version, to)
    }

    // Who may.

    package func isInScope(_ occasion: Occasion) throws -> Bool { try occasion.mayChange(child) }

    // Whether it may.

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        guard let found = try Child.find(child, in: occasion.database) else { throw NotThere() }
        var refusals: [Refusal] = []
        if to == found.school {
            refusals.append(Refusal(Self.toField, "The child goes to this school already"))
        } else if try !isOpen(occasion) {
            refusals.append(Refusal(Self.toField, Self.unknown))
        }
        if let day, day > occasion.today {
            refusals.append(
                Refusal(
                    Self.dayField, "Move the record on the child's first day there, not before"))
        }
        let stored: Int? = try occasion.database.value(
            "SELECT version FROM child WHERE id = \(child)")
        if stored != version {
            let words = "The record has changed since you opened it. Look at it again, then move it."
            refusals.append(Refusal("", words))
        }
        return try refusals + meetings(occasion)
    }

    static let unknown = """
        No open school with this URN is known here. Check it on the school's own page, or ask your \
        administrator to import it
        """

    private func isOpen(_ occasion: Occasion) throws -> Bool {
        try occasion.database.exists(
            "SELECT 1 FROM school WHERE urn = \(to) AND status <> 'closed'")
    }

    /// A meeting that is about to talk about the child, or has and is not published.
    private func meetings(_ occasion: Occasion) throws -> [Refusal] {
        let day: Day? = try occasion.database.value(
            """
            SELECT m.day FROM meeting m
            WHERE (m.child = \(child) AND m.state IN ('planned', 'pack-closed', 'held'))
            OR (m.state IN ('pack-closed', 'held') AND EXISTS (SELECT 1 FROM agenda_item i
                LEFT JOIN concern c ON c.id = i.concern
                LEFT JOIN support_request r ON r.id = i.review_of
                WHERE i.meeting = m.id AND coalesce(c.child, r.child) = \(child)))
            ORDER BY m.day LIMIT 1
            """)
        guard let day else { return [] }
        let words = """
            The child stands on the agenda of the meeting of \(day.short). Move the record once its \
            recap is published, or withdraw the concern.
            """
        return [Refusal("", words)]
    }

    // What happens.

    package struct Done: Codable, Sendable {
        package let child: ID<Child>
        package let from: URN
        package let to: URN
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        guard let found = try Child.find(child, in: occasion.database) else { throw NotThere() }
        try moveRecord(occasion)
        try moveOpenWork(occasion)
        for school in [found.school, to] {
            try occasion.countProfiles(of: school)
            try occasion.countConcerns(of: school)
            try occasion.countSupport(of: school)
        }
        try endShares(occasion)
        let id: ID<ChildMove> = occasion.writing.newID()
        try occasion.writing.run(
            """
            INSERT INTO child_move
                (id, child, from_school, to_school, day, told, moved_by, moved_at)
            VALUES (\(id), \(child), \(found.school), \(to), \(day ?? occasion.today), \(told),
                \(occasion.person.id), \(occasion.now))
            """)
        occasion.note(
            Self.self, child.subject, detail: "\(found.school.subject) to \(to.subject)")
        return Done(child: child, from: found.school, to: to)
    }

    /// The record, and its place in the counts of the two schools.
    private func moveRecord(_ occasion: Occasion) throws {
        let profiles: [ID<NeedProfile>] = try occasion.database.values(
            "SELECT id FROM need_profile WHERE child = \(child) AND is_current ORDER BY id")
        for profile in profiles { try occasion.countNeeds(of: profile, by: -1) }
        try occasion.writing.run(
            """
            UPDATE child SET school = \(to), version = version + 1
            WHERE id = \(child) AND version = \(version)
            """)
        for profile in profiles { try occasion.countNeeds(of: profile, by: 1) }
    }

    private func moveOpenWork(_ occasion: Occasion) throws {
        let reason = "The child changed schools, and this went along."
        let concerns = try occasion.database.all(
            """
            SELECT id, state FROM concern WHERE child = \(child)
            AND state IN \(list: Concern.State.allCases.filter(\.isOpen)) ORDER BY id
            """
        ) { (id: try $0[0] as ID<Concern>, state: try $0[1] as Concern.State) }
        for concern in concerns {
            try occasion.writing.run(
                """
                UPDATE concern SET school = \(to), version = version + 1 WHERE id = \(concern.id)
                """)
            try occasion.step(concern.id, concern.state, reason: reason)
        }
        // Its steps stay as they are: they say when the service and the practitioner did what.
        try occasion.writing.run(
            """
            UPDATE support_request SET school = \(to) WHERE child = \(child)
            AND state IN \(list: SupportRequest.State.open)
            """)
    }

    /// What was shared with another zone than the new school's ends.
    private func endShares(_ occasion: Occasion) throws {
        let today = occasion.today
        try occasion.writing.run(
            """
            UPDATE child_share SET until_day = \(today)
            WHERE child = \(child) AND kind = 'zone' AND (until_day IS NULL OR until_day > \(today))
            AND value NOT IN (SELECT zm.zone FROM zone_membership zm WHERE zm.school = \(to)
                AND zm.from_day <= \(today) AND (zm.until_day IS NULL OR zm.until_day > \(today)))
            """)
    }
}

// The fields, in the order of the page.
extension MoveChild {
    static let toField = Field(
        "to", "Which school do they go to now?", hint: "Its URN, six digits.", .number,
        required: "Give the URN of the school they go to now")
    static let dayField = Field(
        "day", "When was their first day there?", hint: "Leave it empty for today.", .day)
    static let toldField = Field(
        "told", "How was the family told that the record goes along?",
        hint: "For example: by letter on 3 October. The new school reads this.", .longText(rows: 2),
        required: "Say how the family was told", limit: 1_000)

    package static func fields(_ authority: Authority) -> [Field] {
        [ChangeChild.childField, ChangeChild.versionField, toField, dayField, toldField]
    }
}
