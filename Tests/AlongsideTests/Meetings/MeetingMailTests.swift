import AlongsideTesting
import Foundation
import Pages
import Reckoning
import Storage
import Testing

@testable import Alongside

@Suite struct MeetingMailTests {
    @Test(arguments: TestDatabase.engines)
    func `everybody invited gets the meeting, its change and its cancellation for their calendar`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine) { test in
            let mail = try await MailSteps(test)
            let meeting = try await mail.test.plan()
            let first = try await mail.sent()
            #expect(
                first.map(\.toName).sorted() == [
                    "Carol Staithe", "Dawn Reed", "Harriet Pike", "Ian Holt", "Sana Wells",
                ])
            let dawn = try #require(first.first { $0.toName == "Dawn Reed" })
            #expect(dawn.subject == "Invitation: Team Around the School, Marshgate Primary School, 14 October 2025")
            #expect(
                dawn.words.contains("When: Tuesday 14 October 2025, 9:30am to ")
                    && dawn.words.contains("Where: The library"))
            #expect(dawn.words.contains("https://alongside.example.gov.uk/meetings/\(meeting)"))
            expect(dawn, "REQUEST", sequence: 0)

            try await mail.test.does(
                Cast.sana, MoveMeeting.self,
                [
                    "meeting": meeting.text, "day": "2025-10-21", "starts": "09:00", "place": "The hall",
                    "reason": "Kit Larkin is ill",
                ])
            let moved = try await mail.sent()
            #expect(moved.count == 5 && moved.allSatisfy { $0.subject.hasPrefix("Changed: ") })
            expect(try #require(moved.first { $0.toName == "Dawn Reed" }), "REQUEST", sequence: 1)

            try await mail.test.does(
                Cast.sana, CancelMeeting.self, ["meeting": meeting.text, "reason": "Kit Larkin is well"])
            let over = try await mail.sent()
            #expect(over.count == 5 && over.allSatisfy { $0.subject.hasPrefix("Cancelled: ") })
            expect(try #require(over.first { $0.toName == "Dawn Reed" }), "CANCEL", sequence: 2)
            #expect(!MailSteps.text(first + moved + over).contains("Larkin"))
        }
    }

    private func expect(_ message: MailMessage, _ method: String, sequence: Int) {
        let text = message.calendar?.text.replacing("\r\n ", with: "") ?? ""
        #expect(message.calendar?.method == method && text.contains("METHOD:\(method)\r\n"))
        #expect(text.contains("SEQUENCE:\(sequence)\r\n"))
        #expect(text.contains("STATUS:\(method == "CANCEL" ? "CANCELLED" : "CONFIRMED")\r\n"))
        #expect(text.contains("ORGANIZER;CN=\"Norfolk County Council\":mailto:alongside@example.gov.uk"))
        // Only whoever it goes to is named, and no answer by mail is asked for.
        let asked = text.components(separatedBy: "\r\n").filter { $0.hasPrefix("ATTENDEE") }
        #expect(asked.count == 1 && asked[0].contains(message.to.text) && asked[0].contains("RSVP=FALSE"))
    }

    @Test(arguments: TestDatabase.engines)
    func `no message for what did not happen, nor a second for what was asked twice`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            let mail = try await MailSteps(test)
            await #expect(throws: Refusals.self) { _ = try await mail.test.plan(["day": "2025-10-12"]) }
            #expect(try await mail.sent().isEmpty)
            let fields = [
                "kind": "team-around-school", "school": "900001", "day": "2025-10-14", "starts": "09:30",
                "place": "The library",
            ]
            for _ in 0..<2 { try await mail.test.does(Cast.sana, PlanMeeting.self, fields, once: "a-form") }
            #expect(try await mail.sent().count == 5)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a Way Forward Meeting's message does not name the child`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            let mail = try await MailSteps(test)
            try await mail.test.does(Cast.dawn, RecordLawfulBasis.self, consent())
            try await test.store.keep { writing in
                try writing.run(
                    """
                    INSERT INTO child_share (child, kind, value, basis, why, from_day)
                    SELECT child, 'zone', \(Cast.north), id, 'test', '2025-10-01' FROM lawful_basis
                    """)
            }
            _ = try await mail.test.plan(["kind": "way-forward", "child": Cast.kit.text])
            let sent = try await mail.sent()
            #expect(!sent.isEmpty && sent.allSatisfy { $0.subject.contains("Marshgate Primary School") })
            let text = MailSteps.text(sent)
            #expect(!text.contains("Kit") && !text.contains("Larkin") && !text.contains(Cast.kit.text))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `whoever switches invitations off gets none, not even those that wait`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            let mail = try await MailSteps(test)
            let meeting = try await mail.test.plan()
            let dawn = Client(mail.test)
            try await dawn.signIn(Cast.dawn)
            #expect(try await dawn.get("/account").body.contains("Invitations by e-mail</a>: on"))
            #expect(try await dawn.get("/account/mail").body.contains("They go to dawn.reed@example.org."))
            let saved = try await dawn.post("/account/mail", [("invitations", "off")])
            #expect(saved.location == "/account")
            #expect(try await dawn.get("/account").body.contains("Invitations by e-mail</a>: off"))
            #expect(try await !mail.sent().contains { $0.toName == "Dawn Reed" })
            try await mail.test.does(Cast.sana, CancelMeeting.self, ["meeting": meeting.text, "reason": "Snow"])
            #expect(try await !mail.sent().contains { $0.toName == "Dawn Reed" })
            let chosen = try await mail.test.does(Cast.dawn, ChooseInvitations.self, ["invitations": "on"])
            #expect(chosen.wanted)
            _ = try await mail.test.plan(["day": "2025-10-16"])
            #expect(try await mail.sent().contains { $0.toName == "Dawn Reed" })
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `many new meetings at once come in one message with a file, few as an invitation each`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine) { test in
            let mail = try await MailSteps(test)
            _ = try await mail.test.house.perform(ManyMeetings(count: 40), by: Cast.ada)
            let sent = try await mail.sent()
            #expect(sent.filter { $0.toName == "Dawn Reed" }.count == 5)
            let sana = try #require(sent.filter { $0.toName == "Sana Wells" }.first)
            #expect(sent.count == 6 && sana.subject == "Invitation: 40 meetings, from 3 November 2025")
            let text = sana.calendar?.text ?? ""
            #expect(sana.calendar?.method == "PUBLISH" && text.components(separatedBy: "BEGIN:VEVENT").count == 41)
            #expect(!text.contains("ATTENDEE") && text.contains("ORGANIZER"))
            #expect(sana.words.components(separatedBy: "Team Around the School, Marshgate").count == 41)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a plan that is published invites once, and planning again tells those who change places`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine) { test in
            let mail = try await MailSteps(test)
            let steps = PlanningSteps(test: mail.test)
            let first = try await steps.plan()
            _ = try await steps.publish(first)
            let sent = try await mail.sent()
            #expect(Set(sent.map { "\($0.toName) \($0.subject)" }).count == sent.count && sent.count > 10)
            #expect(sent.allSatisfy { $0.calendar?.method == "REQUEST" })
            let meeting = try #require(try await steps.meetings(first).first { $0.school == Cast.marshgate }?.meeting)
            _ = try await mail.test.house.perform(
                Reseat(meeting: meeting, from: Cast.sana, to: Cast.greta), by: Cast.zoe)
            let changed = try await mail.sent().sorted { $0.toName < $1.toName }
            #expect(changed.map(\.toName) == ["Greta Quay", "Sana Wells"])
            #expect(changed.map(\.calendar?.method) == ["REQUEST", "CANCEL"])
            let gone = try #require(changed.last?.calendar?.text)
            #expect(gone.contains("METHOD:CANCEL\r\n") && !gone.contains("STATUS:"))
            #expect(changed.map { String($0.subject.prefix(12)) } == ["Invitation: ", "No longer ne"])
        }
    }
}

/// Meetings on one day after another, Sana at all of them, Dawn at the first five.
private struct ManyMeetings: Act {
    let count: Int

    static let name = "ManyMeetings"
    static let needs = Permission.manageAccounts
    static let api = "/api/many"
    static let summary = "Many meetings."

    init(count: Int) { self.count = count }
    init(_ form: inout FieldReader) throws(Refusals) { count = 0 }
    func isInScope(_ occasion: Occasion) throws -> Bool { true }
    func refusals(_ occasion: Occasion) throws -> [Refusal] { [] }

    func happen(_ occasion: Occasion) throws -> Int {
        let first = PlanningSteps.day("2025-11-03")
        for number in 0..<count {
            let id: ID<Meeting> = occasion.writing.newID()
            try occasion.writing.run(
                """
                INSERT INTO meeting (id, kind, zone, school, day, starts_minute, minutes, place, state, pack_closes_day)
                VALUES (\(id), 'team-around-school', \(Cast.north), \(Cast.marshgate), \(first.adding(days: number)),
                    570, 60, 'At the school', 'planned', \(first))
                """)
            try occasion.invite("Sana Wells", as: "send-adviser", Cast.sana.id, to: id)
            if number < 5 { try occasion.invite("Dawn Reed", as: "sendco", Cast.dawn.id, to: id) }
            occasion.mails.planned(id)
        }
        occasion.note(Self.self, "meetings")
        return count
    }

    static func fields(_ authority: Authority) -> [Field] { [] }
}

/// Somebody takes another's seat.
private struct Reseat: Act {
    let meeting: ID<Meeting>, from: Person, to: Person

    static let name = "Reseat"
    static let needs = Permission.planTerm
    static let api = "/api/reseat"
    static let summary = "Reseat."

    init(meeting: ID<Meeting>, from: Person, to: Person) {
        (self.meeting, self.from, self.to) = (meeting, from, to)
    }
    init(_ form: inout FieldReader) throws(Refusals) { throw form.refused }
    func isInScope(_ occasion: Occasion) throws -> Bool { true }
    func refusals(_ occasion: Occasion) throws -> [Refusal] { [] }

    func happen(_ occasion: Occasion) throws -> Int {
        try occasion.reseat(
            meeting, "send-adviser", from: from.id, to: .init(role: "send-adviser", person: to.id, name: to.name))
        occasion.note(Self.self, meeting.subject)
        return 1
    }

    static func fields(_ authority: Authority) -> [Field] { [] }
}
