import Pages
import Reckoning
import Storage

/// WHEN the zone team plans a meeting
///
/// Somebody of the zone team, or its coordinator, says what kind of meeting it is, for whom, when
/// and where. The kind must be the right one: Teams Around the School take the place of Core
/// Consultations zone by zone, so a school has one or the other on any day. Meetings for a school
/// are on school days. A Way Forward Meeting is for one child, who has a lawful basis in force.
///
/// Those who usually attend are invited: whoever holds one of the kind's roles for the school, its
/// zone or its trust on that day. The pack opens at once and closes for the school some working
/// days before the meeting, as the authority says.
///
/// Source: SEND and Inclusion Support Model page, January 2025 (which zones hold what from when;
/// who takes part).
///
/// PAGE    /meetings/new
/// API     POST /api/meetings
/// COMMAND alongside do plan-meeting
/// SETTING meetings.yaml, zones.yaml, calendar.yaml
package struct PlanMeeting: Act {
    package let kind: MeetingKind.Code
    package let school: URN?
    package let zone: String?
    package let trust: Int?
    package let child: ID<Child>?
    let time: MeetingTime
    package let minutes: Int?
    package let place: String
    /// Who takes which role at it, where that is settled; for other roles whoever usually attends.
    package var seated: [Seated] = []

    /// Somebody who takes a role at a meeting.
    package struct Seated: Sendable {
        package let role: String
        package let person: ID<Person>
        package let name: String

        package init(role: String, person: ID<Person>, name: String) {
            (self.role, self.person, self.name) = (role, person, name)
        }
    }

    // What must be known.

    package static let name = "PlanMeeting"
    package static let needs = Permission.holdMeeting
    package static let api = "/api/meetings"
    package static let summary = "Plan a meeting and invite those who usually attend."

    package init(_ form: inout FieldReader) throws(Refusals) {
        let kind = form.required(Self.kindField, as: MeetingKind.Code.self)
        school = form.optional(Self.schoolField)
        zone = form.optional(Self.zoneField)
        trust = form.optional(Self.trustField)
        child = form.optional(Self.childField)
        let time = MeetingTime(&form)
        minutes = form.optional(MeetingTime.minutesField)
        place = form.text(MeetingTime.placeField)
        guard let kind, let time, form.refusals.isEmpty else { throw form.refused }
        (self.kind, self.time) = (kind, time)
    }

    /// A meeting that follows from another act: a term's plan that is published.
    package init(
        _ kind: MeetingKind.Code, zone: String?, school: URN?, trust: Int?, day: Day, starts: Int,
        minutes: Int, place: String, seated: [Seated]
    ) {
        (self.kind, self.zone, self.school, self.trust, child) = (kind, zone, school, trust, nil)
        time = MeetingTime(day: day, starts: starts)
        (self.minutes, self.place, self.seated) = (minutes, place, seated)
    }

    // Who may.

    package func isInScope(_ occasion: Occasion) throws -> Bool {
        let (scope, today) = (occasion.person.scope(Self.needs), occasion.today)
        var conditions: [SQL] = []
        if let child {
            let mine = occasion.person.scope(.seeChild)
                .children("ch.id", school: "ch.school", on: today)
            conditions.append("EXISTS (SELECT 1 FROM child ch WHERE ch.id = \(child) AND \(mine))")
        }
        if let school {
            let mine = scope.schools("s.urn", on: today)
            conditions.append("EXISTS (SELECT 1 FROM school s WHERE s.urn = \(school) AND \(mine))")
        }
        if let zone { conditions.append(scope.zones("\(zone)")) }
        if let trust {
            conditions.append(
                """
                EXISTS (SELECT 1 FROM trust_membership tm WHERE tm.trust = \(trust)
                AND tm.from_day <= \(today) AND (tm.until_day IS NULL OR tm.until_day > \(today))
                AND \(scope.schools("tm.school", on: today)))
                """)
        }
        return try occasion.database.exists("SELECT 1 WHERE \(SQL.all(conditions))")
    }

    // Whether it may.

    package func refusals(_ occasion: Occasion) throws -> [Refusal] {
        let authority = occasion.authority
        guard let kind = authority.meetingKind(kind, on: time.day) ?? authority.meetingKind(kind)
        else { return [Refusal(Self.kindField, "Choose one of the kinds of meeting")] }
        var refusals = try subjectRefusals(kind, occasion)
        guard refusals.isEmpty else { return refusals }
        refusals += try time.refusals(
            kind, zone: try zoneOf(kind, occasion), school: school, except: nil, occasion)
        if let minutes, !(5...600).contains(minutes) || time.starts + minutes > 1_440 {
            refusals.append(
                Refusal(MeetingTime.minutesField, "Give from 5 to 600 minutes, ending by midnight"))
        }
        return refusals
    }

    /// A kind is held for a school, a zone, a trust or a child, and for nothing else.
    private func subjectRefusals(_ kind: MeetingKind, _ occasion: Occasion) throws -> [Refusal] {
        switch kind.subject {
        case .school where school == nil: return [Refusal(Self.schoolField, "Choose the school")]
        case .zone where zone.flatMap({ occasion.authority.zone($0) }) == nil:
            return [Refusal(Self.zoneField, "Choose the zone")]
        case .trust where trust == nil: return [Refusal(Self.trustField, "Choose the trust")]
        case .child:
            guard let child, let school,
                try occasion.database.exists(
                    "SELECT 1 FROM child WHERE id = \(child) AND school = \(school)")
            else { return [Refusal(Self.childField, "Choose the child, and their school")] }
            if try !occasion.database.exists(LawfulBasis.inForce(child: child, on: occasion.today)) {
                return [Refusal(Self.childField, "This child has no lawful basis in force")]
            }
        case .school, .zone, .trust: break
        }
        guard kind.subject == .school || kind.subject == .child, let school else { return [] }
        if try occasion.database.exists(
            "SELECT 1 FROM school WHERE urn = \(school) AND status = 'closed'")
        {
            return [Refusal(Self.schoolField, "This school has closed. Choose another.")]
        }
        if try zoneOf(kind, occasion) == nil {
            return [
                Refusal(
                    Self.schoolField,
                    "This school is in no zone on that day, so it has no zone team. Ask the county to place it."
                )
            ]
        }
        return []
    }

    /// The zone it belongs to: its own, or the school's on that day.
    private func zoneOf(_ kind: MeetingKind, _ occasion: Occasion) throws -> String? {
        guard kind.subject == .school || kind.subject == .child, let school else {
            return kind.subject == .zone ? zone : nil
        }
        return try occasion.database.value(
            """
            SELECT zone FROM zone_membership WHERE school = \(school) AND from_day <= \(time.day)
            AND (until_day IS NULL OR until_day > \(time.day)) ORDER BY from_day DESC LIMIT 1
            """)
    }

    // What happens.

    package struct Done: Codable, Sendable {
        package let meeting: ID<Meeting>
        /// How many people were invited.
        package let invited: Int
    }

    package func happen(_ occasion: Occasion) throws -> Done {
        let id: ID<Meeting> = occasion.writing.newID()
        let authority = occasion.authority
        guard let kind = authority.meetingKind(kind, on: time.day) else { throw NotThere() }
        let ofSchool = kind.subject == .school || kind.subject == .child
        let zone = try zoneOf(kind, occasion)
        let closes = authority.packCloses(for: kind, heldOn: time.day)
        try occasion.writing.run(
            """
            INSERT INTO meeting (id, kind, zone, school, trust, child, day, starts_minute, minutes,
                place, state, pack_closes_day)
            VALUES (\(id), \(kind.code), \(zone), \(ofSchool ? school : nil),
                \(kind.subject == .trust ? trust : nil), \(kind.subject == .child ? child : nil),
                \(time.day), \(time.starts), \(minutes ?? kind.minutes), \(place),
                \(Meeting.State.planned), \(closes))
            """)
        try occasion.step(id, .planned)
        for one in seated { try occasion.invite(one.name, as: one.role, one.person, to: id) }
        let invited = try occasion.inviteUsual(to: id, kind, except: seated.map(\.role))
        occasion.mails.planned(id)
        occasion.note(Self.self, id.subject, detail: "\(kind.code.rawValue) \(time.day)")
        return Done(meeting: id, invited: invited)
    }
}

// The fields, in the order of the page.
extension PlanMeeting {
    static let kindField = Field(
        "kind", "What kind of meeting?", .choice([]), required: "Choose the kind of meeting")
    static let schoolField = Field("school", "Which school?", .pick([]))
    static let zoneField = Field("zone", "Which zone?", .pick([]))
    static let trustField = Field("trust", "Which trust?", .pick([]))
    static let childField = Field("child", "Which child?", .pick([]))

    package static func fields(_ authority: Authority) -> [Field] {
        [
            kindField.offering(
                authority.meetingKinds.map { .init($0.code.rawValue, $0.name, hint: $0.purpose) }),
            schoolField, zoneField.offering(authority.zones.map { .init($0.code, $0.name) }),
            trustField, childField, MeetingTime.dayField, MeetingTime.startsField,
            MeetingTime.minutesField, MeetingTime.placeField,
        ]
    }
}
