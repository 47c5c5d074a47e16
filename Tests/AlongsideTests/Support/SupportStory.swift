import Alongside
import AlongsideTesting
import Pages
import Reckoning
import Storage
import Testing

/// A story of support, told up to where a test begins: the meeting of Marshgate on the clock's day,
/// with one concern on its agenda.
struct SupportStory: Sendable {
    let test: TestHouse
    let concern: ID<Concern>
    let meeting: ID<Meeting>
    let item: ID<AgendaItem>

    /// Makes a house with the cast, and the meeting.
    static func with(
        _ engine: Engine, concern fields: [String: String] = [:], basis: Bool = true,
        _ body: (SupportStory) async throws -> Void
    ) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            if basis { try await test.recordBasis(for: Cast.kit) }
            try await body(try await begin(test, fields))
        }
    }

    static func begin(_ test: TestHouse, _ fields: [String: String] = [:]) async throws -> Self {
        var form = FieldReader(broughtConcern(fields))
        let brought = try await test.house.perform(BringConcern(&form), by: Cast.dawn)
        let school = brought.school
        return try await test.store.keep { writing in
            let (meeting, item): (ID<Meeting>, ID<AgendaItem>) = (writing.newID(), writing.newID())
            try writing.run(
                """
                INSERT INTO meeting (id, kind, zone, school, day, starts_minute, minutes, place,
                    state, pack_closes_day)
                VALUES (\(meeting), 'team-around-school', \(Cast.north), \(school), '2025-10-07',
                    600, 90, 'School', 'held', '2025-09-30')
                """)
            try writing.run(
                """
                INSERT INTO agenda_item (id, meeting, position, section, title, concern)
                VALUES (\(item), \(meeting), 1, 'children', 'An item', \(brought.concern))
                """)
            try writing.run(
                "UPDATE concern SET state = 'on-agenda' WHERE id = \(brought.concern)")
            return SupportStory(
                test: test, concern: brought.concern, meeting: meeting, item: item)
        }
    }
}

// The story goes on.
extension SupportStory {
    /// Does an act as the doors do: from its fields.
    @discardableResult
    func does<Doing: Act>(
        _ person: Person, _ act: Doing.Type, _ fields: [String: String], once: String? = nil
    ) async throws -> Doing.Done {
        var form = FieldReader(Given(fields.mapValues { [$0] }))
        return try await test.house.perform(Doing(&form), by: person, once: once)
    }

    func requested(
        of service: String = "epss", question: String = "How do we start?"
    ) async throws -> ID<SupportRequest> {
        try await does(
            Cast.sana, RequestSupport.self,
            ["concern": concern.text, "item": item.text, "service": service, "question": question]
        ).request
    }

    func accepted() async throws -> ID<SupportRequest> {
        let request = try await requested()
        try await does(Cast.lena, AcceptRequest.self, ["request": request.text])
        return request
    }

    func allocated(
        to person: Person = Cast.priya, _ more: [String: String] = [:]
    ) async throws -> ID<SupportRequest> {
        let request = try await accepted()
        try await allocates(request, to: person, more)
        return request
    }

    func allocates(
        _ request: ID<SupportRequest>, to person: Person = Cast.priya,
        _ more: [String: String] = [:]
    ) async throws {
        let fields = [
            "request": request.text, "practitioner": person.id.text, "days": "3",
            "reason": "Knows the school.",
        ]
        try await does(Cast.lena, AllocateSupport.self, fields.merging(more) { $1 })
    }

    func logs(
        _ request: ID<SupportRequest>, _ more: [String: String] = [:],
        as person: Person = Cast.priya
    ) async throws {
        let fields = [
            "request": request.text, "day": "2025-10-07", "hours": "2½", "what": "Met the staff.",
        ]
        try await does(person, LogSession.self, fields.merging(more) { $1 })
    }

    func reported() async throws -> ID<SupportRequest> {
        let request = try await allocated()
        try await logs(request)
        try await does(
            Cast.priya, ReportSupport.self,
            [
                "request": request.text, "findings": "Reading is slow.",
                "recommendations": "Ten minutes a day.",
            ])
        return request
    }

    /// Puts a request on the agenda for review, as the pack of the next meeting does.
    func reviewItem(_ request: ID<SupportRequest>) async throws -> ID<AgendaItem> {
        let meeting = meeting
        return try await test.store.keep { writing in
            let item: ID<AgendaItem> = writing.newID()
            try writing.run(
                """
                INSERT INTO agenda_item (id, meeting, position, section, title, review_of)
                VALUES (\(item), \(meeting), 2, 'reviews', 'A review', \(request.text))
                """)
            return item
        }
    }

    /// A request as somebody reads it.
    func sees(_ person: Person, _ request: ID<SupportRequest>) async throws -> SupportRecord? {
        let today = test.house.today
        return try await test.store.read {
            try SupportRecord.find(request, for: person, on: today, in: $0)
        }
    }

    func state(_ request: ID<SupportRequest>) async throws -> String {
        try await text("SELECT state FROM support_request WHERE id = \(request)")
    }

    func concernState() async throws -> String {
        try await text("SELECT state FROM concern WHERE id = \(concern)")
    }

    func text(_ sql: SQL) async throws -> String {
        try await test.store.read { try $0.value(sql) ?? "" }
    }

    /// What stands in the way of an act: the fields it is tied to, and the words.
    func refusals<Doing: Act>(
        _ person: Person, _ act: Doing.Type, _ fields: [String: String]
    ) async throws -> [Refusal] {
        do {
            try await does(person, act, fields)
            return []
        } catch let refused as Refusals {
            return refused.list
        }
    }
}

extension TestHouse {
    /// Consent for a child, in force from 1 September 2025.
    func recordBasis(for child: ID<Child>, until: String? = nil) async throws {
        try await store.keep { writing in
            let id: ID<LawfulBasis> = writing.newID()
            try writing.run(
                """
                INSERT INTO lawful_basis (id, child, kind, details, from_day, until_day,
                    recorded_by, recorded_at)
                VALUES (\(id), \(child), 'consent', '{}', '2025-09-01', \(until), \(Cast.dawn.id),
                    \(writing.now))
                """)
        }
    }
}

/// What a SENDCo types: by another name, because a story has a concern of its own.
private func broughtConcern(_ fields: [String: String]) -> Given { concern(fields) }
