import Pages
import Reckoning
import Storage

/// A meeting as an act finds it, inside the transaction that will change it.
struct MeetingAtHand: Sendable, RowReadable {
    let id: ID<Meeting>
    let kind: MeetingKind.Code
    let zone: String?
    let school: URN?
    let trust: Int?
    let child: ID<Child>?
    let day: Day
    let starts: Int
    let minutes: Int
    let place: String
    let state: Meeting.State
    let packCloses: Day
    let version: Int

    init(row: Row) throws {
        id = try row[0]
        kind = try row[1]
        zone = try row[2]
        school = try row[3]
        trust = try row[4]
        child = try row[5]
        day = try row[6]
        starts = try row[7]
        minutes = try row[8]
        place = try row[9]
        state = try row[10]
        packCloses = try row[11]
        version = try row[12]
    }

    static func find(_ id: ID<Meeting>, in database: any Connection) throws -> MeetingAtHand? {
        try database.first(
            """
            SELECT id, kind, zone, school, trust, child, day, starts_minute, minutes, place, state,
                pack_closes_day, version
            FROM meeting WHERE id = \(id)
            """)
    }

    /// The kind as it was when the meeting is held.
    func kind(_ authority: Authority) -> MeetingKind? {
        authority.meetingKind(kind, on: day) ?? authority.meetingKind(kind)
    }

    /// "TAS on 14 October 2025".
    func words(_ authority: Authority) -> String {
        "\(kind(authority)?.shortName ?? kind.rawValue) on \(day.short)"
    }
}

extension Occasion {
    /// The meeting an act is done to.
    func meeting(_ id: ID<Meeting>) throws -> MeetingAtHand {
        guard let found = try MeetingAtHand.find(id, in: database) else { throw NotThere() }
        return found
    }

    /// Writes down that a meeting came into a state, or was changed in it: when, by whom, why; and
    /// looks up which is now its school's last and next.
    func step(_ meeting: ID<Meeting>, _ state: Meeting.State, reason: String = "") throws {
        let id: ID<Meeting.State> = writing.newID()
        try writing.run(
            """
            INSERT INTO meeting_step (id, meeting, state, reason, person, at)
            VALUES (\(id), \(meeting), \(state), \(reason), \(person.id), \(now))
            """)
        try findMeetings(beside: meeting)
    }

    /// Moves a meeting to a state that may follow the one it is in.
    func move(_ meeting: ID<Meeting>, to state: Meeting.State, reason: String = "") throws {
        let before = Meeting.State.allCases.filter { $0.next.contains(state) }
        let moved = try writing.run(
            """
            UPDATE meeting SET state = \(state), version = version + 1
            WHERE id = \(meeting) AND state IN \(list: before)
            """)
        guard moved == 1 else { throw Refusals([Refusal("", "This meeting has moved on")]) }
        try step(meeting, state, reason: reason)
    }
}

extension MeetingAtHand {
    /// Why a meeting cannot come into a state from the one it is in.
    func refusals(_ wanted: Meeting.State) -> [Refusal] {
        guard !state.next.contains(wanted) else { return [] }
        if state == .packClosed, wanted == .published {
            return [Refusal("", "First say on the record that the meeting has been held.")]
        }
        return [
            Refusal(
                "",
                "This cannot be done: the meeting is “\(state.words)”. Open it again to see why.")
        ]
    }

    /// Why a page that was open no longer shows the meeting as it is.
    func refusals(seen version: Int?) -> [Refusal] {
        guard let version, version != self.version else { return [] }
        return [
            Refusal(
                "",
                """
                Somebody else has changed this meeting since you opened it. It is now on \
                \(day.long) at \(clockWords(starts)), \(place). Look at it again before you go on.
                """)
        ]
    }

    /// Why the people of a meeting no longer change, with what does not change any more.
    func overRefusals(_ words: String) -> [Refusal] {
        state == .published || state == .cancelled
            ? [Refusal("", "This meeting is over: \(words)")] : []
    }

    /// Why nothing can be recorded.
    var recordRefusals: [Refusal] {
        switch state {
        case .packClosed, .held: []
        case .planned: [Refusal("", "Close the pack first: then there is an agenda to record.")]
        case .published:
            [Refusal("", "The recap has been published, so the record no longer changes.")]
        case .cancelled: [Refusal("", "This meeting was cancelled.")]
        }
    }
}

/// Fields that acts on a meeting share.
enum MeetingField {
    static let meeting = Field("meeting", "Meeting", .hidden, required: "Say which meeting")
    /// The version that was on the screen, so that nobody overwrites what they have not seen.
    static let version = Field("version", "Version", .hidden)
    static func reason(_ label: String, _ missing: String) -> Field {
        Field("reason", label, .longText(rows: 3), required: missing, limit: 2_000)
    }
}
