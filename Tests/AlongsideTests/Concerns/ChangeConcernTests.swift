import Alongside
import AlongsideTesting
import Foundation
import Pages
import Reckoning
import Storage
import Testing

/// A concern is corrected while it waits, and taken back until a meeting takes it up.
@Suite struct ChangeConcernTests {
    private func record(_ id: ID<Concern>, _ test: TestHouse) async throws -> ConcernRecord? {
        let today = test.house.today
        return try await test.store.read {
            try ConcernRecord.find(id, for: Cast.dawn, on: today, in: $0)
        }
    }

    private func steps(_ id: ID<Concern>, _ test: TestHouse) async throws -> [Step<Concern.State>] {
        try await test.store.read {
            try Step.all(from: "concern_step", where: "st.concern = \(id)", in: $0)
        }
    }

    /// What the concern says, with whatever a test changes about it.
    private func corrected(_ id: ID<Concern>, _ changes: [String: String], version: Int = 1) -> Given {
        let changes = changes.merging(["concern": id.text, "version": "\(version)"]) { $1 }
        return concern(changes)
    }

    @Test(arguments: TestDatabase.engines)
    func `a correction keeps what the concern said before`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let id = try await test.brought(["tried": "Paired reading."])
            let given = corrected(id, ["tried": "Daily reading.", "offer": "universal"])
            let done = try await test.does(Cast.harriet, CorrectConcern.self, given)
            #expect(done.version == 2)
            let now = try await record(id, test)
            #expect(now?.tried == "Daily reading.")
            #expect(now?.offer == "universal")
            #expect(now?.version == 2)
            let newest = try #require(try await steps(id, test).first)
            #expect(newest.state == .brought)
            #expect(newest.person == "Harriet Pike")
            #expect(newest.reason.contains("What had been tried: Paired reading."))
            #expect(newest.reason.contains("Offer: Targeted"))
            #expect(!newest.reason.contains("Asked for"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a stale correction is refused, and the page shows both`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let id = try await test.brought()
            try await test.does(
                Cast.harriet, CorrectConcern.self, corrected(id, ["tried": "Hers."]))
            let dawn = Client(test)
            try await dawn.signIn(Cast.dawn)
            let fields = corrected(id, ["tried": "His."]).values
                .filter { $0.key != "concern" }.flatMap { name, all in all.map { (name, $0) } }
            let stale = try await dawn.post("/concerns/\(id)/correct", fields)
            #expect(stale.status == 422)
            #expect(stale.body.contains("Hers.") && stale.body.contains("His."))
            #expect(stale.hidden("version") == "2")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a correction says everything that is wrong, and that nothing is different`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let id = try await test.brought()
            let same = try await test.refused(Cast.dawn, CorrectConcern.self, corrected(id, [:]))
            #expect(same.first?.words.contains("Nothing is different") == true)
            let wrong = try await test.refused(
                Cast.dawn, CorrectConcern.self,
                corrected(id, ["offer": "gold", "sections": "magic"]))
            #expect(wrong.map(\.field) == ["offer", "sections"])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a concern that is withdrawn leaves the pack and stays on record with the reason`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let meeting = try await test.plan()
            let id = try await test.brought()
            let given = ["concern": id.text, "version": "1", "reason": "It has settled."]
            try await test.does(Cast.dawn, WithdrawConcern.self, given)
            #expect(try await test.concernState(id) == .withdrawn)
            #expect(try await steps(id, test).first?.reason == "It has settled.")
            try await test.closePack(meeting)
            #expect(try await test.item(of: id, at: meeting) == nil)
            let again = try await test.refused(
                Cast.dawn, WithdrawConcern.self, Given(given.mapValues { [$0] }))
            #expect(again.map(\.words) == ["It has been withdrawn already."])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `from a closed agenda it goes as long as nobody has written under it`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let meeting = try await test.plan()
            let (first, second) = (
                try await test.brought(), try await test.brought(["title": "Attendance"])
            )
            try await test.closePack(meeting)
            let item = try #require(try await test.item(of: second, at: meeting))
            try await test.record(item, ["notes": "Talked through."])
            func withdraw(_ id: ID<Concern>) -> Given {
                Given(["concern": [id.text], "version": ["2"], "reason": ["Settled"]])
            }
            try await test.does(Cast.dawn, WithdrawConcern.self, withdraw(first))
            #expect(try await test.item(of: first, at: meeting) == nil)
            let refused = try await test.refused(
                Cast.dawn, WithdrawConcern.self, withdraw(second))
            #expect(refused.first?.words.contains("has taken it up") == true)
            let frozen = try await test.refused(
                Cast.dawn, CorrectConcern.self, corrected(second, ["tried": "More"], version: 2))
            #expect(frozen.first?.words.contains("frozen") == true)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `nobody but the school that brought it corrects it or takes it back`(_ engine: Engine)
        async throws
    {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let id = try await test.brought()
            let withdraw = Given(["concern": [id.text], "version": ["1"], "reason": ["No"]])
            let correct = corrected(id, ["tried": "Other"])
            await #expect(throws: NotThere.self) {
                try await test.does(Cast.otto, WithdrawConcern.self, withdraw)
            }
            await #expect(throws: NotThere.self) {
                try await test.does(Cast.otto, CorrectConcern.self, correct)
            }
            for person in [Cast.sana, Cast.tom, Cast.lena] {
                await #expect(throws: NotAllowed.self) {
                    try await test.does(person, WithdrawConcern.self, withdraw)
                }
            }
            let (dawn, sana) = (Client(test), Client(test))
            try await dawn.signIn(Cast.dawn)
            try await sana.signIn(Cast.sana)
            #expect(try await dawn.get("/concerns/\(id)").body.contains("Withdraw it"))
            #expect(try await !sana.get("/concerns/\(id)").body.contains("Withdraw it"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the form says what to write, and its errors stand in the order of the page`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let dawn = Client(test)
            try await dawn.signIn(Cast.dawn)
            let form = "/schools/900001/concerns/new"
            let whole = try await dawn.get(form + "?focus=whole-school").body
            #expect(whole.contains("Raise a concern about the whole school"))
            #expect(!whole.contains("Kit Larkin"))
            let child = try await dawn.get(form + "?focus=child").body
            #expect(child.contains("Raise a concern about a child"))
            #expect(child.contains("Write as little about a child"))
            let refused = try await dawn.post(form, [("focus", "whole-school")]).body
            let order = ["title", "offer", "sections", "tried", "outcome", "asked"].map { "#f-\($0)" }
            let places = order.compactMap { refused.range(of: $0)?.lowerBound }
            #expect(places.count == order.count && places == places.sorted())
            let lists = try await test.store.read {
                try $0.values("SELECT subject || ' ' || detail FROM audit WHERE act = 'ReadChildren'", as: String.self)
            }
            #expect(lists == ["school:900001 1 on concern"])
        }
    }
}
