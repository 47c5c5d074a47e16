import Alongside
import AlongsideTesting
import Pages
import Reckoning
import Storage

// The steps of a meeting, as tests take them: a Team Around the School for Marshgate on Tuesday
// 14 October 2025, whose pack closes on Tuesday 7 October, the day at which the clock stands.
extension TestHouse {
    func plan(
        _ changes: [String: String] = [:], as person: Person = Cast.sana
    ) async throws -> ID<Meeting> {
        var fields = [
            "kind": "team-around-school", "school": "900001", "day": "2025-10-14",
            "starts": "09:30", "place": "The library",
        ]
        fields.merge(changes) { _, new in new }
        return try await does(person, PlanMeeting.self, fields.filter { !$0.value.isEmpty }).meeting
    }

    /// A concern brought by Marshgate's SENDCo.
    func brought(_ changes: [String: String] = [:]) async throws -> ID<Concern> {
        try await does(Cast.dawn, BringConcern.self, concern(changes)).concern
    }

    @discardableResult
    func closePack(_ meeting: ID<Meeting>, as person: Person = Cast.sana) async throws
        -> CloseAgenda.Done
    {
        try await does(person, CloseAgenda.self, ["meeting": meeting.text])
    }

    func items(_ meeting: ID<Meeting>, as person: Person = Cast.sana) async throws
        -> [AgendaItemRecord]
    {
        let today = house.today
        return try await store.read {
            try AgendaItemRecord.of(meeting, for: person, on: today, in: $0)
        }
    }

    func item(
        of concern: ID<Concern>, at meeting: ID<Meeting>
    ) async throws -> AgendaItemRecord? {
        try await items(meeting).first { $0.concern == concern }
    }

    @discardableResult
    func record(
        _ item: AgendaItemRecord, _ fields: [String: String], as person: Person = Cast.sana
    ) async throws -> RecordItem.Done {
        var all = ["item": item.id.text, "version": String(item.version)]
        all.merge(fields) { _, new in new }
        return try await does(person, RecordItem.self, all)
    }

    /// Says that the meeting has been held on its day, and that the first invited came.
    func hold(_ meeting: ID<Meeting>, as person: Person = Cast.sana) async throws {
        let day: Day? = try await store.read {
            try $0.value("SELECT day FROM meeting WHERE id = \(meeting)")
        }
        while let day, house.today < day { clock.advance(days: 1) }
        let came: ID<Attendance>? = try await store.read {
            try $0.value("SELECT id FROM attendance WHERE meeting = \(meeting) ORDER BY id")
        }
        try await does(
            person, HoldMeeting.self, ["meeting": meeting.text, "attended": came?.text ?? ""])
    }

    @discardableResult
    func publish(_ meeting: ID<Meeting>, as person: Person = Cast.sana, once: String? = nil)
        async throws -> PublishRecap.Done
    {
        try await does(person, PublishRecap.self, ["meeting": meeting.text], once: once)
    }

    func concernState(_ concern: ID<Concern>) async throws -> Concern.State? {
        try await store.read { try $0.value("SELECT state FROM concern WHERE id = \(concern)") }
    }

    func meetingState(_ meeting: ID<Meeting>) async throws -> Meeting.State? {
        try await store.read { try $0.value("SELECT state FROM meeting WHERE id = \(meeting)") }
    }
}
