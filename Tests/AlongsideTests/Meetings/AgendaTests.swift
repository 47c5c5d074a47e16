import Alongside
import AlongsideTesting
import Pages
import Reckoning
import Storage
import Testing

@Suite struct AgendaTests {
    @Test(arguments: TestDatabase.engines)
    func `closing the pack freezes what waits, section by section`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let meeting = try await test.plan()
            let school = try await test.brought()
            let cohort = try await test.brought(["focus": "cohort", "cohort": "Year 5"])
            let done = try await test.closePack(meeting)
            let items = try await test.items(meeting)
            #expect(done.leftOut.isEmpty)
            #expect(items.filter { !$0.isSection }.map(\.section) == ["whole-school", "cohorts"])
            #expect(
                items.filter(\.isSection).map(\.section) == [
                    "welcome", "actions", "school", "close",
                ])
            #expect(try await test.concernState(school) == .onAgenda)
            #expect(try await test.concernState(cohort) == .onAgenda)
            let late = try await test.brought(["title": "Too late"])
            #expect(try await test.concernState(late) == .brought)
            let again = try await test.refused(
                Cast.sana, CloseAgenda.self, Given(["meeting": [meeting.text]]))
            #expect(again.count == 1)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a child goes to the meeting with a lawful basis, and waits without one`(_ engine: Engine)
        async throws
    {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let meeting = try await test.plan()
            let concern = try await test.brought(["focus": "child", "child": Cast.kit.text])
            let done = try await test.closePack(meeting)
            #expect(done.leftOut == [concern])
            #expect(try await test.concernState(concern) == .brought)
            #expect(try await test.items(meeting).allSatisfy { $0.focus != .child })

            try await test.does(Cast.dawn, RecordLawfulBasis.self, consent())
            let next = try await test.plan(["day": "2026-01-13"])
            test.clock.move(
                to: test.house.authority.timeZone.instant(
                    of: LocalTime(day: Day(iso: "2026-01-06") ?? Day(number: 0), minute: 600)))
            #expect(try await test.closePack(next).leftOut.isEmpty)
            let item = try await test.item(of: concern, at: next)
            #expect(item?.title == "Reading across Year 4")
            #expect(item?.mayBeDiscussed == true)
            #expect(try await sees(Cast.kit, Cast.sana, test))
            #expect(try await !sees(Cast.kit, Cast.greta, test))
            #expect(try await !sees(Cast.kit, Cast.zoe, test))
        }
    }

    private func sees(_ child: ID<Child>, _ person: Person, _ test: TestHouse) async throws -> Bool {
        let today = test.house.today
        return try await test.store.read {
            try ChildRecord.find(child, for: person, on: today, in: $0) != nil
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `withdrawn consent withholds a frozen item at once, and publishing carries it`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let meeting = try await test.plan()
            let concern = try await test.brought(["focus": "child", "child": Cast.kit.text])
            let basis = try await test.does(Cast.dawn, RecordLawfulBasis.self, consent()).basis
            try await test.closePack(meeting)
            let item = try #require(try await test.item(of: concern, at: meeting))
            try await test.record(item, ["notes": "Kit's private words"])
            try await test.does(Cast.dawn, WithdrawLawfulBasis.self, ["basis": basis.text])
            let now = try await test.items(meeting).first { $0.id == item.id }
            #expect(now?.isWithheld == true)
            #expect(now?.title == "This item is withheld")
            #expect(now?.notes == "")
            await #expect(throws: NotThere.self) { try await test.record(item, ["notes": "more"]) }
            try await test.hold(meeting)
            let done = try await test.publish(meeting)
            #expect(done.carried == [concern])
            #expect(try await test.concernState(concern) == .carried)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the school's days to add are kept, and the zone's own team closes`(_ engine: Engine)
        async throws
    {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let meeting = try await test.plan(["day": "2025-11-11"])
            let early = try await test.refused(
                Cast.sana, CloseAgenda.self, Given(["meeting": [meeting.text]]))
            #expect(early.first?.words.contains("4 November 2025") == true)
            await #expect(throws: NotThere.self) {
                try await test.closePack(meeting, as: Cast.greta)
            }
            await #expect(throws: NotAllowed.self) {
                try await test.closePack(meeting, as: Cast.dawn)
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a cancelled meeting lets its concerns wait for the next`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let meeting = try await test.plan()
            let concern = try await test.brought()
            try await test.closePack(meeting)
            let fields = ["meeting": meeting.text, "reason": "Snow"]
            let done = try await test.does(Cast.ian, CancelMeeting.self, fields)
            #expect(done.carried == [concern])
            #expect(try await test.concernState(concern) == .carried)
            let again = try await test.refused(
                Cast.ian, CancelMeeting.self, Given(fields.mapValues { [$0] }))
            #expect(again.count == 1)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `what is raised at the meeting has a concern behind it`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let meeting = try await test.plan()
            try await test.closePack(meeting)
            let given = concern(["meeting": meeting.text, "tried": "", "asked": ""])
            let done = try await test.does(Cast.sana, AddItem.self, given)
            #expect(try await test.concernState(done.concern) == .onAgenda)
            #expect(try await test.items(meeting).last?.id == done.item)
            let elsewhere = concern(["meeting": meeting.text, "school": "900002"])
            #expect(
                try await test.refused(Cast.sana, AddItem.self, elsewhere).map(\.field) == [
                    "school"
                ])
            await #expect(throws: NotThere.self) {
                let hidden = concern([
                    "meeting": meeting.text, "focus": "child", "child": Cast.kit.text,
                ])
                try await test.does(Cast.sana, AddItem.self, hidden)
            }
        }
    }
}
