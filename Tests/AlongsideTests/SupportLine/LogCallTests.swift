import Alongside
import AlongsideTesting
import Pages
import Reckoning
import Storage
import Testing

@Suite struct LogCallTests {
    @Test(arguments: TestDatabase.engines)
    func `a call is kept with its setting's zone and its real times`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let done = try await test.log(["started": test.clock.now.adding(seconds: -240).iso])
            let record = try #require(try await test.record(done.call))
            #expect(record.zone == Cast.north)
            #expect(record.schoolName == "Marshgate Primary School")
            #expect(record.minutes == 4)
            #expect(record.isResolved)
            #expect(record.urgency == "routine")
            #expect(record.adviser == "Liam Weir")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `only the line logs calls and reads them`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            for person in [Cast.dawn, Cast.sana, Cast.lena, Cast.cora, Cast.dev, Cast.ada] {
                await #expect(throws: NotAllowed.self) { _ = try await test.log(as: person) }
            }
            let done = try await test.log(as: Cast.wren)
            #expect(try await test.record(done.call) != nil)
            for person in [Cast.dawn, Cast.sana, Cast.cora] {
                #expect(try await test.record(done.call, for: person) == nil)
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `somebody who gives neither name nor number nor school has called all the same`(_ engine: Engine) async throws
    {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let done = try await test.log(["caller-name": "", "phone": "", "school": "", "setting": ""])
            let record = try #require(try await test.record(done.call))
            #expect(record.callerName.isEmpty && record.zone == nil && record.school == nil)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the same form saved twice is one call, with one promise`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let fields = ["form": "number-1", "outcome": "call-back", "promise": "Ring back."]
            let first = try await test.log(fields)
            test.clock.advance(days: 1)
            let second = try await test.log(fields)
            #expect(first.call == second.call && first.reference == second.reference)
            let rows = try await test.store.read {
                (try $0.count("SELECT count(*) FROM line_call"), try $0.count("SELECT count(*) FROM promise"))
            }
            #expect(rows == (1, 1))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a child at risk is never left without what was done`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let refused = await #expect(throws: Refusals.self) {
                _ = try await test.log(["safeguarding": "yes"])
            }
            #expect(refused?.list.map(\.field) == ["safeguarding-action"])
            let invented = await #expect(throws: Refusals.self) {
                _ = try await test.log(["safeguarding": "yes", "safeguarding-action": "nothing"])
            }
            #expect(invented?.list.map(\.field) == ["safeguarding-action"])
            let done = try await test.log([
                "safeguarding": "yes", "safeguarding-action": "rang", "safeguarding-words": "Ref 12",
            ])
            #expect(try await test.record(done.call)?.safeguarding == "rang")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `notes of 50,000 characters are kept whole, and one more is refused`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let long = String(repeating: "é", count: 50_000)
            let done = try await test.log(["notes": long])
            #expect(try await test.record(done.call)?.notes == long)
            let refused = await #expect(throws: Refusals.self) { _ = try await test.log(["notes": long + "x"]) }
            #expect(refused?.list.first?.words.contains("you have 50001") == true)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `everything that stands in the way is said at once`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let refused = await #expect(throws: Refusals.self) {
                _ = try await test.log([
                    "caller": "martian", "school": "", "stage": "ninth", "reason": "whim", "urgency": "now",
                    "signposted": "service:nobody", "outcome": "shrug",
                ])
            }
            let fields = refused?.list.map(\.field) ?? []
            #expect(
                Set(fields) == ["caller", "stage", "reason", "urgency", "outcome", "signposted", "setting"])
            let promise = await #expect(throws: Refusals.self) {
                _ = try await test.log(["outcome": "call-back", "phone": "", "within": "900"])
            }
            #expect(Set(promise?.list.map(\.field) ?? []) == ["phone", "within"])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a paper call keeps the times on the paper, over midnight and in the hour the clocks skip`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let paper = ["channel": "paper", "day": "2025-03-29", "from": "23:50", "until": "00:10"]
            let night = try #require(try await test.record(try await test.log(paper).call))
            #expect(night.startedAt.iso == "2025-03-29T23:50:00.000Z" && night.minutes == 20)
            #expect(night.day.iso == "2025-03-29")
            let spring = ["channel": "paper", "day": "2025-03-30", "from": "00:50", "until": "02:10"]
            let skipped = try #require(try await test.record(try await test.log(spring).call))
            #expect(skipped.minutes == 20)
            let ahead = ["channel": "paper", "day": "2025-10-07", "from": "10:30", "until": "10:40"]
            let refused = await #expect(throws: Refusals.self) { _ = try await test.log(ahead) }
            #expect(refused?.list.map(\.field) == ["day"])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `earlier calls are found by the number, the school and the child`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let first = try await test.log(["phone": "+44 (0)1603 222300 ext 4", "school": "900003"])
            let client = Client(test)
            try await client.signIn(Cast.liam)
            let earlier = try await client.get("/line/earlier?q=01603%20222300%2F1")
            #expect(earlier.body.contains(first.call.text))
            let list = try await client.get("/line/calls?q=0044%201603222300")
            #expect(list.body.contains(first.call.text))
            let other = try await client.get("/line/earlier?q=01603%20999999")
            #expect(!other.body.contains(first.call.text))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a child on record is offered by its exact name alone, and tied only when somebody says so`(
        _ engine: Engine
    ) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let other = try await test.log(["child-name": "Kit"])
            let done = try await test.log(["child-name": "kit larkin"])
            #expect(try await test.record(done.call)?.child == nil)
            func link(_ call: ID<LineCall>) async throws {
                let given = Given(["call": [call.text], "child": [Cast.kit.text]])
                _ = try await test.line(LinkChild.self, given)
            }
            await #expect(throws: Refusals.self) { try await link(other.call) }
            try await link(done.call)
            #expect(try await test.record(done.call)?.child == Cast.kit)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the audit log tells of a call without a word of it, and of every reading`(_ engine: Engine) async throws {
        try await TestHouse.with(engine) { test in
            try await test.withCast()
            let done = try await test.log(["notes": "something private"])
            let client = Client(test)
            try await client.signIn(Cast.liam)
            #expect(try await client.get("/line/calls/\(done.call)").status == 200)
            let lines = try await test.store.read {
                try $0.all("SELECT act, subject, detail FROM audit") { row in
                    [try row[0] as String, try row[1], try row[2]]
                }
            }
            #expect(
                lines == [
                    ["LogCall", done.call.subject, "advice"], ["ReadChild", done.call.subject, "line"],
                ])
        }
    }
}
