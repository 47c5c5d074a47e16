import Alongside
import AlongsideTesting
import Pages
import Reckoning
import Storage
import Testing

@Suite struct RecordTests {
    @Test(arguments: TestDatabase.engines)
    func `a stale edit is refused, and says whose version stands`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let meeting = try await test.plan()
            let concern = try await test.brought()
            try await test.closePack(meeting)
            let item = try #require(try await test.item(of: concern, at: meeting))
            try await test.record(item, ["notes": "Sana's notes", "decision": "advice"])
            let refused = try await test.refused(
                Cast.ian, RecordItem.self,
                Given(["item": [item.id.text], "version": ["1"], "notes": ["Ian's notes"]]))
            #expect(refused.map(\.field) == ["version"])
            #expect(refused.first?.words.contains("Sana Wells saved this item at 10am") == true)
            let now = try await test.item(of: concern, at: meeting)
            #expect(now?.notes == "Sana's notes")
            #expect(now?.decision == "advice")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a decision comes from the closed list of the kind, open to the focus`(_ engine: Engine)
        async throws
    {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let meeting = try await test.plan()
            let concern = try await test.brought()
            try await test.closePack(meeting)
            let item = try #require(try await test.item(of: concern, at: meeting))
            for (decision, field) in [
                ("magic", "decision"), ("way-forward", "decision"), ("pathway", "pathway"),
            ] {
                let given = Given([
                    "item": [item.id.text], "version": ["1"], "decision": [decision],
                ])
                #expect(
                    try await test.refused(Cast.sana, RecordItem.self, given).map(\.field) == [
                        field
                    ])
            }
            try await test.record(item, ["decision": "pathway", "pathway": "element-3"])
            #expect(try await test.item(of: concern, at: meeting)?.pathway == "element-3")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `what a service would not take is said while the decision is recorded`(_ engine: Engine)
        async throws
    {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let meeting = try await test.plan()
            let concern = try await test.brought(["offer": "universal"])
            try await test.closePack(meeting)
            let item = try #require(try await test.item(of: concern, at: meeting))
            let given = Given(["item": [item.id.text], "version": ["1"], "decision": ["soas"]])
            let refused = try await test.refused(Cast.sana, RecordItem.self, given)
            #expect(refused.first?.words.contains("Universal") == true)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `only who holds the meeting records it, and only while it may be`(_ engine: Engine)
        async throws
    {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let meeting = try await test.plan()
            let concern = try await test.brought()
            try await test.closePack(meeting)
            let item = try #require(try await test.item(of: concern, at: meeting))
            await #expect(throws: NotThere.self) {
                try await test.record(item, [:], as: Cast.greta)
            }
            await #expect(throws: NotAllowed.self) {
                try await test.record(item, [:], as: Cast.dawn)
            }
            try await test.record(item, ["decision": "advice"])
            try await test.hold(meeting)
            try await test.publish(meeting)
            let late = Given(["item": [item.id.text], "version": ["2"], "notes": ["later"]])
            #expect(try await test.refused(Cast.sana, RecordItem.self, late).count == 1)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `two people see that the other is writing`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let meeting = try await test.plan()
            let concern = try await test.brought()
            try await test.closePack(meeting)
            let item = try #require(try await test.item(of: concern, at: meeting))
            let (sana, ian) = (Client(test), Client(test))
            try await sana.signIn(Cast.sana)
            try await ian.signIn(Cast.ian)
            let form = "/meetings/\(meeting)/items/\(item.id)"
            try await Draft.keep(
                Given(["notes": ["half a thought"], "version": ["1"]]), form: form,
                of: Cast.sana.id, in: test.store)
            let page = try await ian.get("/meetings/\(meeting)/record")
            #expect(page.body.contains("Also being edited by Sana Wells, saved 10am."))
            #expect(!page.body.contains("half a thought"))
            #expect(
                try await sana.get("/meetings/\(meeting)/record").body.contains("half a thought"))
            let saved = try await ian.post(form, [("version", "1"), ("notes", "Ian was quicker")])
            #expect(saved.status == 303)
            let stale = try await sana.post(form, [("version", "1"), ("notes", "half a thought")])
            #expect(stale.status == 422)
            #expect(stale.body.contains("Ian was quicker"))
            #expect(stale.body.contains("half a thought"))
            let again = try await sana.post(
                form, [("version", stale.hidden("version")), ("notes", "Both thoughts")])
            #expect(again.status == 303)
            #expect(try await test.item(of: concern, at: meeting)?.notes == "Both thoughts")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `an action has an owner and a day, and is closed once by those it concerns`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let meeting = try await test.plan()
            try await test.closePack(meeting)
            let dawn: ID<Attendance>? = try await test.store.read {
                try $0.value("SELECT id FROM attendance WHERE person = \(Cast.dawn.id)")
            }
            let fields = [
                "meeting": meeting.text, "what": "Send the timetable", "owner": dawn?.text ?? "",
                "due": "2025-10-21",
            ]
            let action = try await test.does(Cast.sana, AgreeAction.self, fields).action
            let nobody = Given(["meeting": [meeting.text], "what": ["x"], "due": ["2025-10-01"]])
            #expect(
                try await test.refused(Cast.sana, AgreeAction.self, nobody).map(\.field) == [
                    "owner"
                ])
            let past = Given(fields.merging(["due": "2025-10-01"]) { $1 }.mapValues { [$0] })
            #expect(
                try await test.refused(Cast.sana, AgreeAction.self, past).map(\.field) == ["due"])
            let close = ["action": action.text, "version": "1", "state": "done", "outcome": "Sent"]
            for person in [Cast.otto, Cast.tom, Cast.greta] {
                await #expect(throws: NotThere.self) {
                    try await test.does(person, CloseAction.self, close)
                }
            }
            let why = Given(
                close.merging(["state": "dropped", "outcome": ""]) { $1 }.mapValues { [$0] })
            #expect(
                try await test.refused(Cast.dawn, CloseAction.self, why).map(\.field) == ["outcome"]
            )
            try await test.does(Cast.dawn, CloseAction.self, close)
            let late = try await test.refused(
                Cast.sana, CloseAction.self, Given(close.mapValues { [$0] }))
            #expect(late.first?.words.contains("by Dawn Reed") == true)
            #expect(late.first?.words.contains("Sent") == true)
        }
    }
}
