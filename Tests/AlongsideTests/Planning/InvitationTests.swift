import AlongsideTesting
import Pages
import Reckoning
import Storage
import Testing

@testable import Alongside

@Suite struct InvitationTests {
    @Test(arguments: TestDatabase.engines)
    func `a school that asks to move is given one of its half-days, and nobody else is moved`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine) { test in
            let steps = PlanningSteps(test: try await test.withCast())
            let plan = try await steps.plan()
            _ = try await steps.publish(plan)
            let before = try await steps.meetings(plan)
            let marshgate = try #require(before.first { $0.school == Cast.marshgate })
            let meeting = try #require(marshgate.meeting)
            let (day, starts) = (try #require(marshgate.day), try #require(marshgate.starts))
            let now = try #require(WeekHalf(day, starts: starts)).key
            let free = WeekHalf.all.map(\.key).filter { $0 != now }.suffix(2)
            _ = try await steps.do(
                AnswerInvitation.self, by: Cast.dawn,
                ["meeting": [meeting.text], "answer": ["asks-to-move"], "halves": Array(free)])
            let again = try await steps.plan()
            let after = try await steps.meetings(again)
            let moved = try #require(after.first { $0.school == Cast.marshgate })
            let half = WeekHalf(try #require(moved.day), starts: try #require(moved.starts))
            #expect(free.contains(half?.key ?? ""))
            let done = try await steps.publish(again)
            #expect(done.moved == 1 && done.made == 0 && done.cancelled == 0)
            // The answer was to the old time: the school is asked anew.
            let record = try await steps.record(again)
            let answers = try await test.store.read { database in
                try AnswerRecord.all("m.id = \(meeting)", in: database)
            }
            #expect(record.state == .published && answers.map(\.answer) == [nil])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `only the school itself answers, and with half-days where it asks to move`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine) { test in
            let steps = PlanningSteps(test: try await test.withCast())
            let plan = try await steps.plan()
            _ = try await steps.publish(plan)
            let meeting = try #require(try await steps.meetings(plan).first { $0.school == Cast.marshgate }?.meeting)
            let accept = ["meeting": [meeting.text], "answer": ["accepted"]]
            await #expect(throws: NotThere.self) {
                _ = try await steps.do(AnswerInvitation.self, by: Cast.otto, accept)
            }
            await #expect(throws: NotAllowed.self) {
                _ = try await steps.do(AnswerInvitation.self, by: Cast.zoe, accept)
            }
            await #expect(throws: Refusals.self) {
                _ = try await steps.do(
                    AnswerInvitation.self, by: Cast.dawn,
                    ["meeting": [meeting.text], "answer": ["asks-to-move"]])
            }
            #expect(try await steps.do(AnswerInvitation.self, by: Cast.harriet, accept).answer == .accepted)
        }
    }
}
