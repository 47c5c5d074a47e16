import Alongside
import AlongsideTesting
import Pages
import Reckoning
import Storage
import Testing

@Suite struct PromiseTests {
    @Test(arguments: TestDatabase.engines)
    func `a promise is due in the line's working time`(_ engine: Engine) async throws {
        try await TestHouse.with(engine, on: Day(iso: "2025-04-17")!) { test in
            try await test.withCast()
            test.clock.advance(minutes: 390)  // 4:30pm on the Thursday before Easter
            let promise = try await test.promised(within: "4")
            let record = try #require(try await test.record(promise))
            #expect(record.dueAt.iso == "2025-04-22T11:30:00.000Z")
            #expect(record.owner == nil && record.state == .open)
            #expect(try await test.record(record.call!)?.isResolved == false)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a promise by a day is due when the line closes on it`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let call = try await test.log().call
            func promise(by day: String) async throws -> PromiseCallback.Done {
                try await test.line(
                    PromiseCallback.self,
                    Given(["call": [call.text], "kind": ["tell"], "what": ["Who it is."], "by": [day]]))
            }
            #expect(try await promise(by: "2025-10-09").due.iso == "2025-10-09T16:00:00.000Z")
            for day in ["2025-10-11", "2025-12-25", "2025-10-06"] {
                let refused = await #expect(throws: Refusals.self) { _ = try await promise(by: day) }
                #expect(refused?.list.map(\.field) == ["by"])
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `of two advisers who take one call-back one has it and the other is told who`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let promise = try await test.promised()
            let given = Given(["promise": [promise.text]])
            await withTaskGroup(of: Void.self) { group in
                for person in [Cast.liam, Cast.wren] {
                    group.addTask { _ = try? await test.line(TakeCallback.self, given, as: person) }
                }
            }
            let owner = try #require(try await test.record(promise)?.ownerName)
            let late = owner == Cast.liam.name ? Cast.wren : Cast.liam
            let refused = await #expect(throws: Refusals.self) {
                _ = try await test.line(TakeCallback.self, given, as: late)
            }
            #expect(refused?.list.first?.words.contains(owner) == true)
            let taken = try await test.store.read {
                try $0.count("SELECT count(*) FROM promise_step WHERE state = 'taken'")
            }
            #expect(taken == 1)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `every attempt is logged, and a promise ends kept or not kept, once`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let promise = try await test.promised()
            let tried = Given(["promise": [promise.text], "result": ["no-answer"]])
            _ = try await test.line(LogAttempt.self, tried)
            _ = try await test.line(LogAttempt.self, tried)
            let record = try #require(try await test.record(promise))
            #expect(record.attempts == 2 && record.owner == Cast.liam.id)
            let words = Given(["promise": [promise.text], "words": ["Told them who it is."]])
            #expect(try await test.line(KeepPromise.self, words).state == .kept)
            await #expect(throws: Refusals.self) { _ = try await test.line(BreakPromise.self, words) }
            await #expect(throws: Refusals.self) { _ = try await test.line(LogAttempt.self, tried) }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `somebody else's promise is theirs, or the lead's to pass on`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let promise = try await test.promised(owner: "me")
            let other = Cast.second
            let tried = Given(["promise": [promise.text], "result": ["message"]])
            let refused = await #expect(throws: Refusals.self) {
                _ = try await test.line(LogAttempt.self, tried, as: other)
            }
            #expect(refused?.list.first?.words.contains("Liam Weir") == true)
            let stranger = Given(["promise": [promise.text], "to": [Cast.sana.id.text]])
            await #expect(throws: Refusals.self) {
                _ = try await test.line(PassCallback.self, stranger, as: Cast.wren)
            }
            let pass = Given(["promise": [promise.text], "to": [other.id.text], "why": ["End of the shift."]])
            await #expect(throws: Refusals.self) { _ = try await test.line(PassCallback.self, pass, as: other) }
            _ = try await test.line(PassCallback.self, pass, as: Cast.wren)
            #expect(try await test.record(promise)?.owner == other.id)
            let back = Given(["promise": [promise.text], "to": ["anyone"]])
            _ = try await test.line(PassCallback.self, back, as: other)
            #expect(try await test.record(promise)?.owner == nil)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a promise that is not kept says why`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let promise = try await test.promised()
            await #expect(throws: Refusals.self) {
                _ = try await test.line(BreakPromise.self, Given(["promise": [promise.text]]))
            }
            let words = Given(["promise": [promise.text], "words": ["The number is not in use."]])
            #expect(try await test.line(BreakPromise.self, words).state == .broken)
            let open = try await test.store.read { try PromiseRecord.open(for: Cast.liam, in: $0) }
            #expect(open.isEmpty)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `overdue promises stand first, and nobody outside the line sees any`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let late = try await test.promised(within: "40")
            let soon = try await test.promised(within: "1")
            test.clock.advance(days: 1)
            let open = try await test.store.read { try PromiseRecord.open(for: Cast.wren, in: $0) }
            #expect(open.map(\.id) == [soon, late])
            #expect(open.map { $0.isOverdue(at: test.clock.now) } == [true, false])
            for person in [Cast.sana, Cast.cora, Cast.dawn] {
                let none = try await test.store.read { try PromiseRecord.open(for: person, in: $0) }
                #expect(none.isEmpty)
            }
        }
    }

    @Test func `a reference is read however it is typed`() {
        #expect(Promise.reference(typed: "k7qm 3xrd") == "K7QM-3XRD")
        #expect(Promise.reference(typed: " K7QM-3XRD ") == "K7QM-3XRD")
    }
}
