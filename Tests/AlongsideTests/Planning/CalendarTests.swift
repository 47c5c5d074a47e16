import AlongsideTesting
import Foundation
import Pages
import Reckoning
import Storage
import Testing

@testable import Alongside

@Suite struct CalendarTests {
    @Test func `a long line is folded after 75 octets and never within a character`() {
        let line = "SUMMARY:" + String(repeating: "Zoë’s école ", count: 20)
        let folded = CalendarFile.folded(line)
        let pieces = folded.components(separatedBy: "\r\n")
        #expect(pieces.allSatisfy { $0.utf8.count <= 75 })
        #expect(pieces.dropFirst().allSatisfy { $0.hasPrefix(" ") })
        #expect(pieces[0] + pieces.dropFirst().map { String($0.dropFirst()) }.joined() == line)
        #expect(CalendarFile.escaped("a, b; c\\d\ne") == "a\\, b\\; c\\\\d\\ne")
    }

    @Test(arguments: TestDatabase.engines)
    func `a feed holds one's meetings at their instants, until it is ended`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            let steps = PlanningSteps(test: try await test.withCast())
            let plan = try await steps.plan()
            _ = try await steps.publish(plan)
            let client = Client(test)
            let made = try await steps.do(MakeCalendarFeed.self, by: Cast.dawn, [:])
            let secret = try #require(made.secret.secret)
            let answer = try await client.get("/feeds/\(secret)")
            #expect(answer.status == 200 && answer.body.hasPrefix("BEGIN:VCALENDAR\r\n"))
            let one = try #require(try await steps.meetings(plan).first { $0.school == Cast.marshgate })
            let (day, starts) = (try #require(one.day), try #require(one.starts))
            let zone = test.house.authority.timeZone
            let start = CalendarFile.utc(zone.instant(of: LocalTime(day: day, minute: starts)))
            #expect(answer.body.contains("DTSTART:\(start)\r\n"))
            #expect(answer.body.contains("SUMMARY:Team Around the School\\, Marshgate Primary School\r\n"))
            #expect(!answer.body.contains("ATTENDEE") && !answer.body.contains("Sana"))
            try check(answer.body)

            let stored: [String] = try await test.store.read { try $0.values("SELECT secret FROM calendar_feed") }
            #expect(!stored.contains(secret))
            await #expect(throws: NotThere.self) {
                _ = try await steps.do(EndCalendarFeed.self, by: Cast.otto, ["feed": [made.feed.text]])
            }
            _ = try await steps.do(EndCalendarFeed.self, by: Cast.dawn, ["feed": [made.feed.text]])
            #expect(try await client.get("/feeds/\(secret)").status == 404)
            #expect(try await client.get("/feeds/guessed").status == 404)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a school's feed ends with the post of whoever made it`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            let steps = PlanningSteps(test: try await test.withCast())
            await #expect(throws: NotThere.self) {
                _ = try await steps.do(
                    MakeCalendarFeed.self, by: Cast.dawn, ["school": [Cast.sandholme.description]])
            }
            let made = try await steps.do(
                MakeCalendarFeed.self, by: Cast.dawn, ["school": [Cast.marshgate.description]])
            let secret = try #require(made.secret.secret)
            let client = Client(test)
            #expect(try await client.get("/feeds/\(secret)").status == 200)
            try await test.store.keep { writing in
                try writing.run("UPDATE post SET until_day = '2025-10-01' WHERE person = \(Cast.dawn.id)")
            }
            #expect(try await client.get("/feeds/\(secret)").status == 404)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `an invitation is a request, then an update, then a cancellation`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            let steps = PlanningSteps(test: try await test.withCast())
            let plan = try await steps.plan()
            _ = try await steps.publish(plan)
            let meeting = try #require(try await steps.meetings(plan).first { $0.school == Cast.marshgate }?.meeting)
            let client = Client(test)
            try await client.signIn(Cast.dawn)
            let path = "/meetings/\(meeting)/invitation.ics"
            let first = try await client.get(path).body
            #expect(first.contains("METHOD:REQUEST") && first.contains("SEQUENCE:0\r\n"))
            #expect(first.contains("mailto:sana.wells@example.org"))
            try check(first)
            _ = try await steps.do(
                MoveMeeting.self, by: Cast.sana,
                [
                    "meeting": [meeting.text], "day": ["2026-03-24"], "starts": ["09:00"],
                    "place": ["At the school"], "reason": ["The school asked"],
                ])
            #expect(try await client.get(path).body.contains("SEQUENCE:1\r\n"))
            _ = try await steps.do(
                CancelMeeting.self, by: Cast.sana, ["meeting": [meeting.text], "reason": ["Snow"]])
            let last = try await client.get(path).body
            #expect(
                last.contains("METHOD:CANCEL") && last.contains("STATUS:CANCELLED") && last.contains("SEQUENCE:2\r\n"))
            try check(last)
            try await client.signIn(Cast.otto)
            #expect(try await client.get(path).status == 404)
        }
    }

    /// Four independent parsers, where `ALONGSIDE_CALENDAR_CHECK` names a command that runs them.
    private func check(_ calendar: String) throws {
        guard let command = ProcessInfo.processInfo.environment["ALONGSIDE_CALENDAR_CHECK"] else {
            return print("calendar check skipped: ALONGSIDE_CALENDAR_CHECK is not set")
        }
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).ics")
        try Data(calendar.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", "\(command) '\(file.path)'"]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(calendar)")
    }
}
