import Reckoning
import Storage

/// What the page of a meeting shows: its pack, as it builds itself from data while it is open, and
/// the frozen agenda afterwards.
struct MeetingPack: Sendable {
    let meeting: MeetingRecord
    let mayHold: Bool
    /// Whether the reader speaks for a school of this meeting.
    let isMySchool: Bool
    let attendees: [AttendeeRecord]
    let papers: [PaperRecord]
    let steps: [Step<Meeting.State>]
    let items: [AgendaItemRecord]
    let concerns: [ConcernRecord]
    let inProgress: [SupportRecord]
    let forReview: [SupportRecord]
    /// The open actions of the school, those of this meeting among them.
    let actions: [AgreedActionRecord]
    let last: MeetingRecord?
    let lastItems: [AgendaItemRecord]
    let changes: [SchoolChange]
    let rating: RatingRecord?

    static func find(
        _ id: ID<Meeting>, for person: Person, on today: Day, in database: any Connection
    ) throws -> MeetingPack? {
        guard let meeting = try MeetingRecord.find(id, for: person, on: today, in: database) else {
            return nil
        }
        let last = try MeetingRecord.before(meeting, for: person, on: today, in: database)
        let school = meeting.isWithheld ? nil : meeting.school
        let isAhead = meeting.state.isAhead
        return MeetingPack(
            meeting: meeting,
            mayHold: try reaches(meeting, person.scope(.holdMeeting), today, database),
            isMySchool: try reaches(meeting, person.scope(.bringConcern), today, database),
            attendees: meeting.isWithheld ? [] : try AttendeeRecord.of(id, in: database),
            papers: meeting.isWithheld ? [] : try PaperRecord.of(id, in: database),
            steps: try Step.all(
                from: "meeting_step", where: "st.meeting = \(id)",
                withReasons: !meeting.isWithheld, in: database),
            items: try AgendaItemRecord.of(id, for: person, on: today, in: database),
            concerns: try isAhead
                ? school.map { try waiting($0, meeting, person, today, database) } ?? [] : [],
            inProgress: try isAhead
                ? school.map {
                    try SupportRecord.inProgress(at: $0, for: person, on: today, in: database)
                } ?? [] : [],
            forReview: try isAhead
                ? school.map {
                    try SupportRecord.awaitingReview(at: $0, for: person, on: today, in: database)
                } ?? [] : [],
            actions: try school.map {
                try AgreedActionRecord.open(at: $0, for: person, on: today, in: database)
            }
                ?? AgreedActionRecord.of(id, for: person, on: today, in: database),
            last: last,
            lastItems: try last.map {
                try AgendaItemRecord.of($0.id, for: person, on: today, in: database)
            } ?? [],
            changes: try school.map {
                try SchoolChange.of($0, since: last?.day, on: today, in: database)
            } ?? [],
            rating: try RatingRecord.of(id, in: database))
    }

    static func reaches(
        _ meeting: MeetingRecord, _ scope: Scope, _ today: Day, _ database: any Connection
    ) throws -> Bool {
        try database.exists(
            "SELECT 1 FROM meeting m WHERE m.id = \(meeting.id) AND \(scope.meetings(on: today))")
    }

    /// The concerns that wait for a meeting, oldest first.
    private static func waiting(
        _ school: URN, _ meeting: MeetingRecord, _ person: Person, _ today: Day,
        _ database: any Connection
    ) throws -> [ConcernRecord] {
        let states = Concern.State.allCases.filter(\.isWaiting)
        let only: SQL = meeting.child.map { "c.child = \($0)" } ?? "TRUE"
        let condition: SQL = """
            c.school = \(school) AND c.state IN \(list: states) AND \(only)
            ORDER BY c.brought_at, c.id
            """
        return try database.all(ConcernRecord.query(person, on: today, where: condition)) {
            try ConcernRecord(row: $0)
        }
    }

    /// The children that it shows to its reader.
    var shown: [String] {
        let children =
            concerns.compactMap(\.child) + (items + lastItems).compactMap(\.child)
            + (inProgress + forReview).compactMap(\.child)
        return Set(children.map(\.subject)).sorted()
    }
}

/// A fact about a school that has changed: a new head count, a new trust.
struct SchoolChange: Sendable, RowReadable {
    let fact: String
    let was: String
    let becomes: String
    let day: Day

    init(row: Row) throws {
        fact = try row[0]
        was = try row[1]
        becomes = try row[2]
        day = try row[3]
    }

    /// What changed since a day, or in the last year, newest first.
    static func of(
        _ school: URN, since: Day?, on today: Day, in database: any Connection
    ) throws -> [SchoolChange] {
        let since = since ?? today.adding(days: -365)
        return try database.all(
            """
            SELECT fact, was, becomes, day FROM school_fact
            WHERE school = \(school) AND noted_at >= \(since) ORDER BY noted_at DESC, fact LIMIT 30
            """)
    }
}
